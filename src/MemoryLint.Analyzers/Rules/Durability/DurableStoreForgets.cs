using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Hosting;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Durability;

/// <summary>
/// MEM2005: a store looks durable and is not: a database in memory, messages that expire after a day, an id that only an unsaved session knows, a summary
/// that no history stores, a default that stays in memory, files that only one process may open, keys that other workers do not have.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DurableStoreForgets() : HostedRule(Descriptors.MEM2005_DurableStoreForgets)
{
    /// <summary>The messages' time to live is the default.</summary>
    internal const string ExpiresAfterADay = nameof(ExpiresAfterADay);

    /// <summary>The directory that would make the store durable is missing.</summary>
    internal const string NeedsDirectory = nameof(NeedsDirectory);

    private protected override WordUse SpeaksOf => WordUse.Store;

    private protected override void Judge(FileReport file)
    {
        foreach (var creation in file.Sites.Creations)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (creation.Kind is MemoryKind.SessionStore or MemoryKind.VectorStore && InMemoryDatabase(file, ArgumentsOf(creation.Expression)) is { } database)
                Report(file, database, creation.TypeText, "is given a database in memory", "all it holds is gone with the process");
            else if (creation.Entry is { Lapse: not Lapse.None } entry && !IsHealed(file, entry.HealedBy))
                JudgeCreation(file, creation, entry);
        }
        foreach (var call in file.Sites.StoreCalls(r => r.Lapse != Lapse.None || r.Kind is MemoryKind.SessionStore or MemoryKind.VectorStore))
        {
            if (call is not { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }, Registration: { } registration })
                continue;
            if (call.Kind is MemoryKind.SessionStore or MemoryKind.VectorStore && InMemoryDatabase(file, arguments) is { } database)
                Report(file, database, call.Name.Identifier.ValueText, "is given a database in memory", "all it holds is gone with the process");
            else if (registration.Lapse != Lapse.None && !IsHealed(file, registration.HealedBy))
                JudgeCall(file, call.Name, arguments, registration.Lapse);
        }
    }

    static void JudgeCreation(FileReport file, Creation creation, MemoryType entry)
    {
        switch (entry.Lapse)
        {
            case Lapse.ExpiresAfterADay:
                Report(file, creation.Expression, creation.TypeText, $"deletes every message after a day unless {entry.HealedBy[0]} is set", "a conversation that goes on the day after has forgotten", ExpiresAfterADay);
                break;
            case Lapse.KeepsSummaryInField when IsOverDurableHistory(file, creation):
                Report(file, creation.Expression, creation.TypeText, "keeps its summary in a field, not in the durable history it is given", "what has been summarised is gone with the object");
                break;
            case Lapse.IsOfOneProcess when Workers(file) is { } workers:
                ReportHost(file, creation.Expression, creation.TypeText, "can be open in one process only", workers, "every other worker fails to start or finds no checkpoint");
                break;
        }
    }

    static void JudgeCall(FileReport file, SimpleNameSyntax method, SeparatedSyntaxList<ArgumentSyntax> arguments, Lapse lapse)
    {
        string name = method.Identifier.ValueText;
        switch (lapse)
        {
            case Lapse.MakesUpId when !HasStateInitializer(file, arguments):
                Report(file, method, name, "makes up a random conversation id that only the session knows, and nothing here saves sessions", "no conversation is ever found again");
                break;
            case Lapse.StaysInMemoryWithoutArgument when arguments.Count == 0 && Host.Of(file.Compilation, file.Cancellation) == HostKind.Requests:
                Report(file, method, name, "keeps everything in memory unless it is given a directory", "all it holds is gone with the process", NeedsDirectory);
                break;
            case Lapse.StaysInMemoryOverMemoryCache when IsOnlyInMemory(file):
                Report(file, method, name, "stays in memory, because no distributed cache but the one in memory is registered", "conversations in it are gone with the process");
                break;
            case Lapse.HasKeysOfOneWorker when HoldsSessions(file) && !IsOnlyInMemory(file) && Workers(file) is { } workers:
                ReportHost(file, method, name, "encrypts its cookie with keys that each worker makes for itself", workers, "another worker cannot read the cookie and starts a new session");
                break;
        }
    }

    static void Report(FileReport file, SyntaxNode place, string name, string does, string consequence, string? shape = null)
    {
        if (!EnvironmentGuard.Covers(place, name))
            file.Report(place.GetLocation(), ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape), [name, does, consequence]);
    }

    static void ReportHost(FileReport file, SyntaxNode place, string name, string does, Evidence evidence, string consequence)
    {
        if (!EnvironmentGuard.Covers(place, name))
            file.Report(place.GetLocation(), evidence.Location is { } at ? [at] : [], ImmutableDictionary<string, string?>.Empty, [name, $"{does}, but {InMessage(file, evidence)}", consequence]);
    }

    static IEnumerable<ArgumentSyntax> ArgumentsOf(ExpressionSyntax creation) => creation switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments } => arguments,
        InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } => arguments,
        _ => [],
    };

    /// <summary>The argument that is, or in a lambda yields, the connection string of a database in memory.</summary>
    static SyntaxNode? InMemoryDatabase(FileReport file, IEnumerable<ArgumentSyntax> arguments) =>
        arguments.SelectMany(a => a.DescendantNodes().OfType<ExpressionSyntax>()).FirstOrDefault(e => e switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => NamesMemory(text),
            InterpolatedStringExpressionSyntax => NamesMemory(e.ToString()),
            IdentifierNameSyntax name => MayBeConstant(name, file.Cancellation) && file.Model.GetConstantValue(e, file.Cancellation) is { Value: string text } && NamesMemory(text),
            _ => false,
        });

    /// <summary>False where the syntax shows that a name is a method, a type that is created, or a variable.</summary>
    static bool MayBeConstant(IdentifierNameSyntax name, CancellationToken cancellation) =>
        name.Parent is not (InvocationExpressionSyntax or ObjectCreationExpressionSyntax or NameColonSyntax)
        && CallsByName.CallOf(name) is null
        && (char.IsUpper(name.Identifier.ValueText[0]) || name.Identifier.ValueText.Contains('_')
            || (name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && SourceWords.Within(member is GlobalStatementSyntax ? member.Parent! : member, "const", cancellation).Count > 0));

    static bool NamesMemory(string connection) =>
        connection.IndexOf(":memory:", StringComparison.OrdinalIgnoreCase) >= 0 || connection.Replace(" ", "").IndexOf("Mode=Memory", StringComparison.OrdinalIgnoreCase) >= 0;

    static bool IsOverDurableHistory(FileReport file, Creation creation) =>
        ArgumentsOf(creation.Expression).Any(a => file.Model.GetTypeInfo(a.Expression, file.Cancellation).Type is { } type
            && file.Catalog.Find(type, Imports.Of(file.Model.SyntaxTree)) is { Kind: MemoryKind.History, IsVolatile: false });

    static bool HasStateInitializer(FileReport file, SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        arguments.Any(a => a.NameColon?.Name.Identifier.ValueText == "stateInitializer" || a.Expression is AnonymousFunctionExpressionSyntax
            || file.Model.GetTypeInfo(a.Expression, file.Cancellation).ConvertedType is { TypeKind: TypeKind.Delegate });

    static bool IsHealed(FileReport file, string[] words) => words.Any(word => IsNamed(file, word));

    static bool HoldsSessions(FileReport file) => (StoredConversations.In(file.Compilation, file.Catalog, file.Cancellation) & GeneralStores.DistributedCache) != 0;

    /// <summary>True if no distributed cache outside of the process is registered.</summary>
    static bool IsOnlyInMemory(FileReport file) =>
        HoldsSessions(file) && !file.Catalog.Registrations(MemoryKind.Cache).Any(r => r.Durability == Catalog.Durability.Durable && r.Methods.Any(m => IsNamed(file, m))) && !IsNamed(file, GeneralStoreWords.OwnDistributedCache);

    static Evidence? Workers(FileReport file) =>
        HostProfiles.Of(file.Compilation, file.Options, file.Cancellation).Workers is { Value: Hosting.Workers.Several or Hosting.Workers.MayBecomeSeveral } workers ? workers.Evidence : null;

    /// <summary>True if a file of the project names the word in code.</summary>
    static bool IsNamed(FileReport file, string word) => ProjectWords.Names(file.Compilation, file.Catalog, word, file.Cancellation);
}
