using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>Finds what the catalog says of calls and members that have to do with prompts, by simple name first and declaring type then.</summary>
sealed class PromptIndex
{
    readonly Prompting[] _all;
    readonly Dictionary<string, List<PromptCall>> _calls = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PromptFileCall>> _files = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PromptRun>> _runs = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<ChainCall>> _chains = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PlainText>> _plainTexts = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<PromptStrategy>> _strategies = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Type, string Parameter, string Property)> _ignored = new(StringComparer.Ordinal);
    readonly Dictionary<string, ChainAgent> _agents = new(StringComparer.Ordinal);
    readonly HashSet<string> _filled = new(StringComparer.OrdinalIgnoreCase);

    PromptIndex(IEnumerable<Prompting> all)
    {
        _all = all.ToArray();
        foreach (var p in _all)
        {
            foreach (var call in p.Calls)
                Put(_calls, call.Methods, call.Types, call);
            foreach (var file in p.Files)
                Put(_files, file.Methods, file.Types, file);
            foreach (var run in p.Runs)
                Put(_runs, run.Methods, run.Types, run);
            foreach (var chain in p.Chains)
                Put(_chains, [.. chain.Methods, .. chain.Constructed.Select(MetadataName.Simple)], [], chain);
            foreach (var text in p.PlainTexts)
                Put(_plainTexts, text.Members, text.Types, text);
            foreach (var strategy in p.Strategies)
                Put(_strategies, [".ctor"], strategy.Types, strategy);
            foreach (var agent in p.Agents)
            {
                _agents[MetadataName.Simple(agent.Type)] = agent;
                if (agent.Method.Length > 0)
                    _agents[agent.Method] = agent;
            }
            foreach (var ignored in p.IgnoredMemories)
                _ignored[MetadataName.Simple(ignored.Type)] = ignored;
            _filled.UnionWith(p.FilledNames);
        }
    }

    /// <summary>What MemoryLint knows by itself.</summary>
    public static PromptIndex BuiltIn { get; } = new(MemoryCatalog.Frameworks.Select(f => f.Prompting).OfType<Prompting>());

    /// <summary>Names in code that make a file worth a look. <c>Create</c>, <c>Set</c> and <c>Template</c> everybody has: they are found from the others.</summary>
    public IEnumerable<string> Words =>
        _calls.Keys.Where(n => n != "Create")
            .Concat(_files.Keys).Concat(_strategies.Keys).Concat(_ignored.Keys).Concat(_agents.Keys).Concat(InputTypes).Concat(_all.Select(p => p.Config).OfType<PromptConfig>().Select(c => MetadataName.Simple(c.Type)))
            .Concat(_chains.Where(c => c.Value.Any(l => l.Role is ChainRole.Load or ChainRole.Update)).Select(c => c.Key))
            .Distinct();

    /// <summary>Those of them that read YAML, which deployments are written in, too.</summary>
    public IEnumerable<string> YamlWords => _files.Where(f => f.Value.Any(c => c.Kind == PromptFileKind.Yaml)).Select(f => f.Key);

    /// <summary>Names that do so for texts that are no templates.</summary>
    public IEnumerable<string> PlainTextWords =>
        _all.SelectMany(p => p.PlainTexts).SelectMany(t => t.Words).Concat(_plainTexts.Where(t => t.Value.Any(v => v.Parameter is not null)).Select(t => t.Key)).Distinct();

    /// <summary>Names that are looked at in such a file only.</summary>
    public IEnumerable<string> Parts => _all.SelectMany(p => p.PlainTexts).Where(t => t.Parameter is null).SelectMany(t => t.Members).Distinct();

    public IEnumerable<string> Interceptors => _all.SelectMany(p => p.Interceptors);

    /// <summary>True for a name that a framework fills by itself.</summary>
    public bool IsFilled(string name) => _filled.Contains(name);

    public bool IsNameOfCall(string name) => _calls.ContainsKey(name);

    public bool IsNameOfRun(string name) => _runs.ContainsKey(name);

    public bool IsNameOfStrategy(string name) => _strategies.ContainsKey(name);

    public bool IsNameOfPlainText(string name) => _plainTexts.ContainsKey(name);

    public bool IsNameOfConfig(string name) => _all.Any(p => p.Config is { } config && MetadataName.Simple(config.Type) == name);

    /// <summary>True for the name of what puts a memory into a chain or takes it from there.</summary>
    public bool IsNameOfMemoryLink(string name) => _chains.TryGetValue(name, out var known) && known.Any(l => l.Role is ChainRole.Load or ChainRole.Update);

    /// <summary>True for the name of what puts the conversation into a chain that it is given.</summary>
    public bool IsNameOfAgent(string name) => _agents.ContainsKey(name);

    public ChainAgent? FindAgent(IMethodSymbol method) =>
        _agents.TryGetValue(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name, out var agent)
            && (method.MethodKind == MethodKind.Constructor ? method.ContainingType.Is(agent.Type) : agent.Factory is { } factory && method.ContainingType.Is(factory)) ? agent : null;

    /// <summary>The names of chains that take the conversation, as code names them.</summary>
    IEnumerable<string> InputTypes => _all.SelectMany(p => p.Inputs).Select(i => MetadataName.Simple(i.Type)).SelectMany(n => n.StartsWith("Base", StringComparison.Ordinal) ? [n, n.Substring(4)] : new[] { n });

    public bool IsNameOfInput(string name) => InputTypes.Contains(name);

    public IEnumerable<ChainInput> Inputs => _all.SelectMany(p => p.Inputs);

    public (string Type, string Parameter, string Property)? IgnoredMemory(string simpleName) => _ignored.TryGetValue(simpleName, out var known) ? known : null;

    public PromptCall? FindCall(IMethodSymbol method) => Find(_calls, method)?.FirstOrDefault(c => method.ContainingType.IsAnyOf(c.Types));

    public bool IsNameOfFile(string name) => _files.ContainsKey(name);

    public PromptFileCall? FindFile(IMethodSymbol method) => Find(_files, method)?.FirstOrDefault(f => method.ContainingType.IsAnyOf(f.Types));

    public PromptRun? FindRun(IMethodSymbol method) => Find(_runs, method)?.FirstOrDefault(r => method.ContainingType.IsOrDerivesFrom(r.Types));

    public ChainCall? FindLink(IMethodSymbol method) => Find(_chains, method)?.FirstOrDefault(c => method.ContainingType.IsAnyOf(method.MethodKind == MethodKind.Constructor ? c.Constructed : c.Types));

    /// <summary>True for the type of a link.</summary>
    public bool IsLink(ITypeSymbol type) => _chains.TryGetValue(type.Name, out var known) && known.Any(c => type.IsAnyOf(c.Constructed));

    public PromptStrategy? FindStrategy(IMethodSymbol method) => Find(_strategies, method)?.FirstOrDefault(s => method.ContainingType.IsAnyOf(s.Types));

    public PlainText? FindPlainText(ISymbol member) => member switch
    {
        IPropertySymbol property => _plainTexts.TryGetValue(property.Name, out var known) ? known.FirstOrDefault(t => t.Parameter is null && property.ContainingType.IsAnyOf(t.Types)) : null,
        IMethodSymbol method => Find(_plainTexts, method)?.FirstOrDefault(t => t.Parameter is not null && method.ContainingType.IsAnyOf(t.Types)),
        _ => null,
    };

    public PromptConfig? FindConfig(ITypeSymbol? type) => _all.Select(p => p.Config).FirstOrDefault(c => c is not null && type.Is(c.Type));

    public bool IsArguments(ITypeSymbol? type) => _all.Any(p => p.Arguments is { } name && type.Is(name));

    /// <summary>The grammar that a format names; null for one that nobody knows.</summary>
    public TemplateGrammar? GrammarOf(string format)
    {
        foreach (var p in _all)
            foreach (var (name, grammar) in p.Formats)
                if (name.Equals(format, StringComparison.OrdinalIgnoreCase))
                    return grammar;
        return null;
    }

    /// <summary>The grammar that a property of a framework names.</summary>
    public TemplateGrammar? GrammarOf(ISymbol member)
    {
        foreach (var p in _all)
            foreach (var (name, grammar) in p.FormatMembers)
                if (MetadataName.Simple(name) == member.Name && member.ContainingType.Is(MetadataName.Namespace(name)))
                    return grammar;
        return null;
    }

    /// <summary>Methods stand under their name, constructors under that of their type.</summary>
    static List<T>? Find<T>(Dictionary<string, List<T>> index, IMethodSymbol method) =>
        index.TryGetValue(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name, out var known) ? known : null;

    static void Put<T>(Dictionary<string, List<T>> index, string[] members, string[] types, T value)
    {
        foreach (string name in members.SelectMany(m => m == ".ctor" ? types.Select(MetadataName.Simple) : [m]))
        {
            if (!index.TryGetValue(name, out var values))
                index[name] = values = [];
            values.Add(value);
        }
    }
}
