using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Sites;

/// <summary>A method, local function or property whose type says that it hands out a memory.</summary>
/// <param name="Member">The method or property.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Type">What it hands out, without the task around it.</param>
/// <param name="Kind">The kind of memory.</param>
sealed record Factory(ISymbol Member, SyntaxNode Declaration, ITypeSymbol Type, MemoryKind Kind);
