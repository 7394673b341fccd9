using System.Text.RegularExpressions;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MemoryLint.Tests.Catalog;

public partial class CatalogTests
{
    public static TheoryData<string> Frameworks => [.. MemoryCatalog.Frameworks.Select(f => f.Name)];

    [Fact]
    public void Frameworks_have_names_of_their_own()
    {
        Assert.All(MemoryCatalog.Frameworks, f => Assert.False(string.IsNullOrWhiteSpace(f.Name)));
        Assert.Empty(Twice(MemoryCatalog.Frameworks.Select(f => f.Name)));
    }

    [Theory, MemberData(nameof(Frameworks))]
    public void Names_are_metadata_names(string framework)
    {
        var f = Find(framework);
        Assert.All(TypeNames(f), name => Assert.True(FullName().IsMatch(name), name));
        Assert.All(MemberNames(f), name => Assert.True(name == ".ctor" || SimpleName().IsMatch(name), name));
        Assert.All(ParameterNames(f), name => Assert.True(SimpleName().IsMatch(name), name));
    }

    [Theory, MemberData(nameof(Frameworks))]
    public void Packages_and_counterparts_are_complete(string framework)
    {
        var f = Find(framework);
        IEnumerable<string> packages = f.Types.Select(t => t.Package).Concat(f.Registrations.Select(r => r.Package)).Concat(Counterparts(f).Select(c => c.Package));
        Assert.All(packages, package => Assert.True(PackageName().IsMatch(package), $"'{package}'"));
        foreach (var counterpart in Counterparts(f))
        {
            Assert.NotEqual(Durability.Volatile, counterpart.Durability);
            var expression = SyntaxFactory.ParseExpression(Placeholder().Replace(counterpart.Expression, "placeholder"));
            Assert.False(expression.ContainsDiagnostics, $"{counterpart.Name}: {counterpart.Expression}");
            Assert.All(Placeholder().Matches(counterpart.Expression), m => Assert.True(m.Value is "{connection}" or "{session}" or "{name}" || m.Value.StartsWith("{setting:", StringComparison.Ordinal), counterpart.Expression));
        }
    }

    [Theory, MemberData(nameof(Frameworks))]
    public void Entries_are_not_empty(string framework)
    {
        var f = Find(framework);
        Assert.All(f.Types, t => Assert.NotEmpty(t.Names));
        Assert.All(f.Members, m => Assert.True(m.Types.Length > 0 && m.Members.Length > 0));
        Assert.All(f.Registrations, r => Assert.True(r.Types.Length > 0 && r.Methods.Length > 0));
        Assert.All(f.ModelCalls, c => Assert.True(c.Types.Length > 0 && c.Methods.Length > 0));
        Assert.True(f.Types.Length + f.Messages.Length + f.Members.Length + f.Registrations.Length + f.Identities.Length + f.ModelCalls.Length > 0);
    }

    [Fact]
    public void No_type_has_two_entries() =>
        Assert.Empty(Twice(MemoryCatalog.Frameworks.SelectMany(f => f.Types).SelectMany(t => t.Names)));

    [Fact]
    public void No_message_has_two_entries() =>
        Assert.Empty(Twice(MemoryCatalog.Frameworks.SelectMany(f => f.Messages)));

    [Fact]
    public void No_member_registration_or_identity_has_two_entries()
    {
        var all = MemoryCatalog.Frameworks;
        Assert.Empty(Twice(all.SelectMany(f => f.Members).SelectMany(m => m.Types.SelectMany(t => m.Members.Select(n => t + "." + n)))));
        Assert.Empty(Twice(all.SelectMany(f => f.Registrations).SelectMany(r => r.Types.SelectMany(t => r.Methods.Select(n => t + "." + n)))));
        Assert.Empty(Twice(all.SelectMany(f => f.ModelCalls).SelectMany(c => c.Types.SelectMany(t => c.Methods.Select(n => t + "." + n)))));
        Assert.Empty(Twice(all.SelectMany(f => f.Identities).Select(i => $"{i.Type}.{i.Member}({string.Join(",", i.Parameters)})")));
    }

    [Theory]
    [InlineData("System.String", "String", "System")]
    [InlineData("System.Collections.Generic.List`1", "List", "System.Collections.Generic")]
    [InlineData("LLama.Common.ChatHistory+Message", "Message", "LLama.Common")]
    [InlineData("A.B+C`2", "C", "A")]
    [InlineData("Global", "Global", "")]
    public void Metadata_names_are_taken_apart(string name, string simple, string ns)
    {
        Assert.Equal(simple, MetadataName.Simple(name));
        Assert.Equal(ns, MetadataName.Namespace(name));
    }

    [Fact]
    public void Symbols_are_compared_by_full_metadata_name()
    {
        var compilation = Compile("""
            namespace A.B
            {
                class Outer { public class Inner<T>; }
                class Derived : Outer.Inner<int>, IContract;
                interface IContract;
            }
            """);
        var inner = compilation.GetTypeByMetadataName("A.B.Outer+Inner`1")!;
        var derived = compilation.GetTypeByMetadataName("A.B.Derived")!;
        Assert.True(inner.Is("A.B.Outer+Inner`1"));
        Assert.True(inner.Construct(derived).Is("A.B.Outer+Inner`1"));
        Assert.All(
            (string[])["A.B.Outer.Inner`1", "A.B.Outer+Inner", "B.Outer+Inner`1", "X.A.B.Outer+Inner`1", "Inner`1", "XA.B.Outer+Inner`1", ""],
            name => Assert.False(inner.Is(name), name));
        Assert.True(derived.IsOrDerivesFrom("A.B.Outer+Inner`1"));
        Assert.True(derived.IsOrDerivesFrom("Other", "A.B.IContract"));
        Assert.False(derived.Is("A.B.IContract"));
        Assert.False(((ITypeSymbol?)null).Is("A.B.Derived"));
        Assert.False(((ITypeSymbol?)null).IsOrDerivesFrom("A.B.Derived"));
    }

    /// <summary>A name that no type bears is a typing error, or the name of a generation that the stubs do not have.</summary>
    [Theory, MemberData(nameof(Frameworks))]
    public void Names_known_to_the_references_of_the_tests_have_the_members_of_their_entries(string framework)
    {
        var compilation = Compile("");
        var f = Find(framework);
        List<string> missing = [];
        foreach (var (types, members) in f.Members.Select(m => (m.Types, m.Members))
            .Concat(f.Registrations.Select(r => (r.Types, r.Methods)))
            .Concat(f.ModelCalls.Select(c => (c.Types, c.Methods))))
        {
            var known = types.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToList();
            if (known.Count == types.Length && !members.Any(m => known.Any(t => HasMember(t, m))))
                missing.Add($"{string.Join(" or ", types)}: {string.Join(", ", members)}");
        }
        Assert.Empty(missing);

        static bool HasMember(INamedTypeSymbol type, string member)
        {
            for (var t = type; t is not null; t = t.BaseType)
                if (!t.GetMembers(member).IsEmpty)
                    return true;
            return type.AllInterfaces.Any(i => !i.GetMembers(member).IsEmpty);
        }
    }

    /// <summary>A framework of which the tests have no stubs is known by none of its names.</summary>
    [Theory, MemberData(nameof(Frameworks))]
    public void Current_names_resolve(string framework)
    {
        var compilation = Compile("");
        string[] current = [.. Find(framework).Types.Select(t => t.Names[0]).Concat(Find(framework).Messages.Take(1))];
        string[] unknown = [.. current.Where(name => compilation.GetTypeByMetadataName(name) is null)];
        Assert.True(unknown.Length == current.Length || unknown.Length * 2 <= current.Length, $"{unknown.Length} of {current.Length} are unknown: {string.Join(", ", unknown)}");
    }

    static Framework Find(string name) => MemoryCatalog.Frameworks.Single(f => f.Name == name);

    static IEnumerable<Counterpart> Counterparts(Framework f) =>
        f.Types.SelectMany(t => t.Counterparts).Concat(f.Members.SelectMany(m => m.Counterparts)).Concat(f.Registrations.SelectMany(r => r.Counterparts));

    static IEnumerable<string> TypeNames(Framework f) =>
    [
        .. f.Types.SelectMany(t => t.Names), .. f.Messages, .. f.Members.SelectMany(m => m.Types), .. f.Registrations.SelectMany(r => r.Types),
        .. f.Identities.Select(i => i.Type), .. f.ModelCalls.SelectMany(c => c.Types), .. Counterparts(f).Select(c => c.Name),
        .. f.Agents is { } a ? [a.Agent, a.Options, a.Store, .. a.CreatingTypes, .. a.RegisteringTypes, .. a.KeyedStores] : Array.Empty<string>(),
    ];

    static IEnumerable<string> MemberNames(Framework f) =>
    [
        .. f.Members.SelectMany(m => m.Members), .. f.Registrations.SelectMany(r => r.Methods), .. f.Identities.Select(i => i.Member),
        .. f.ModelCalls.SelectMany(c => c.Methods.Concat(c.AlsoNamed).Concat(c.RememberedBy)),
        .. f.Agents is { } a ? [a.Id, a.Name, .. a.CreatingMethods, .. a.RegisteringMethods, .. a.KeyedRegistrations, .. a.StoreRegistrations, .. a.Gets] : Array.Empty<string>(),
    ];

    static IEnumerable<string> ParameterNames(Framework f) =>
    [
        .. f.Types.SelectMany(t => t.BackedBy), .. f.Members.SelectMany(m => m.FoundAgainBy), .. f.Identities.SelectMany(i => i.Parameters),
        .. f.ModelCalls.SelectMany(c => c.MemoryParameters.Concat(c.InputParameters).Concat(c.SessionParameters)),
    ];

    static string[] Twice(IEnumerable<string> names) => [.. names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key)];

    static CSharpCompilation Compile(string source)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return CSharpCompilation.Create(
            "Catalog", [CSharpSyntaxTree.ParseText(source)], trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)));
    }

    [GeneratedRegex(@"^([A-Za-z_]\w*\.)*[A-Za-z_]\w*(`\d)?(\+[A-Za-z_]\w*(`\d)?)*$")]
    private static partial Regex FullName();

    [GeneratedRegex(@"^[A-Za-z_]\w*$")]
    private static partial Regex SimpleName();

    [GeneratedRegex(@"^[A-Za-z_]\w*(\.\w+)*$")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"\{\w+(:[\w:]+)?\}")]
    private static partial Regex Placeholder();
}
