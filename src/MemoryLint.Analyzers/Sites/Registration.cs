using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A call that registers a memory as a service: <c>services.AddScoped&lt;ChatHistory&gt;()</c>.</summary>
/// <param name="Call">The whole call.</param>
/// <param name="Name">The method's name in the call.</param>
/// <param name="Service">The type it is asked for as.</param>
/// <param name="Type">The memory's type.</param>
/// <param name="Kind">The kind of memory.</param>
/// <param name="Entry">The catalog's entry, if the memory is a type of its own.</param>
sealed record Registration(InvocationExpressionSyntax Call, SimpleNameSyntax Name, ITypeSymbol Service, ITypeSymbol Type, MemoryKind Kind, MemoryType? Entry);
