using System.Text.RegularExpressions;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>The code that creates or registers a counterpart at a site.</summary>
/// <param name="Lines">The code; a tab is one more level of indentation.</param>
/// <param name="Types">Full names of the types it uses.</param>
sealed record DurableStore(IReadOnlyList<string> Lines, IReadOnlyCollection<string> Types)
{
    static readonly Regex s_setting = new(@"\{(connection|setting:([\w:]+))\}");

    /// <summary>A type's full name, after <c>new</c> or before the static method that is called.</summary>
    static readonly Regex s_qualified = new(@"(?<new>new )?(?<![\w.])(?<type>(?:[A-Z]\w*\.)+[A-Z]\w*)");

    /// <summary>What is in the braces of a lambda or initializer.</summary>
    static readonly Regex s_braces = new(@" \{ (?<inside>[^{}]+?);? \}");

    /// <summary>What the connection string is called, by the words in the counterpart's names.</summary>
    static readonly (string Word, string Name)[] s_connections =
    [
        ("Redis", "Redis"), ("SqlServer", "SqlServer"), ("Postgres", "Postgres"), ("PgVector", "Postgres"), ("Npgsql", "Postgres"), ("Cosmos", "Cosmos"), ("Qdrant", "Qdrant"),
        ("Sqlite", "Sqlite"), ("Blob", "BlobStorage"), ("AdoNet", "SqlServer"), ("Chroma", "Chroma"),
    ];

    /// <summary>True if it has to be told where the store is.</summary>
    public static bool HasSettings(Counterpart counterpart) => s_setting.IsMatch(counterpart.Expression);

    /// <summary>True if it registers the store by an extension method.</summary>
    public static bool IsCall(Counterpart counterpart) => counterpart.Expression.Split('(')[0].IndexOfAny([' ', '.']) < 0;

    /// <summary>What the title calls it: the type that is created, or the method that registers it.</summary>
    public static string NameOf(Counterpart counterpart) =>
        IsCall(counterpart) ? counterpart.Expression.Split('(')[0] : counterpart.Name.Substring(counterpart.Name.LastIndexOf('.') + 1);

    /// <summary>What a title says of the package that is missing; nothing where the project has it.</summary>
    public static string PackageInTitle(FixSite site, Counterpart counterpart) => IsKnown(site, counterpart) ? "" : $" (package {counterpart.Package})";

    /// <summary>True if the project refers to the package already, directly or not.</summary>
    public static bool IsKnown(FixSite site, Counterpart counterpart) => site.Model.Compilation.GetTypeByMetadataName(counterpart.Name) is not null;

    /// <param name="site">The site.</param>
    /// <param name="counterpart">What to write.</param>
    /// <param name="position">Where it will stand.</param>
    /// <param name="settings">Where settings come from; null if it needs none.</param>
    /// <param name="name">The name that the volatile form carried.</param>
    /// <returns>Null if the project knows the type with another constructor, of an older version.</returns>
    public static DurableStore? Of(FixSite site, Counterpart counterpart, int position, Settings? settings, string? name)
    {
        string code = counterpart.Expression.Replace("{name}", name);
        if (!IsCall(counterpart) && IsKnown(site, counterpart))
        {
            var expression = SyntaxFactory.ParseExpression(s_setting.Replace(code, "default(string)"));
            if (site.Model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol)
                return null;
        }
        var types = new HashSet<string>(settings?.Types ?? []);
        if (IsCall(counterpart))
            types.Add(counterpart.Name);
        if (code.Contains("{connection}"))
            types.Add(Settings.ConnectionStrings);
        bool isNullable = (site.Model.GetNullableContext(position) & NullableContext.WarningsEnabled) != 0;
        code = s_qualified.Replace(code, m => Simplified(site, m, code, types, position));
        code = s_setting.Replace(code, m => Setting(m, settings!, counterpart, code, isNullable));
        return new(Broken(code), types);
    }

    static string Setting(Match place, Settings settings, Counterpart counterpart, string code, bool isNullable)
    {
        string value = place.Groups[2].Success ? settings.Value(place.Groups[2].Value) : settings.ConnectionString(ConnectionOf(counterpart));
        // The properties of options take null; parameters do not.
        return isNullable && !code.Substring(0, place.Index).EndsWith(" = ", StringComparison.Ordinal) ? value + "!" : value;
    }

    static string ConnectionOf(Counterpart counterpart) =>
        s_connections.Where(c => $"{counterpart.Package} {counterpart.Name}".Contains(c.Word)).Select(c => c.Name).FirstOrDefault() ?? "Store";

    /// <summary>The simple name, for which there will be a using directive, unless it means another type here.</summary>
    static string Simplified(FixSite site, Match match, string code, HashSet<string> types, int position)
    {
        bool isCreated = match.Groups["new"].Success;
        string text = match.Groups["type"].Value, member = "";
        if (!isCreated)
        {
            member = text.Substring(text.LastIndexOf('.'));
            text = text.Substring(0, text.LastIndexOf('.'));
        }
        string simple = text.Substring(text.LastIndexOf('.') + 1);
        bool isTaken = site.Model.LookupNamespacesAndTypes(position, name: simple).Any(s => s.ToDisplayString() != text);
        if (isTaken)
            return match.Value;
        types.Add(text);
        return (isCreated ? "new " : "") + simple + member;
    }

    /// <summary>What has statements or several assignments in braces takes a line for each.</summary>
    static List<string> Broken(string code)
    {
        if (s_braces.Match(code) is not { Success: true } braces)
            return [code];
        string inside = braces.Groups["inside"].Value;
        bool isBlock = inside.Contains(';');
        string[] parts = inside.Split([isBlock ? "; " : ", "], StringSplitOptions.None);
        return [code.Substring(0, braces.Index), "{", .. parts.Select(p => $"\t{p}{(isBlock ? ";" : ",")}"), "}" + code.Substring(braces.Index + braces.Length)];
    }
}
