using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Tests.Requests;

public class DeclarationEpochTests
{
    const string Chats = """
        namespace App;

        public class Chats
        {
            readonly int _limit = 3;

            public string Reply(string text)
            {
                return text.Trim();
            }

            public string Ask(string text) => Reply(text);
        }
        """;

    const string Hub = """
        namespace App;

        public class ChatHub(Chats chats) : Microsoft.AspNetCore.SignalR.Hub
        {
            public string Send(string text) => chats.Ask(text);
        }
        """;

    const string Others = """
        namespace App;

        public static class Others
        {
            public static string Twice(Chats chats, string text) { return chats.Reply(text) + chats.Reply(text); }
        }
        """;

    [Theory]
    [InlineData("return text.Trim();", "return text;")]
    [InlineData("return text.Trim();", "")]
    [InlineData("return text.Trim();", "var helper = new Chats(); return helper.Ask(text); string Local(int i) => \"\";")]
    [InlineData("Reply(text);", "Reply(text + _limit);")]
    [InlineData("public class Chats", "// a comment\n/* and another */\npublic class Chats")]
    [InlineData("namespace App;", "namespace   App ;")]
    public void Edit_of_a_body_or_of_trivia_keeps_the_epoch(string before, string after)
    {
        var compilation = Compile(Chats, Hub, Others);
        var epoch = DeclarationEpoch.Of(compilation, default);
        Assert.Same(epoch, DeclarationEpoch.Of(Edit(compilation, 0, before, after), default));
    }

    [Theory]
    [InlineData("public string Reply(string text)", "public string Reply(string text, int count)")]
    [InlineData("public string Reply(string text)", "public string Respond(string text)")]
    [InlineData("public string Reply(string text)", "string Reply(string text)")]
    [InlineData("public string Reply(string text)", "[System.Obsolete] public string Reply(string text)")]
    [InlineData("public class Chats", "public class Chats : System.IDisposable")]
    [InlineData("public class Chats", "public partial class Chats")]
    [InlineData("namespace App;", "namespace Apps;")]
    [InlineData("namespace App;", "global using System.Linq; namespace App;")]
    [InlineData("namespace App;", "namespace App; public class More;")]
    public void Edit_of_a_declaration_starts_another_epoch(string before, string after)
    {
        var compilation = Compile(Chats, Hub, Others);
        var epoch = DeclarationEpoch.Of(compilation, default);
        Assert.NotSame(epoch, DeclarationEpoch.Of(Edit(compilation, 0, before, after), default));
    }

    [Fact]
    public void Other_trees_references_or_options_start_another_epoch()
    {
        var compilation = Compile(Chats, Hub, Others);
        var epoch = DeclarationEpoch.Of(compilation, default);
        Assert.NotSame(epoch, DeclarationEpoch.Of(compilation.AddSyntaxTrees(Parse("class More;", "3.cs")), default));
        Assert.NotSame(epoch, DeclarationEpoch.Of(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[2]), default));
        Assert.NotSame(epoch, DeclarationEpoch.Of(compilation.RemoveReferences(compilation.References.First()), default));
        Assert.NotSame(epoch, DeclarationEpoch.Of(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true)), default));
        Assert.NotSame(epoch, DeclarationEpoch.Of(compilation.WithAssemblyName("Other"), default));
        Assert.Same(DeclarationEpoch.Of(compilation, default), DeclarationEpoch.Of(compilation.Clone(), default));
    }

    [Fact]
    public void Facts_of_an_untouched_file_are_kept_and_those_of_the_edited_one_are_not()
    {
        var compilation = Compile(Chats, Hub, Others);
        var facts = DeclarationEpoch.Of(compilation, default).FactsOf(compilation.SyntaxTrees[1]);
        var edited = Edit(compilation, 0, "text.Trim()", "text");
        var epoch = DeclarationEpoch.Of(edited, default);
        Assert.Same(facts, epoch.FactsOf(edited.SyntaxTrees[1]));
        Assert.NotSame(epoch.FactsOf(compilation.SyntaxTrees[0]), epoch.FactsOf(edited.SyntaxTrees[0]));
    }

    [Fact]
    public void Answers_after_each_edit_are_those_of_a_fresh_analysis()
    {
        string[] sources = [Chats, Hub, Others];
        var random = new Random(4711);
        (int File, string Before, string After)[] edits =
        [
            (0, "return text.Trim();", "return text;"),
            (0, "return text;", "return text.Trim();"),
            (0, "=> Reply(text);", "=> text;"),
            (0, "=> text;", "=> Reply(text);"),
            (1, "chats.Ask(text)", "chats.Reply(text)"),
            (1, "chats.Reply(text)", "chats.Ask(text)"),
            (1, "public string Send", "string Send"),
            (1, "    string Send", "    public string Send"),
            (1, " : Microsoft.AspNetCore.SignalR.Hub", ""),
            (1, "ChatHub(Chats chats)\n", "ChatHub(Chats chats) : Microsoft.AspNetCore.SignalR.Hub\n"),
            (2, "chats.Reply(text) + ", ""),
            (2, "{ return chats.Reply(text); }", "{ return chats.Reply(text) + chats.Reply(text); }"),
            (2, "public static class Others", "public class Others : Microsoft.AspNetCore.SignalR.Hub"),
            (2, "public class Others : Microsoft.AspNetCore.SignalR.Hub", "public static class Others"),
            (2, "public static string Twice", "public string Twice"),
            (2, "public string Twice", "public static string Twice"),
        ];
        var compilation = Compile(sources);
        Answers(compilation);
        HashSet<string> seen = [];
        for (int step = 0; step < 200; step++)
        {
            var (file, before, after) = edits[random.Next(edits.Length)];
            if (!sources[file].Contains(before, StringComparison.Ordinal))
                continue;
            compilation = Edit(compilation, file, before, after);
            sources[file] = compilation.SyntaxTrees[file].ToString();
            string kept = Answers(compilation);
            Assert.Equal(Answers(Compile(sources)), kept);
            seen.Add(kept);
        }
        Assert.InRange(seen.Count, 8, 200);
    }

    /// <summary>For each method by which occasion, on which way and from how many handlers it is reached.</summary>
    static string Answers(CSharpCompilation compilation)
    {
        List<string> lines = [];
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                SyntaxNode inside = (SyntaxNode?)method.Body ?? method.ExpressionBody!;
                var scope = RequestScope.Of(model, inside, default);
                string path = scope is null ? "" : string.Join(" < ", scope.Path.Select(s => $"{s.Text} at {s.Place.Path}{s.Place.Span}"));
                lines.Add($"{method.Identifier}: {scope?.Occasion} {path} +{scope?.More}");
            }
        }
        return string.Join('\n', lines);
    }

    static CSharpCompilation Edit(CSharpCompilation compilation, int file, string before, string after)
    {
        var tree = compilation.SyntaxTrees[file];
        string text = tree.ToString();
        int at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, before);
        return compilation.ReplaceSyntaxTree(tree, Parse(text.Remove(at, before.Length).Insert(at, after), tree.FilePath));
    }

    static CSharpCompilation Compile(params string[] sources) =>
        CSharpCompilation.Create("App", sources.Select((s, i) => Parse(s, i + ".cs")), s_references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    static readonly MetadataReference[] s_references =
    [
        .. ((string[])[typeof(object).Assembly.Location, typeof(Microsoft.AspNetCore.SignalR.Hub).Assembly.Location]).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, path: path);
}
