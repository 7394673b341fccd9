using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Requests;

/// <summary>
/// What the search for callers needs to know of a member, as plain data that outlives the compilation it was read from.
/// </summary>
/// <param name="Id">Documentation id of the definition.</param>
/// <param name="Word">The word under which the member is referred to: its name, or for constructors the name of the type.</param>
/// <param name="AlsoCalledAs">Documentation ids of what it overrides or implements: callers may refer to those.</param>
/// <param name="Text">How a message speaks of it: <c>ChatService.ReplyAsync</c>.</param>
/// <param name="Occasion">The occasion on which it runs by itself, if any.</param>
/// <param name="TypeId">Documentation id of its type.</param>
sealed record MemberFacts(string Id, string Word, ImmutableArray<string> AlsoCalledAs, string Text, Occasion? Occasion, string TypeId)
{
    public static MemberFacts? Of(ISymbol member)
    {
        if (member is IMethodSymbol { AssociatedSymbol: { } owner })
            member = owner;
        member = member.OriginalDefinition;
        if (member.ContainingType is not { } type || member.GetDocumentationCommentId() is not { } id)
            return null;
        bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return new(id, isConstructor ? type.Name : LastName(member.Name), Contracts(member), isConstructor ? $"new {type.Name}" : $"{type.Name}.{member.Name}",
            Handlers.Of(member), type.OriginalDefinition.GetDocumentationCommentId() ?? "");
    }

    public bool IsCalledBy(string targetId) => targetId == Id || AlsoCalledAs.Contains(targetId);

    static ImmutableArray<string> Contracts(ISymbol member)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
            Add(overridden);
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } or IPropertySymbol)
            foreach (var contract in member.ContainingType.AllInterfaces)
                foreach (var promised in contract.GetMembers())
                    if (LastName(member.Name) == promised.Name && SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(promised), member))
                        Add(promised);
        return ids.ToImmutable();

        void Add(ISymbol symbol)
        {
            if (symbol.OriginalDefinition.GetDocumentationCommentId() is { } id)
                ids.Add(id);
        }
    }

    static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol m => m.OverriddenMethod,
        IPropertySymbol p => p.OverriddenProperty,
        _ => null,
    };

    /// <summary>The name behind the interface in an explicit implementation.</summary>
    static string LastName(string name) => name.Substring(name.LastIndexOf('.') + 1);
}

/// <summary>A place in a file, without the file's tree.</summary>
readonly record struct Place(string Path, TextSpan Span) : IComparable<Place>
{
    public static Place Of(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.Span);

    public int CompareTo(Place other)
    {
        int byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : Span.CompareTo(other.Span);
    }
}
