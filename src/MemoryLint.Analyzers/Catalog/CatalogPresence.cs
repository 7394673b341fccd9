using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>Tells whether a compilation can use any framework of the catalog, so that all other projects pay nothing.</summary>
static class CatalogPresence
{
    /// <summary>What the names of assemblies begin with that come with .NET itself and hold no memory of a conversation.</summary>
    static readonly ImmutableArray<string> s_platform = ImmutableArray.Create(
        "System", "Microsoft.AspNetCore", "Microsoft.Extensions.", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32", "Microsoft.Net.Http", "Microsoft.JSInterop", "mscorlib", "netstandard",
        "WindowsBase", "xunit", "NuGet", "MSTest", "Microsoft.TestPlatform", "Microsoft.VisualStudio", "testhost", "Newtonsoft.Json", "nunit");

    /// <summary>Full names of types of which a project must see one: those that make a history, a session or a store.</summary>
    static readonly ImmutableArray<string> s_types = MemoryCatalog.Frameworks
        .SelectMany(f => f.Messages.Concat(f.Types.Where(t => !t.IsGeneralPurpose).SelectMany(t => t.Names)))
        .Distinct().ToImmutableArray();

    public static bool In(Compilation compilation)
    {
        foreach (string type in s_types)
            if (compilation.Assembly.GetTypeByMetadataName(type) is not null)
                return true;
        foreach (var reference in compilation.References)
            if (compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly && MayKnow(assembly.Name) && KnowsAny(assembly))
                return true;
        return false;
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
        foreach (string type in s_types)
            if (assembly.GetTypeByMetadataName(type) is not null)
                return true;
        return false;
    }
}
