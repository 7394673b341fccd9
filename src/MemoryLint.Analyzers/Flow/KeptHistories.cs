using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Flow;

/// <summary>The histories that a file's code keeps from turn to turn and appends to; found once for all rules.</summary>
static class KeptHistories
{
    static readonly ConditionalWeakTable<SemanticModel, object> s_kept = new();

    /// <summary>One for each function and history that messages of a user or of the model are put into, in the order of the text.</summary>
    public static ImmutableArray<KeptHistory> In(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (!s_kept.TryGetValue(model, out object known))
            known = s_kept.GetValue(model, m => Find(m, catalog, cancellation));
        return (ImmutableArray<KeptHistory>)known;
    }

    static object Find(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<KeptHistory>();
        foreach (var appends in Appends.In(model.SyntaxTree, catalog, cancellation).GroupBy(a => (a.Unit, Memory: a.Memory.ToString())))
        {
            cancellation.ThrowIfCancellationRequested();
            if (appends.Any(a => a.Role is TurnRole.User or TurnRole.Reply) && KeptHistory.Of(model, catalog, appends.ToImmutableArray(), cancellation) is { } history)
                found.Add(history);
        }
        return found.ToImmutable();
    }
}
