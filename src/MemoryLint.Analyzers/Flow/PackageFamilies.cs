using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Flow;

/// <summary>Two assemblies of one family that do not belong together: the one names a type that the other, at the version that is referenced, does not have.</summary>
/// <param name="Prefix">What the names of the family's assemblies begin with.</param>
/// <param name="Assembly">The assembly that names the type.</param>
/// <param name="Type">The type's name.</param>
/// <param name="Lacking">The assembly that does not have it.</param>
sealed record PackageMismatch(string Prefix, AssemblyIdentity Assembly, string Type, AssemblyIdentity Lacking);

/// <summary>
/// Finds assemblies of a family that do not belong together. Different versions alone say nothing: most of them work together. What the catalog knows of an assembly
/// is looked at only where versions differ.
/// </summary>
static class PackageFamilies
{
    static readonly ConditionalWeakTable<Compilation, object> s_kept = new();

    /// <summary>At most one for each family.</summary>
    public static ImmutableArray<PackageMismatch> In(Compilation compilation, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (!s_kept.TryGetValue(compilation, out object known))
            known = s_kept.GetValue(compilation, c => Find(c, catalog, cancellation));
        return (ImmutableArray<PackageMismatch>)known;
    }

    static object Find(Compilation compilation, CatalogIndex catalog, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<PackageMismatch>();
        foreach (var (prefix, types) in catalog.Families)
        {
            var family = compilation.SourceModule.ReferencedAssemblySymbols.Where(a => IsOf(a.Identity, prefix)).ToList();
            if (family.Select(a => a.Identity.Version).Distinct().Count() < 2)
                continue;
            foreach (var assembly in family)
            {
                cancellation.ThrowIfCancellationRequested();
                if (types.Select(assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>().SelectMany(Named).FirstOrDefault(t => t is { TypeKind: TypeKind.Error, ContainingAssembly.Identity: var home }
                        && IsOf(home, prefix) && family.Any(a => a.Identity.Equals(home))) is { } missing)
                {
                    found.Add(new(prefix, assembly.Identity, missing.Name, missing.ContainingAssembly.Identity));
                    break;
                }
            }
        }
        return found.ToImmutable();
    }

    static bool IsOf(AssemblyIdentity assembly, string prefix) =>
        assembly.Name.StartsWith(prefix, StringComparison.Ordinal) && (assembly.Name.Length == prefix.Length || assembly.Name[prefix.Length] == '.');

    /// <summary>The types that the declaration of a type and of its members names.</summary>
    static IEnumerable<ITypeSymbol> Named(INamedTypeSymbol type)
    {
        if (type.BaseType is { } of)
            yield return of;
        foreach (var contract in type.Interfaces)
            yield return contract;
        foreach (var member in type.GetMembers())
            foreach (var named in member switch { IMethodSymbol m => m.Parameters.Select(p => p.Type).Append(m.ReturnType), IPropertySymbol p => [p.Type], IFieldSymbol f => [f.Type], _ => Enumerable.Empty<ITypeSymbol>() })
            {
                yield return named;
                if (named is INamedTypeSymbol { TypeArguments: var arguments })
                    foreach (var argument in arguments)
                        yield return argument;
            }
    }
}
