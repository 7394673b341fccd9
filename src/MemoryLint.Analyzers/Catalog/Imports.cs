using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Catalog;

/// <summary>
/// The namespaces a file imports. A name that does not bind (a package not restored yet, half-typed code) means a catalog type if the file
/// imports that type's namespace, and nothing otherwise.
/// </summary>
sealed class Imports
{
    static readonly ConditionalWeakTable<SyntaxTree, Imports> s_kept = new();

    readonly SyntaxTree _tree;
    HashSet<string>? _namespaces;

    Imports(SyntaxTree tree) => _tree = tree;

    static HashSet<string> Read(SyntaxTree tree)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (tree.TryGetRoot(out var root) && root is CompilationUnitSyntax unit)
        {
            Add(unit.Usings);
            foreach (var member in unit.Members)
                if (member is BaseNamespaceDeclarationSyntax declaration)
                    Add(declaration.Usings);
        }
        return names;

        void Add(SyntaxList<UsingDirectiveSyntax> usings)
        {
            foreach (var u in usings)
                if (u.Alias is null && u.Name is { } name)
                    names.Add(name.ToString());
        }
    }

    public static Imports Of(SyntaxTree tree) => s_kept.GetValue(tree, t => new Imports(t));

    /// <summary>Read at the first question: most files have no name that does not bind.</summary>
    public bool Contains(string @namespace) => (_namespaces ??= Read(_tree)).Contains(@namespace);
}
