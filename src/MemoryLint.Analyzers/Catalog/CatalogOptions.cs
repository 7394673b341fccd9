using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Catalog;

/// <summary>
/// The types that a user adds to the catalog, in <c>.editorconfig</c> or a global analyzer config:
/// <c>memorylint.history_types = My.App.ChatLog, My.App.Transcript</c>.
/// </summary>
static class CatalogOptions
{
    /// <summary>The options and the kind of memory that the types in them are; message types make a history of every list of them.</summary>
    static readonly ImmutableArray<(string Key, MemoryKind? Kind)> s_keys = ImmutableArray.Create<(string, MemoryKind?)>(
        ("memorylint.history_types", MemoryKind.History),
        ("memorylint.session_types", MemoryKind.Session),
        ("memorylint.store_types", MemoryKind.SessionStore),
        ("memorylint.message_types", null));

    static readonly ConcurrentDictionary<string, CatalogIndex> s_indexes = new(StringComparer.Ordinal);

    /// <summary>The names of all options, in order.</summary>
    public static IEnumerable<string> Keys => s_keys.Select(k => k.Key);

    /// <summary>The catalog under these options: one object for all files whose options say the same.</summary>
    public static CatalogIndex Catalog(AnalyzerConfigOptions options)
    {
        string? said = null;
        foreach (var (key, _) in s_keys)
            if (options.TryGetValue(key, out string? value) && value.Length > 0)
                said += key + "=" + value + "\n";
        return said is null ? CatalogIndex.BuiltIn : s_indexes.GetOrAdd(said, _ => CatalogIndex.With(UserTypes(options)));
    }

    /// <summary>Values that are no metadata names, and what was expected.</summary>
    public static IEnumerable<(string Key, string Value, string Expected)> BadValues(AnalyzerConfigOptions options)
    {
        foreach (var (key, _) in s_keys)
            foreach (string name in Names(options, key))
                if (!IsMetadataName(name))
                    yield return (key, name, "the full name of a type (Namespace.Type, Namespace.Outer+Nested, Namespace.Generic`1)");
    }

    static Framework UserTypes(AnalyzerConfigOptions options) => new("options")
    {
        Types = s_keys.Where(k => k.Kind is not null)
            .SelectMany(k => Names(options, k.Key).Where(IsMetadataName), (k, name) => new MemoryType { Names = [name], Kind = k.Kind!.Value, Package = "" }).ToArray(),
        Messages = Names(options, "memorylint.message_types").Where(IsMetadataName).ToArray(),
    };

    static IEnumerable<string> Names(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) ? value.Split(',').Select(n => n.Trim()).Where(n => n.Length > 0) : [];

    /// <summary>Identifiers with dots and pluses between them, and an arity at the end of any.</summary>
    static bool IsMetadataName(string name)
    {
        bool startsPart = true, isArity = false;
        foreach (char c in name)
        {
            if (c is '.' or '+')
            {
                if (startsPart)
                    return false;
                (startsPart, isArity) = (true, false);
            }
            else if (c == '`')
            {
                if (startsPart || isArity)
                    return false;
                isArity = true;
            }
            else if (isArity ? !char.IsDigit(c) : startsPart ? !(char.IsLetter(c) || c == '_') : !(char.IsLetterOrDigit(c) || c == '_'))
            {
                return false;
            }
            else
            {
                startsPart = false;
            }
        }
        return name.Length > 0 && !startsPart && name[name.Length - 1] != '`';
    }
}
