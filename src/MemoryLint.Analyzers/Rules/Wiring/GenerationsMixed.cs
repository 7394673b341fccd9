using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>
/// MEM4007: an agent is given a thread that it cannot go on with, a conversation is kept at a service that is no more, packages of one family do not belong together,
/// or a store stands beside the one that took its place; the compiler is content with all of them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GenerationsMixed() : MemoryRule(Descriptors.MEM4007_GenerationsMixed, Descriptors.MEM4007_SuccessorBeside)
{
    private protected override WordUse Needs => WordUse.Candidate;

    private protected override WordUse SpeaksOf => WordUse.Generation | WordUse.Candidate;

    /// <summary>Tests try out what must not be done.</summary>
    private protected override bool JudgesTests => false;

    private protected override void Judge(FileReport file)
    {
        var names = file.Names(WordUse.Generation).ToList();
        foreach (var name in names)
            foreach (var service in file.Catalog.EndedServices)
                JudgeClient(file, name, service);
        if (file.Catalog.AgentThreads.Any(a => names.Any(n => n.Identifier.ValueText == MetadataName.Simple(a.Agent))))
            JudgeThreads(file);
        JudgeStores(file);
        JudgePackages(file);
    }

    /// <summary>At the directive that brings the family in, of files that make something of it.</summary>
    static void JudgePackages(FileReport file)
    {
        foreach (var mismatch in PackageFamilies.In(file.Compilation, file.Catalog, file.Cancellation))
            if (DirectiveOf(file, s => s == mismatch.Prefix || s.StartsWith(mismatch.Prefix + ".", StringComparison.Ordinal)) is { Name: { } name })
                file.Report(name.GetLocation(), [], ImmutableDictionary<string, string?>.Empty, mismatch.Assembly.Name,
                    $"{mismatch.Assembly.Version.ToString(3)} names {mismatch.Type}, which {mismatch.Lacking.Name} {mismatch.Lacking.Version.ToString(3)} does not have", "what needs it throws at run time");
    }

    static UsingDirectiveSyntax? DirectiveOf(FileReport file, Func<string, bool> isOf) =>
        file.Model.SyntaxTree.GetRoot(file.Cancellation).DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
            .FirstOrDefault(u => u is { Alias: null, Name: { } name } && isOf(name.ToString()));

    /// <summary>The first of a file speaks for all: which generation it is meant to be is one decision.</summary>
    static void JudgeStores(FileReport file)
    {
        // A family's own packages cannot move to its successor.
        var ended = new HashSet<EndedFamily>(file.Catalog.EndedFamilies.Where(f => !IsWithin(file.Compilation.AssemblyName ?? "", f)));
        foreach (var creation in file.Sites.Creations)
        {
            if (SymbolEqualityComparer.Default.Equals(creation.Type.ContainingAssembly, file.Compilation.Assembly))
                continue;
            if (SuccessorOf(file, creation) is { Identifier.ValueText: var successor } use)
            {
                file.Report(Descriptors.MEM4007_SuccessorBeside, creation.Expression.GetLocation(), [new(successor, Place.Of(use))], creation.TypeText,
                    $"is of the generation before '{successor}', which the project uses too", "neither knows what the other one keeps");
                return;
            }
            if (ended.FirstOrDefault(f => IsWithin(creation.Type.ContainingNamespace?.ToDisplayString() ?? "", f)) is { } family && ended.Remove(family))
                ReportEnded(file, creation, family);
        }
    }

    /// <summary>Where the project names what took the place of a store.</summary>
    static SimpleNameSyntax? SuccessorOf(FileReport file, Creation creation) =>
        creation.Entry?.SucceededBy.Select(n => ProjectWords.Uses(file.Compilation, file.Catalog, n, file.Cancellation).FirstOrDefault()).FirstOrDefault(u => u is not null);

    static bool IsWithin(string space, EndedFamily family) => space.StartsWith(family.Namespace, StringComparison.Ordinal) && (space.Length == family.Namespace.Length || space[family.Namespace.Length] == '.');

    /// <summary>At the directive that brings the family in: the store may have faults of its own.</summary>
    static void ReportEnded(FileReport file, Creation creation, EndedFamily family)
    {
        var directive = DirectiveOf(file, s => IsWithin(s, family));
        file.Report(Descriptors.MEM4007_SuccessorBeside, (directive?.Name ?? (SyntaxNode)creation.Expression).GetLocation(), Enumerable.Empty<PathStep>(), family.Namespace,
            $"keeps conversations here, and {family.End}", $"nobody mends what goes wrong there: {family.Successor}");
    }

    static void JudgeClient(FileReport file, SimpleNameSyntax name, EndedService service)
    {
        string word = name.Identifier.ValueText;
        bool isOfService = word == service.Factory
            ? CallsByName.CallOf(name) is { Expression: MemberAccessExpressionSyntax { Expression: var owner } } && IsMadeOfKey(file, owner, service, service.Owner)
            : word == MetadataName.Simple(service.Client) && name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name && IsMadeOfKey(file, creation, service, service.Client);
        if (isOfService)
            file.Report(name.GetLocation(), [], ImmutableDictionary<string, string?>.Empty, word, $"keeps its conversations at a service that {service.End}", $"none of them is found again: {service.Successor}");
    }

    /// <summary>True for a client that is made of a key, here or in the declaration of a local: with more it may speak to another service.</summary>
    static bool IsMadeOfKey(FileReport file, ExpressionSyntax client, EndedService service, string type) => client switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Initializer: null } => file.Model.GetTypeInfo(client, file.Cancellation).Type.Is(type),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } call => service.MadeBy.Contains(CallsByName.NameOf(call)) && file.Model.GetTypeInfo(call, file.Cancellation).Type.Is(type),
        IdentifierNameSyntax => file.Model.GetSymbolInfo(client, file.Cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(file.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value and not IdentifierNameSyntax } && IsMadeOfKey(file, value, service, type),
        _ => false,
    };

    static void JudgeThreads(FileReport file)
    {
        var root = file.Model.SyntaxTree.GetRoot(file.Cancellation);
        foreach (string method in file.Catalog.AgentThreads.SelectMany(a => a.Methods).Distinct())
            foreach (int position in SourceWords.Positions(file.Model.SyntaxTree, method, file.Cancellation))
            {
                file.Cancellation.ThrowIfCancellationRequested();
                if (root.FindToken(position).Parent is not SimpleNameSyntax name || CallsByName.CallOf(name) is not { ArgumentList.Arguments.Count: > 0, Expression: MemberAccessExpressionSyntax { Expression: var agent } } call
                    || file.Model.GetTypeInfo(agent, file.Cancellation).Type is not { } agentType
                    || file.Catalog.AgentThreads.FirstOrDefault(a => agentType.Is(a.Agent)) is not { } agentThreads)
                    continue;
                foreach (var argument in call.ArgumentList.Arguments)
                    if (file.Model.GetTypeInfo(argument.Expression, file.Cancellation).Type is { } thread && !thread.IsAnyOf(agentThreads.Threads)
                        && file.Catalog.AgentThreads.Any(a => thread.IsAnyOf(a.Threads)))
                        Report(file, argument.Expression, thread, agent, agentThreads);
            }
    }

    static void Report(FileReport file, ExpressionSyntax argument, ITypeSymbol thread, ExpressionSyntax agent, AgentThreads threads)
    {
        string taken = string.Join(" or ", threads.Threads.Select(MetadataName.Simple));
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (threads.Creation is { } creation && agent is IdentifierNameSyntax)
            properties = properties.Add(FixProperties.Creation, creation.Replace("{agent}", agent.ToString()));
        string name = MetadataName.Simple(threads.Agent);
        var (what, does) = argument is BaseObjectCreationExpressionSyntax
            ? (thread.Name, $"is no thread for {name}, which goes on with {taken} only")
            : (argument.ToString(), $"holds {("AEIO".IndexOf(thread.Name[0]) < 0 ? "a" : "an")} {thread.Name}, and {name} goes on with {taken} only");
        file.Report(argument.GetLocation(), [], properties, what, does, "the call throws and the conversation ends");
    }
}
