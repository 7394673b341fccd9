using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>
/// Tells whether a compilation can use any framework of the catalog, so that all other projects pay nothing. What one reference knows is
/// found out once and kept with it.
/// </summary>
static class CatalogPresence
{
    /// <summary>What the names of assemblies begin with that come with .NET or its tests and hold no memory of a conversation.</summary>
    static readonly ImmutableArray<string> s_platform = ImmutableArray.Create(
        "System", "Microsoft.AspNetCore", "Microsoft.Extensions.", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32", "Microsoft.Net.Http", "Microsoft.JSInterop", "mscorlib", "netstandard",
        "WindowsBase", "xunit", "nunit", "NuGet", "MSTest", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "Microsoft.CodeAnalysis", "testhost", "Newtonsoft.Json");

    /// <summary>The types of which a project must see one, by namespace: those that make a history, a session or a store, or reach a model.</summary>
    static readonly ImmutableArray<(string Namespace, string Name, ImmutableArray<string> Types)> s_types = MemoryCatalog.Frameworks
        .SelectMany(f => f.Messages.Concat(f.Types.Where(t => !t.IsGeneralPurpose).SelectMany(t => t.Names)).Concat(f.ModelClients.Where(c => c.Methods.Length == 0).SelectMany(c => c.Types)))
        .GroupBy(MetadataName.Namespace, MetadataName.Simple).Select(g => (g.Key, MetadataName.Simple(g.Key), g.Distinct().ToImmutableArray())).ToImmutableArray();

    static readonly ConditionalWeakTable<object, object> s_known = new();

    /// <summary>True if some type of the catalog can be named in the compilation; found out once for all rules.</summary>
    public static bool In(Compilation compilation)
    {
        if (s_known.TryGetValue(compilation, out object known))
            return (bool)known;
        bool isIn = IsSeenBy(compilation);
        s_known.GetValue(compilation, _ => isIn);
        return isIn;
    }

    static bool IsSeenBy(Compilation compilation)
    {
        foreach (var reference in compilation.References)
            if (IsInReference(compilation, reference))
                return true;
        return KnowsAny(compilation.Assembly);
    }

    static bool IsInReference(Compilation compilation, MetadataReference reference)
    {
        object key = reference is CompilationReference { Compilation: var referenced } ? referenced.Assembly : reference;
        if (s_known.TryGetValue(key, out object known))
            return (bool)known;
        bool isIn = compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && MayKnow(assembly.Name) && KnowsAny(assembly);
        s_known.GetValue(key, _ => isIn);
        return isIn;
    }

    static bool MayKnow(string assembly)
    {
        if (assembly.StartsWith("Microsoft.Extensions.AI", StringComparison.Ordinal))
            return true;
        foreach (string prefix in s_platform)
            if (assembly.StartsWith(prefix, StringComparison.Ordinal))
                return false;
        return true;
    }

    static bool KnowsAny(IAssemblySymbol assembly)
    {
        var found = new Dictionary<string, INamespaceSymbol?>(StringComparer.Ordinal) { [""] = assembly.GlobalNamespace };
        // The names of all namespaces are at hand; nearly no assembly has one of the catalog's.
        var names = assembly.NamespaceNames;
        foreach (var (space, name, types) in s_types)
            if ((name.Length == 0 || names.Contains(name)) && Find(space) is { } home)
                foreach (string type in types)
                    if (!home.GetTypeMembers(type).IsEmpty)
                        return true;
        return false;

        INamespaceSymbol? Find(string name)
        {
            if (found.TryGetValue(name, out var known))
                return known;
            int dot = name.LastIndexOf('.');
            var outer = Find(dot < 0 ? "" : name.Substring(0, dot));
            return found[name] = outer?.GetMembers(name.Substring(dot + 1)).OfType<INamespaceSymbol>().FirstOrDefault();
        }
    }
}
