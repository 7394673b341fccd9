using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MemoryLint.Benchmarks;

/// <summary>
/// A chat backend of any size: services whose methods call each other at random, controllers that call into them, and a history dropped in every tenth
/// service, so that the rules have to look for its callers.
/// </summary>
sealed class GeneratedProject
{
    public const int MethodsPerFile = 20;

    static readonly MetadataReference[] s_references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(p => !Path.GetFileName(p).StartsWith("MemoryLint", StringComparison.Ordinal) && !Path.GetFileName(p).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
        .Select(p => MetadataReference.CreateFromFile(p))];

    readonly Random _random = new(1);
    readonly int _files;
    readonly bool _sharesNames;

    GeneratedProject(int files, bool sharesNames) => (_files, _sharesNames) = (files, sharesNames);

    /// <param name="files">Number of files, with <see cref="MethodsPerFile"/> methods each.</param>
    /// <param name="sharesNames">True if all files use the same twenty method names, as chat backends are full of Add, Get, Send and Handle.</param>
    public static CSharpCompilation Create(int files, bool sharesNames)
    {
        var project = new GeneratedProject(files, sharesNames);
        var trees = Enumerable.Range(0, files).Select(i => CSharpSyntaxTree.ParseText(project.File(i), path: $"/generated/Service{i}.cs"));
        return CSharpCompilation.Create("Generated", trees, s_references, new(OutputKind.DynamicallyLinkedLibrary));
    }

    string File(int file)
    {
        bool isController = file % 10 == 0, forgets = file % 10 == 5;
        var text = new StringBuilder("using System.Collections.Generic;\nusing System.Threading.Tasks;\n");
        if (forgets)
            text.Append("using Microsoft.Extensions.AI;\n");
        text.Append($"namespace Generated;\npublic class {TypeName(file)}{(isController ? " : Microsoft.AspNetCore.Mvc.ControllerBase" : "")}\n{{\n");
        for (int method = 0; method < MethodsPerFile; method++)
            text.Append(forgets && method == 0 ? Forgetting(file) : Calling(file, method));
        return text.Append("}\n").ToString();
    }

    string Forgetting(int file) => $$"""
            public async Task<string> {{MethodName(file, 0)}}(IChatClient client, string message)
            {
                List<ChatMessage> history = [new(ChatRole.System, "You are helpful.")];
                history.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(history);
                history.AddMessages(reply);
                return reply.Text;
            }

        """;

    string Calling(int file, int method)
    {
        int first = _random.Next(_files), second = _random.Next(_files);
        return $$"""
                public async Task<string> {{MethodName(file, method)}}(Microsoft.Extensions.AI.IChatClient client, string message)
                {
                    if (message.Length > {{method}})
                        return await new {{TypeName(first)}}().{{MethodName(first, _random.Next(MethodsPerFile))}}(client, message + "{{method}}");
                    return await new {{TypeName(second)}}().{{MethodName(second, _random.Next(MethodsPerFile))}}(client, message);
                }

            """;
    }

    static string TypeName(int file) => file % 10 == 0 ? $"Chat{file}Controller" : $"Service{file}";

    string MethodName(int file, int method) => _sharesNames ? $"Handle{method}" : $"Handle{file}_{method}";
}
