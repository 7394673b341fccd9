using System.Collections.Concurrent;
using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>A use of a member: what it refers to, where it stands and what it runs as part of.</summary>
/// <param name="TargetId">Documentation id of the member referred to.</param>
/// <param name="Place">Where the reference stands.</param>
/// <param name="Occasion">The handler it is part of, or that it is itself handed over to become.</param>
/// <param name="Member">The member it is part of, if that member's callers decide.</param>
sealed record Reference(string TargetId, Place Place, Occasion? Occasion, MemberFacts? Member);

/// <summary>
/// What other files need to know of one file, read when first asked for and kept for the epoch. Only facts are kept, never conclusions: the
/// answer to a search does not depend on which search came first.
/// </summary>
sealed class TreeFacts(SyntaxTree tree)
{
    readonly ConcurrentDictionary<string, ImmutableArray<Reference>> _references = new(StringComparer.Ordinal);
    StrongReference<ImmutableArray<ServiceRegistration>>? _registrations;

    /// <summary>References to any member that is referred to by <paramref name="word"/>, in order.</summary>
    public ImmutableArray<Reference> References(Compilation compilation, string word, CancellationToken cancellation)
    {
        if (!_references.TryGetValue(word, out var references))
            _references[word] = references = Bind(compilation, word, cancellation);
        return references;
    }

    public ImmutableArray<ServiceRegistration> Registrations(Compilation compilation, CancellationToken cancellation)
    {
        if (_registrations is { } kept)
            return kept.Value;
        var registrations = MayRegister(cancellation) && SourceModels.Of(compilation, tree) is { } model
            ? ServiceRegistrations.In(model, cancellation)
            : ImmutableArray<ServiceRegistration>.Empty;
        _registrations = new(registrations);
        return registrations;
    }

    bool MayRegister(CancellationToken cancellation)
    {
        var words = SourceWords.Of(tree, cancellation);
        foreach (uint hash in s_registrationWords)
            if (words.MayContain(hash))
                return true;
        return false;
    }

    static readonly ImmutableArray<uint> s_registrationWords = ServiceRegistrations.Words.Select(Catalog.WordReader.Hash).ToImmutableArray();

    ImmutableArray<Reference> Bind(Compilation compilation, string word, CancellationToken cancellation)
    {
        ImmutableArray<Reference>.Builder? found = null;
        SemanticModel? model = null;
        foreach (int position in SourceWords.Positions(tree, word, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (tree.GetRoot(cancellation).FindToken(position).Parent is not SimpleNameSyntax name || name.Identifier.SpanStart != position || !MayRefer(name))
                continue;
            model ??= SourceModels.Of(compilation, tree);
            if (model is null)
                break;
            if (Bind(model, name, cancellation) is { } reference)
                (found ??= ImmutableArray.CreateBuilder<Reference>()).Add(reference);
        }
        return found?.ToImmutable() ?? ImmutableArray<Reference>.Empty;
    }

    /// <summary>Leaves out what cannot be a use of a member: declarations do not get here, types in declarations and usings do.</summary>
    static bool MayRefer(SimpleNameSyntax name) => name.Parent switch
    {
        UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax or QualifiedNameSyntax { Parent: UsingDirectiveSyntax } or ParameterSyntax or VariableDeclarationSyntax
            or BaseTypeSyntax or TypeArgumentListSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };

    static Reference? Bind(SemanticModel model, SimpleNameSyntax name, CancellationToken cancellation)
    {
        SyntaxNode creation = name;
        while (creation.Parent is QualifiedNameSyntax)
            creation = creation.Parent;
        var target = creation.Parent is ObjectCreationExpressionSyntax made && made.Type == creation
            ? model.GetSymbolInfo(made, cancellation).Symbol
            : model.GetSymbolInfo(name, cancellation) is var info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null;
        if (target is IMethodSymbol { ReducedFrom: { } extension })
            target = extension;
        if (target is not (IMethodSymbol or IPropertySymbol) || target.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            return null;
        var enclosing = Enclosing.Of(model, name, cancellation);
        var occasion = enclosing.Occasion;
        if (occasion is null && target is IMethodSymbol && CallsByName.CallOf(name) is null && Whole(name) is ExpressionSyntax group)
            occasion = DelegateUse.Of(model, group, cancellation).Occasion;
        return new(id, Place.Of(name), occasion, enclosing.Member);
    }

    /// <summary>The whole of <c>handler.HandleAsync</c>, of which <paramref name="name"/> is the end.</summary>
    static ExpressionSyntax Whole(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    sealed class StrongReference<T>(T value)
    {
        public T Value { get; } = value;
    }
}
