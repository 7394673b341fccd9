using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>Finds what the catalog says of a symbol, by simple name first and full metadata name then.</summary>
sealed partial class CatalogIndex
{
    /// <summary>Collections of messages that are a history; what only passes messages on (<c>IEnumerable</c>) is not kept by anyone.</summary>
    static readonly ImmutableHashSet<string> s_collections = ImmutableHashSet.Create(
        "List", "IList", "ICollection", "Collection", "Queue", "ConcurrentQueue", "ConcurrentBag", "LinkedList", "Stack", "ConcurrentStack", "ImmutableList", "HashSet",
        "SynchronizedCollection", "ObservableCollection", "IReadOnlyList", "IReadOnlyCollection", "ImmutableArray");

    /// <summary>Collections that map an identity to something.</summary>
    static readonly ImmutableHashSet<string> s_maps = ImmutableHashSet.Create("Dictionary", "IDictionary", "ConcurrentDictionary", "IReadOnlyDictionary", "SortedDictionary");

    /// <summary>Names that every other class uses too: they say nothing about a file.</summary>
    static readonly ImmutableHashSet<string> s_commonWords = ImmutableHashSet.Create("Default", "Create", "Instance", "GetAsync", "Build", "List", "InvokeAsync", "RunAsync", "StartAsync", "Message", "Load", "Volatile", "Persistent");

    /// <summary>Names of model calls that other things are called by too: they need a model or an agent beside them.</summary>
    static readonly ImmutableHashSet<string> s_commonCalls = ImmutableHashSet.Create("RunAsync", "InvokeAsync", "InvokeStreamingAsync", "SendAsync", "CompleteAsync", "GenerateAsync", "AskAsync");

    readonly Dictionary<string, List<(string Name, MemoryType Type)>> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<string>> _messages = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<MemoryMember>> _members = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<MemoryRegistration>> _registrations = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ModelCall>> _modelCalls = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<MemoryLoad>> _loads = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<HeldState>> _heldStates = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<IdentityParameter>> _identities = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<HistoryWindow>> _windows = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ModelClient>> _clients = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PipelineAddition>> _additions = new(StringComparer.Ordinal);
    readonly WordTable _words = new();
    readonly HashSet<uint> _siteWords = [];
    readonly string[] _asked;
    readonly string[] _sharedByAgent;
    readonly HashSet<uint> _conversationWords;

    CatalogIndex(IEnumerable<Framework> frameworks)
    {
        foreach (var framework in frameworks)
            Add(framework);
        foreach (string map in s_maps)
            _words.Add(map, WordUse.Site | WordUse.Map);
        foreach (string word in OwnMemory.Words)
            _words.Add(word, WordUse.Site | WordUse.OwnMemory);
        foreach (string accessor in IdentityAccessors.Names)
            _words.Add(accessor, WordUse.Site);
        foreach (string store in GeneralStoreWords.DistributedCaches.Concat(GeneralStoreWords.MemoryCaches).Concat(GeneralStoreWords.VectorStores))
            _words.Add(store, WordUse.Site);
        foreach (string cache in GeneralStoreWords.KeyedCaches)
            _words.Add(cache, WordUse.Site | WordUse.Cache);
        foreach (string call in IdentityWords.CacheCalls)
            _words.Add(call, WordUse.CacheCall);
        foreach (string word in IdentityWords.OwnCalls.Concat(KnownValues.ChangingMembers))
            _words.Add(word, WordUse.IdentityCall);
        foreach (string append in TurnWords.Appends)
            _words.Add(append, WordUse.Candidate | WordUse.Append);
        foreach (string maker in TurnWords.Makers)
            _words.Add(maker, WordUse.Candidate | WordUse.Append);
        foreach (string write in FileWrites.Methods)
            _words.Add(write, WordUse.Site | WordUse.FileWrite);
        foreach (string word in PromptIndex.BuiltIn.Words)
            _words.Add(word, WordUse.Prompt);
        foreach (string word in PromptIndex.BuiltIn.YamlWords)
            _words.Add(word, WordUse.PromptFile);
        foreach (string word in PromptIndex.BuiltIn.PlainTextWords)
            _words.Add(word, WordUse.PlainText);
        foreach (string word in PromptIndex.BuiltIn.Parts)
            _words.Add(word, WordUse.PromptPart);
        foreach (string fill in TextFills.Methods)
            _words.Add(fill, WordUse.Fill);
        foreach (string handler in HandlerWords.All)
            _words.Add(handler, WordUse.Handler);
        foreach (string word in HandlerWords.Requests)
            _words.Add(word, WordUse.Requests);
        foreach (string word in HandlerWords.Circuits)
            _words.Add(word, WordUse.Circuits);
        Revived = frameworks.SelectMany(f => f.Revived).ToImmutableArray();
        foreach (var window in frameworks.SelectMany(f => f.Windows))
            AddWindow(window);
        foreach (string call in HistoryCuts.Methods)
            _words.Add(call, WordUse.Window);
        SearchScopes = frameworks.SelectMany(f => f.SearchScopes).ToImmutableArray();
        AgentThreads = frameworks.SelectMany(f => f.AgentThreads).ToImmutableArray();
        foreach (var agent in AgentThreads)
            _words.Add(MetadataName.Simple(agent.Agent), WordUse.Generation);
        Families = frameworks.Where(f => f.Family is not null).Select(f => (f.Family!, f.Types.SelectMany(t => t.Names).ToImmutableArray())).ToImmutableArray();
        EndedFamilies = frameworks.Select(f => f.Ended).OfType<EndedFamily>().ToImmutableArray();
        EndedServices = frameworks.SelectMany(f => f.EndedServices).ToImmutableArray();
        foreach (string word in EndedServices.SelectMany(s => new[] { s.Factory, MetadataName.Simple(s.Client) }))
            _words.Add(word, WordUse.Generation | WordUse.Candidate);
        foreach (var revived in Revived)
            _words.Add(revived.Word, revived.IsOwnWord ? WordUse.Revived | WordUse.Candidate : WordUse.Revived);
        _words.Add(ModelEndpoints.HttpClient, WordUse.Client);
        _words.Add(ModelEndpoints.HttpClientFactory, WordUse.Client);
        foreach (string word in ModelEndpoints.Words)
            _words.Add(word, WordUse.ClientCandidate);
        _conversationWords = new(_types.Where(t => t.Value.Any(v => v.Type.Kind is MemoryKind.History or MemoryKind.Session)).Select(t => t.Key).Concat(_messages.Keys).Select(WordReader.Hash));
        _sharedByAgent = frameworks.SelectMany(f => f.SharedByAgent).ToArray();
        _asked = _modelCalls.Values.SelectMany(calls => calls).SelectMany(call => call.Types).Distinct().ToArray();
    }

    /// <summary>What MemoryLint knows by itself.</summary>
    public static CatalogIndex BuiltIn { get; } = new(MemoryCatalog.Frameworks);

    /// <summary>The catalog with the types of a user's options.</summary>
    public static CatalogIndex With(Framework userTypes) => new(MemoryCatalog.Frameworks.Append(userTypes));

    /// <summary>The classes whose objects are set up again without what their fields hold.</summary>
    public ImmutableArray<RevivedType> Revived { get; }

    /// <summary>What says by whom memories of past conversations are searched.</summary>
    public ImmutableArray<SearchScope> SearchScopes { get; }

    /// <summary>Which threads which agents can go on with.</summary>
    public ImmutableArray<AgentThreads> AgentThreads { get; }

    /// <summary>What the assemblies of frameworks begin with, and which types they may have.</summary>
    public ImmutableArray<(string Prefix, ImmutableArray<string> Types)> Families { get; }

    /// <summary>Families of packages that nobody works on any more.</summary>
    public ImmutableArray<EndedFamily> EndedFamilies { get; }

    /// <summary>Services that are no more.</summary>
    public ImmutableArray<EndedService> EndedServices { get; }

    /// <summary>What a word of that hash means for a file it stands in.</summary>
    public WordUse UseOf(uint hash) => _words[hash];

    /// <summary>True for the hash of a word at which such a file is looked at: common names too.</summary>
    public bool IsSiteWord(uint hash) => _siteWords.Contains(hash);

    /// <summary>True for the hash of a word that means what is said: the name of a history, session or message.</summary>
    public bool IsConversationWord(uint hash) => _conversationWords.Contains(hash);

    /// <summary>True for the simple name of some memory: a type of another name can only be one by what it is derived from.</summary>
    public bool IsNameOfMemory(string name) => _types.ContainsKey(name);

    public bool IsNameOfMessage(string name) => _messages.ContainsKey(name);

    /// <summary>The memory that <paramref name="type"/> is; for a type that does not bind, what its name means under the file's imports.</summary>
    public MemoryType? Find(ITypeSymbol? type, Imports imports)
    {
        for (var t = type; t is not null && t.SpecialType != SpecialType.System_Object; t = t.BaseType)
        {
            if (!_types.TryGetValue(t.Name, out var known))
                continue;
            foreach (var (name, memory) in known)
                if (t.Is(name) || (t.TypeKind == TypeKind.Error && imports.Contains(MetadataName.Namespace(name))))
                    return memory;
        }
        return null;
    }

    public bool IsMessage(ITypeSymbol? type, Imports imports)
    {
        for (var t = type; t is not null && t.SpecialType != SpecialType.System_Object; t = t.BaseType)
        {
            if (!_messages.TryGetValue(t.Name, out var known))
                continue;
            foreach (string name in known)
                if (t.Is(name) || (t.TypeKind == TypeKind.Error && imports.Contains(MetadataName.Namespace(name))))
                    return true;
        }
        return false;
    }

    /// <summary>The entry of a method or property that hands out a memory.</summary>
    public MemoryMember? FindMember(ISymbol? member)
    {
        if (member?.ContainingType is not { } type || !_members.TryGetValue(member.Name, out var known))
            return null;
        return known.FirstOrDefault(m => type.IsOrDerivesFrom(m.Types));
    }

    /// <summary>The calls that register stores of a kind.</summary>
    public IEnumerable<MemoryRegistration> Registrations(MemoryKind kind) => _registrations.Values.SelectMany(r => r).Where(r => r.Kind == kind);

    /// <summary>The simple names of the stores of a kind, and of what they implement.</summary>
    public IEnumerable<string> StoreTypes(MemoryKind kind) => _types.Values.SelectMany(t => t).Where(t => t.Type.Kind == kind).Select(t => MetadataName.Simple(t.Name));

    /// <summary>True where some type has a member of that name which hands out a memory.</summary>
    public bool IsNameOfMember(string name) => _members.ContainsKey(name);

    /// <summary>The calls of that name which register a store, of whatever types.</summary>
    public IReadOnlyCollection<MemoryRegistration> RegistrationsNamed(string method) => _registrations.TryGetValue(method, out var known) ? known : [];

    public MemoryRegistration? FindRegistration(IMethodSymbol? method)
    {
        if (method?.ContainingType is not { } type || !_registrations.TryGetValue(method.Name, out var known))
            return null;
        return known.FirstOrDefault(r => type.IsAnyOf(r.Types));
    }

    public ModelCall? FindModelCall(IMethodSymbol? method)
    {
        if (method?.ContainingType is not { } type || !_modelCalls.TryGetValue(method.Name, out var known))
            return null;
        return known.FirstOrDefault(c => type.IsOrDerivesFrom(c.Types));
    }

    /// <summary>The clients that are made under a name: of a type, or of a method.</summary>
    public IReadOnlyCollection<ModelClient> ClientsNamed(string name) => _clients.TryGetValue(name, out var known) ? known : [];

    /// <summary>What is added to by members of a name.</summary>
    public IReadOnlyCollection<PipelineAddition> AdditionsNamed(string name) => _additions.TryGetValue(name, out var known) ? known : [];

    /// <summary>True for the type of a client that a constructor makes.</summary>
    public bool IsClient(ITypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            foreach (var client in ClientsNamed(t.Name))
                if (client.Methods.Length == 0 && client.Types.Any(name => t.Is(name) || (t.TypeKind == TypeKind.Error && MetadataName.Simple(name) == t.Name)))
                    return true;
        return false;
    }

    /// <summary>True where some framework knows a model call of that name: all that can be said of a call that does not bind.</summary>
    public bool IsNameOfModelCall(string method) => _modelCalls.ContainsKey(method);

    /// <summary>The loads of that name, of whatever types.</summary>
    public IReadOnlyCollection<MemoryLoad> LoadsNamed(string method) => _loads.TryGetValue(method, out var known) ? known : [];

    public MemoryLoad? FindLoad(IMethodSymbol? method) =>
        method?.ContainingType is { } type && _loads.TryGetValue(method.Name, out var known) ? known.FirstOrDefault(l => type.IsOrDerivesFrom(l.Types)) : null;

    /// <summary>The state that a type, or what it is derived from, holds until it is told to write it.</summary>
    public HeldState? FindHeldState(ITypeSymbol? type)
    {
        for (var t = type; t is not null && t.SpecialType != SpecialType.System_Object; t = t.BaseType)
            if (_heldStates.TryGetValue(t.Name, out var known) && known.FirstOrDefault(s => t.Is(s.Type)) is { } state)
                return state;
        return null;
    }

    /// <summary>True for a parameter or property that takes a session's identity.</summary>
    public bool IsIdentity(ISymbol member, string? parameter)
    {
        if (member.ContainingType is not { } type || !_identities.TryGetValue(member.Name, out var known))
            return false;
        return known.Any(i => (parameter is null ? i.Parameters.Length == 0 : i.Parameters.Contains(parameter)) && type.IsOrDerivesFrom(i.Type));
    }

    /// <summary>The window that a member sets, under its name in code; null if it sets none.</summary>
    public HistoryWindow? FindWindow(string name, ISymbol? member) =>
        member?.ContainingType is { } type && _windows.TryGetValue(name, out var known) ? known.FirstOrDefault(w => type.IsOrDerivesFrom(w.Types)) : null;

    /// <summary>True where some framework has a window of that name.</summary>
    public bool IsNameOfWindow(string name) => _windows.ContainsKey(name);

    void AddWindow(HistoryWindow window)
    {
        foreach (string name in window.Member == ".ctor" ? window.Types.Select(MetadataName.Simple) : [window.Member])
        {
            Put(_windows, name, window);
            _words.Add(name, window.Member == ".ctor" ? WordUse.Window | WordUse.Candidate : WordUse.Window);
        }
    }

    void Add(Framework framework)
    {
        foreach (var type in framework.Types)
            foreach (string name in type.Names)
            {
                Put(_types, MetadataName.Simple(name), (name, type));
                AddWord(MetadataName.Simple(name), name, UseOf(type.Kind));
                if (type.SucceededBy.Length > 0 || framework.Ended is not null)
                    _words.Add(MetadataName.Simple(name), WordUse.Generation);
            }
        foreach (string message in framework.Messages)
        {
            Put(_messages, MetadataName.Simple(message), message);
            AddWord(MetadataName.Simple(message), message);
        }
        foreach (var member in framework.Members)
            foreach (string name in member.Members)
            {
                Put(_members, name, member);
                AddWord(name, use: UseOf(member.Kind));
                // Property of a type that the file names too.
                if (member.IsShared)
                    _words.Add(name, WordUse.Site | WordUse.Store);
            }
        foreach (var registration in framework.Registrations)
            foreach (string method in registration.Methods)
            {
                Put(_registrations, method, registration);
                AddWord(method, use: WordUse.Store);
            }
        foreach (var counterpart in framework.Types.SelectMany(t => t.Counterparts).Concat(framework.Members.SelectMany(m => m.Counterparts)).Concat(framework.Registrations.SelectMany(r => r.Counterparts)))
            AddWord(counterpart.Word, counterpart.Name);
        foreach (var call in framework.ModelCalls)
        {
            foreach (string method in call.Methods)
                Put(_modelCalls, method, call);
            if (call.InputParameters.Length == 0)
                continue;
            foreach (string method in call.Methods)
                _words.Add(method, WordUse.ModelCall | (s_commonCalls.Contains(method) ? WordUse.None : WordUse.Asks));
            foreach (string name in call.Types.Select(MetadataName.Simple).Concat(call.AlsoNamed))
                _words.Add(name, WordUse.Asks);
        }
        foreach (var load in framework.Loads)
            foreach (string method in load.Methods)
            {
                Put(_loads, method, load);
                _words.Add(method, WordUse.Load);
            }
        foreach (var state in framework.HeldStates)
            Put(_heldStates, MetadataName.Simple(state.Type), state);
        foreach (string type in framework.ModelClients.Where(c => c.Methods.Length > 0 && c.BuiltFrom.Length == 0).SelectMany(c => c.Types))
            _words.Add(MetadataName.Simple(type), WordUse.ClientCandidate);
        foreach (var client in framework.ModelClients)
            foreach (string name in client.Methods.Length > 0 ? client.Methods : client.Types.Select(MetadataName.Simple))
            {
                Put(_clients, name, client);
                _words.Add(name, client.IsCommonName ? WordUse.Client : WordUse.Client | WordUse.ClientCandidate);
            }
        foreach (var addition in framework.Additions)
            foreach (string name in addition.Members)
            {
                Put(_additions, name, addition);
                _words.Add(name, addition.IsCommonName ? WordUse.Client : WordUse.Client | WordUse.ClientCandidate);
            }
        foreach (var identity in framework.Identities)
        {
            Put(_identities, identity.Member, identity);
            _words.Add(identity.Member == ".ctor" ? MetadataName.Simple(identity.Type) : identity.Member, WordUse.Identity);
        }
    }

    /// <param name="word">The simple name.</param>
    /// <param name="type">The full name of a type: if everybody uses the simple one, the root of its namespace shows that it is meant.</param>
    /// <param name="use">What else it says.</param>
    void AddWord(string word, string? type = null, WordUse use = WordUse.None)
    {
        _siteWords.Add(WordReader.Hash(word));
        if (!s_commonWords.Contains(word))
            _words.Add(word, WordUse.Site | WordUse.Candidate | use);
        else if (type is not null)
            _words.Add(type.Substring(0, type.IndexOf('.')), WordUse.Candidate | WordUse.Site | use);
    }

    /// <summary>Histories may be stores too, of files; whether one is a store for good, its place says.</summary>
    static WordUse UseOf(MemoryKind kind) => kind is MemoryKind.Session ? WordUse.None : WordUse.Store;

    static void Put<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var values))
            index[key] = values = [];
        values.Add(value);
    }
}
