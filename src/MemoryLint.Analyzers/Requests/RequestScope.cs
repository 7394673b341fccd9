using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Requests;

/// <summary>One step on the way from a site up to a handler.</summary>
/// <param name="Text">What is called: <c>ChatService.ReplyAsync</c>.</param>
/// <param name="Place">Where it is called.</param>
readonly record struct PathStep(string Text, Place Place);

/// <summary>Why a piece of code runs once per request.</summary>
/// <param name="Occasion">The handler's occasion.</param>
/// <param name="Path">The calls between site and handler, from the site up; empty if the site is in the handler itself.</param>
/// <param name="More">How many other handlers reach it too.</param>
/// <param name="Handler">The handler's node, if the site is in the handler itself.</param>
sealed record RequestScope(Occasion Occasion, ImmutableArray<PathStep> Path, int More, SyntaxNode? Handler)
{
    /// <summary>How many calls up a handler may stand.</summary>
    const int MaximumDepth = 5;

    /// <summary>How many members a search looks at before it gives up: a helper called from everywhere says nothing about requests.</summary>
    const int MaximumMembers = 200;

    /// <summary>For a message: <c> (through ChatService.ReplyAsync, +2 more)</c>; empty if the handler itself is meant and no other.</summary>
    public string Way
    {
        get
        {
            string through = Path.IsEmpty ? "" : "through " + string.Join(" and ", Path.Select(s => s.Text).Reverse());
            string more = More == 0 ? "" : $"+{More} more";
            return (through, more) switch
            {
                ("", "") => "",
                (var t, "") => $" ({t})",
                ("", var m) => $" ({m})",
                var (t, m) => $" ({t}, {m})",
            };
        }
    }

    /// <summary>
    /// The request scope of a place in a file: the enclosing handler, else the nearest handler among the callers of the enclosing member, first
    /// in the order of path and position. Null if none is found, and in a component, whose own code keeps what it likes for as long as the component lives.
    /// </summary>
    public static RequestScope? Of(SemanticModel model, SyntaxNode site, CancellationToken cancellation)
    {
        var enclosing = Enclosing.Of(model, site, cancellation);
        if (enclosing.Occasion is { } occasion)
            return occasion.Kind == HandlerKind.Component ? null : new(occasion, ImmutableArray<PathStep>.Empty, 0, enclosing.Handler);
        return enclosing.Member is { } member ? Of(model.Compilation, member, cancellation) : null;
    }

    /// <summary>The request scope of a member, by its callers.</summary>
    public static RequestScope? Of(Compilation compilation, MemberFacts member, CancellationToken cancellation)
    {
        if (member.Occasion is { } own)
            return new(own, ImmutableArray<PathStep>.Empty, 0, null);
        var epoch = DeclarationEpoch.Of(compilation, cancellation);
        var seen = new HashSet<string>(StringComparer.Ordinal) { member.Id };
        var level = new List<(MemberFacts Member, ImmutableArray<PathStep> Path)> { (member, ImmutableArray<PathStep>.Empty) };
        var found = new List<(Occasion Occasion, ImmutableArray<PathStep> Path)>();
        for (int depth = 0; depth < MaximumDepth && level.Count > 0 && found.Count == 0 && seen.Count <= MaximumMembers; depth++)
        {
            var next = new List<(MemberFacts, ImmutableArray<PathStep>)>();
            foreach (var (callee, path) in level)
                foreach (var reference in ReferencesTo(compilation, epoch, callee, cancellation))
                {
                    var longer = path.Add(new(callee.Text, reference.Place));
                    if (reference.Occasion is { } occasion)
                        found.Add((occasion, longer));
                    else if (reference.Member is { } caller && seen.Add(caller.Id))
                        next.Add((caller, longer));
                }
            level = next;
        }
        if (found.Count == 0)
            return null;
        found.Sort((a, b) => a.Path[a.Path.Length - 1].Place.CompareTo(b.Path[b.Path.Length - 1].Place));
        int occasions = found.Select(f => f.Occasion.Text).Distinct(StringComparer.Ordinal).Count();
        return new(found[0].Occasion, found[0].Path, occasions - 1, null);
    }

    /// <summary>All references to a member in the compilation, in the order of path and position.</summary>
    static IEnumerable<Reference> ReferencesTo(Compilation compilation, DeclarationEpoch epoch, MemberFacts member, CancellationToken cancellation)
    {
        uint hash = Catalog.WordReader.Hash(member.Word);
        var references = new List<Reference>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!SourceWords.Of(tree, cancellation).MayContain(hash))
                continue;
            foreach (var reference in epoch.FactsOf(tree).References(compilation, member.Word, cancellation))
                if (member.IsCalledBy(reference.TargetId))
                    references.Add(reference);
        }
        references.Sort((a, b) => a.Place.CompareTo(b.Place));
        return references;
    }
}
