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
            else if (creation.Type.Name == "CosmosChatHistoryProvider" && !IsNamed(file, "MessageTtlSeconds"))
                Report(file, creation.Expression, creation.TypeText, "deletes every message after a day unless MessageTtlSeconds is set", "a conversation that goes on the day after has forgotten", ExpiresAfterADay);
            else if (creation.Type.Name is "ConversationSummaryMemory" or "ConversationSummaryBufferMemory" && IsOverDurableHistory(file, creation))
                Report(file, creation.Expression, creation.TypeText, "keeps its summary in a field, not in the durable history it is given", "what has been summarised is gone with the object");
            else if (creation.Type.Name == "FileSystemJsonCheckpointStore" && Workers(file) is { } workers)
                ReportHost(file, creation.Expression, creation.TypeText, "can be open in one process only", workers, "every other worker fails to start or finds no checkpoint");
        }
        foreach (var call in file.Sites.StoreCalls(kind => kind is MemoryKind.SessionStore or MemoryKind.VectorStore || (kind == MemoryKind.Cache && HoldsSessions(file))))
        {
            if (call.Expression is not InvocationExpressionSyntax invocation)
                continue;
            string name = call.Name.Identifier.ValueText;
            if (call.Kind is MemoryKind.SessionStore or MemoryKind.VectorStore && InMemoryDatabase(file, invocation.ArgumentList.Arguments) is { } database)
                Report(file, database, name, "is given a database in memory", "all it holds is gone with the process");
            else if (name.StartsWith("WithCosmosDBChatHistoryProvider", StringComparison.Ordinal) && !HasStateInitializer(file, invocation) && !SavesSessions(file))
                Report(file, call.Name, name, "makes up a random conversation id that only the session knows, and nothing here saves sessions", "no conversation is ever found again");
            else if (name is "WithSimpleVectorDb" or "WithSimpleTextDb" or "WithSimpleFileStorage" && invocation.ArgumentList.Arguments.Count == 0 && Host.Of(file.Compilation, file.Cancellation) == HostKind.Requests)
                Report(file, call.Name, name, "keeps everything in memory unless it is given a directory", "all it holds is gone with the process", NeedsDirectory);
            else if (name == "AddHybridCache" && IsOnlyInMemory(file))
                Report(file, call.Name, name, "stays in memory, because no distributed cache but the one in memory is registered", "conversations in it are gone with the process");
            else if (name == "AddSession" && HoldsSessions(file) && !IsOnlyInMemory(file) && !SharesKeys(file) && Workers(file) is { } workers)
                ReportHost(file, call.Name, name, "encrypts its cookie with keys that each worker makes for itself", workers, "another worker cannot read the cookie and starts a new session");
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
        arguments.SelectMany(a => a.DescendantNodes().OfType<ExpressionSyntax>()).FirstOrDefault(e =>
            e is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or IdentifierNameSyntax
            && file.Model.GetConstantValue(e, file.Cancellation) is { Value: string text } && NamesMemory(text));

    static bool NamesMemory(string connection) =>
        connection.IndexOf(":memory:", StringComparison.OrdinalIgnoreCase) >= 0 || connection.Replace(" ", "").IndexOf("Mode=Memory", StringComparison.OrdinalIgnoreCase) >= 0;

    static bool IsOverDurableHistory(FileReport file, Creation creation) =>
        ArgumentsOf(creation.Expression).Any(a => file.Model.GetTypeInfo(a.Expression, file.Cancellation).Type is { } type
            && file.Catalog.Find(type, Imports.Of(file.Model.SyntaxTree)) is { Kind: MemoryKind.History, IsVolatile: false });

    static bool HasStateInitializer(FileReport file, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Any(a => a.NameColon?.Name.Identifier.ValueText == "stateInitializer" || a.Expression is AnonymousFunctionExpressionSyntax
            || file.Model.GetTypeInfo(a.Expression, file.Cancellation).ConvertedType is { TypeKind: TypeKind.Delegate });

    static bool SavesSessions(FileReport file) => s_saves.Any(word => IsNamed(file, word));

    static readonly string[] s_saves = ["SerializeSessionAsync", "SerializeSession", "SaveSessionAsync", "WithSessionStore", "AgentSessionStore", "Serialize", "StateBag"];

    static bool SharesKeys(FileReport file) => s_sharedKeys.Any(word => IsNamed(file, word));

    static readonly string[] s_sharedKeys =
    [
        "PersistKeysToFileSystem", "PersistKeysToStackExchangeRedis", "PersistKeysToAzureBlobStorage", "PersistKeysToDbContext", "PersistKeysToAWSSystemsManager", "PersistKeysToGoogleCloudStorage",
        "PersistKeysToRegistry", "AddDataProtection",
    ];

    static bool HoldsSessions(FileReport file) => (StoredConversations.In(file.Compilation, file.Catalog, file.Cancellation) & GeneralStores.DistributedCache) != 0;

    /// <summary>True if no distributed cache outside of the process is registered.</summary>
    static bool IsOnlyInMemory(FileReport file) =>
        HoldsSessions(file) && !file.Catalog.Registrations(MemoryKind.Cache).Any(r => r.Durability == Catalog.Durability.Durable && r.Methods.Any(m => IsNamed(file, m))) && !IsNamed(file, "IBufferDistributedCache");

    static Evidence? Workers(FileReport file) =>
        HostProfiles.Of(file.Compilation, file.Options, file.Cancellation).Workers is { Value: Hosting.Workers.Several or Hosting.Workers.MayBecomeSeveral } workers ? workers.Evidence : null;

    /// <summary>True if a file of the project names the word in code.</summary>
    static bool IsNamed(FileReport file, string word) => ProjectWords.Names(file.Compilation, file.Catalog, word, file.Cancellation);
}
