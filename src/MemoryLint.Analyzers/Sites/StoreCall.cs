using MemoryLint.Catalog;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>
/// A call or property by which a framework's own store comes into use: <c>services.AddDistributedMemoryCache()</c>, <c>CheckpointManager.Default</c>.
/// </summary>
/// <param name="Expression">The whole call or property access.</param>
/// <param name="Name">The method's or property's name in it.</param>
/// <param name="Kind">The kind of memory.</param>
/// <param name="Durability">What the store survives.</param>
/// <param name="Registration">The catalog's entry of a registration; null for a property.</param>
/// <param name="Counterparts">What can stand in its place.</param>
sealed record StoreCall(ExpressionSyntax Expression, SimpleNameSyntax Name, MemoryKind Kind, Durability Durability, MemoryRegistration? Registration, Counterpart[] Counterparts)
{
    public bool IsVolatile => Durability == Durability.Volatile;
}
