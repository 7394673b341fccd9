using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules.Durability;

/// <summary>A store, session map or shared memory that holds conversations in the memory of one process.</summary>
/// <param name="Place">Where it is created, registered or declared.</param>
/// <param name="Name">Its name in a message: <c>MemoryStorage</c>.</param>
/// <param name="Does">What follows the name there: <c>keeps conversations</c>.</param>
/// <param name="Shape">How it is written, for the fix.</param>
/// <param name="Kind">The kind of memory.</param>
/// <param name="Counterparts">What can stand in its place.</param>
sealed record VolatileStore(Location Place, string Name, string Does, string Shape, MemoryKind Kind, Counterpart[] Counterparts)
{
    /// <summary><c>new MemoryStorage()</c>.</summary>
    public const string Created = nameof(Created);

    /// <summary><c>AddSingleton&lt;IStorage, MemoryStorage&gt;()</c>.</summary>
    public const string Service = nameof(Service);

    /// <summary><c>AddDistributedMemoryCache()</c>, <c>CheckpointManager.Default</c>.</summary>
    public const string Called = nameof(Called);

    /// <summary>A framework's default that nothing replaces.</summary>
    public const string SilentDefault = nameof(SilentDefault);

    /// <summary>A map of sessions in a field.</summary>
    public const string Map = nameof(Map);
}
