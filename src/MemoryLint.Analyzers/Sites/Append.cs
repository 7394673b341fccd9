using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A message that is put into what may be a history: as far as syntax shows.</summary>
/// <param name="Call">The call.</param>
/// <param name="Memory">What it is put into: a name, or a chain of them.</param>
/// <param name="Role">Who speaks.</param>
/// <param name="Unit">The method, accessor, local function or lambda around it; the file in top-level code.</param>
sealed record Append(InvocationExpressionSyntax Call, ExpressionSyntax Memory, TurnRole Role, SyntaxNode Unit);
