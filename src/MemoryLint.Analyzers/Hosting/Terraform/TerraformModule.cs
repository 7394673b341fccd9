using System.Runtime.CompilerServices;
using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Terraform;

/// <summary>The files of one folder, as Terraform deploys them once.</summary>
sealed class TerraformModule : HclScope
{
    const int MaximumLevel = 12;

    static readonly ConditionalWeakTable<HostFile, Tuple<Expression?>> s_bodies = new();

    readonly Dictionary<string, TerraformBlock> _resources = new(StringComparer.Ordinal);
    readonly Dictionary<string, TerraformBlock> _modules = new(StringComparer.Ordinal);
    readonly Dictionary<string, Expression> _outputs = new(StringComparer.Ordinal);
    readonly Dictionary<string, TerraformModule?> _scopes = new(StringComparer.Ordinal);
    readonly HostFiles _files;
    readonly TerraformModule? _invoker;
    readonly int _level;

    public TerraformModule(string folder, HostFiles files, EvaluationBudget budget, TerraformModule? invoker = null)
        : base(budget)
    {
        (Folder, _files, _invoker, _level) = (folder, files, invoker, invoker is null ? 0 : invoker._level + 1);
        foreach (var file in files.Files)
            if (file.Folder == folder && IsSource(file) && BodyOf(file) is { } body)
                Add(file, body);
    }

    public string Folder { get; }

    public IEnumerable<TerraformBlock> Resources => _resources.Values;

    public static bool IsSource(HostFile file) => file.HasExtension(".tf", ".tofu");

    /// <summary>The attributes and blocks of a file; null if it cannot be read.</summary>
    public static Expression? BodyOf(HostFile file) => s_bodies.GetValue(file, f => Tuple.Create(HclParser.Read(f.Text.ToString()))).Item1;

    /// <summary>The folders that a file's modules name.</summary>
    public static IEnumerable<string> ModuleFolders(HostFile file)
    {
        foreach (var entry in BodyOf(file)?.Entries ?? [])
            if (entry is { Key: "module", Labels: not null } && Source(entry.Value) is { } source)
                yield return file.Resolve(source);
    }

    static string? Source(Expression module) =>
        module["source"] is { Kind: ExpressionKind.Literal, Text: var source } && source.StartsWith(".", StringComparison.Ordinal) ? source : null;

    void Add(HostFile file, Expression body)
    {
        Declare(body);
        foreach (var entry in body.Entries)
            if (entry is { Key: "resource", Labels: [var type, var name] })
                _resources[type + "." + name] = new(file, type, name, entry.KeySpan, entry.Value);
            else if (entry is { Key: "module", Labels: [var module] })
                _modules[module] = new(file, "module", module, entry.KeySpan, entry.Value);
            else if (entry is { Key: "output", Labels: [var output] } && entry.Value["value"] is { } value)
                _outputs[output] = value;
    }

    protected override ConfigNode? Named(IReadOnlyList<string> path, out int used)
    {
        if (path.Count >= 3 && path[0] == "module")
        {
            used = 3;
            return Module(path[1]) is { } module && module._outputs.TryGetValue(path[2], out var output) ? module.Once("output." + path[2], () => module.Evaluate(output)) : null;
        }
        if (path.Count >= 3 && _resources.TryGetValue(path[0] + "." + path[1], out var resource))
        {
            used = 3;
            return path[2] is "id" or "arn" or "self_link"
                ? ConfigNode.Scalar(resource.Place, Id(resource), isExpression: true)
                : resource.Body[path[2]] is { } attribute ? Once(string.Join(".", path.Take(3)), () => Evaluate(attribute)) : null;
        }
        return base.Named(path, out used);
    }

    /// <summary>Tells a resource from all others, also of other folders.</summary>
    public string Id(TerraformBlock resource) => Folder + ":" + resource.Type + "." + resource.Name;

    /// <summary>The modules that this one deploys.</summary>
    public IEnumerable<TerraformModule> Modules => _modules.Keys.Select(Module).Where(m => m is not null)!;

    TerraformModule? Module(string name)
    {
        if (_scopes.TryGetValue(name, out var known))
            return known;
        // A module whose variables depend on its own outputs is not there yet.
        _scopes[name] = null;
        if (!_modules.TryGetValue(name, out var block) || Source(block.Body) is not { } source || _level >= MaximumLevel)
            return null;
        string folder = block.File.Resolve(source);
        for (var above = this; above is not null; above = above._invoker)
            if (above.Folder == folder)
                return null;
        if (!IsDeployed(block))
            return null;
        Budget.Take(_files.Files.Length);
        if (Budget.IsExhausted)
            return null;
        var module = new TerraformModule(folder, _files, Budget, this);
        foreach (var argument in block.Body.Entries)
            if (argument is { Key: { } variable, Labels: null })
                module.Give(variable, Evaluate(argument.Value));
        return _scopes[name] = module;
    }

    /// <summary>False for <c>count = 0</c>.</summary>
    public bool IsDeployed(TerraformBlock block) => block.Body["count"] is not { } count || Evaluate(count) is not { IsExpression: false, Text: "0" };
}

/// <summary>A resource or module of a Terraform file.</summary>
sealed record TerraformBlock(HostFile File, string Type, string Name, TextSpan Place, Expression Body);
