using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Tells whether what requests add to is one for all of them, and whether they do.</summary>
static class SharedPipeline
{
    /// <summary>Why all requests share what is added to; null if they do not, or if nothing says so.</summary>
    public static Sharing? Of(SemanticModel model, Addition addition, CancellationToken cancellation)
    {
        var symbol = model.GetSymbolInfo(addition.Owner, cancellation).Symbol;
        var type = symbol switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, IParameterSymbol p => p.Type, _ => null };
        if (!type.Is(addition.Entry.Type))
            return null;
        if (symbol is IFieldSymbol or IPropertySymbol && !IsGiven(symbol, cancellation))
            return symbol.IsStatic || IsMadeOnce(symbol, cancellation) ? SharedMemory.Of(model.Compilation, symbol, cancellation) : null;
        string? id = type!.GetDocumentationCommentId();
        var registrations = Lifetimes.All(model.Compilation, cancellation).Where(r => r.ServiceId == id).ToList();
        if (registrations.Count > 0)
            return registrations.All(r => r.Life == ObjectLife.Process) ? new($"{type.Name} is registered with {registrations[0].Method}", ImmutableArray.Create(new PathStep(registrations[0].Method, registrations[0].Place))) : null;
        return null;
    }

    /// <summary>When something is added: on an occasion, or with each object that lives for one request.</summary>
    public static (string When, ImmutableArray<PathStep> Path)? WhenAdded(SemanticModel model, Addition addition, CancellationToken cancellation)
    {
        if (addition.Call.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax) is ConstructorDeclarationSyntax { Parent: TypeDeclarationSyntax declaration })
            return model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type && Lifetimes.Of(model.Compilation, type, cancellation) is { Life: ObjectLife.Request } lifetime
                ? ($"for every {lifetime.Noun} ({lifetime.Reason})", lifetime.Path) : null;
        return RequestScope.Of(model, addition.Call, cancellation) is { } scope && scope.Occasion.Kind != HandlerKind.Component ? ($"on every {scope.Occasion.Text}{scope.Way}", scope.Path) : null;
    }

    /// <summary>True for a member that only holds what a constructor was given.</summary>
    static bool IsGiven(ISymbol member, CancellationToken cancellation) => Assignments(member, cancellation) is { Count: > 0 } all
        && all.All(a => a.Right is IdentifierNameSyntax { Identifier.ValueText: var given } && a.FirstAncestorOrSelf<ConstructorDeclarationSyntax>()?.ParameterList.Parameters.Any(p => p.Identifier.ValueText == given) == true);

    /// <summary>True for a member that gets its value with its object, and no other later.</summary>
    static bool IsMadeOnce(ISymbol member, CancellationToken cancellation) =>
        Assignments(member, cancellation).All(a => a.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax) && member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, GetMethod.IsAbstract: false };

    static List<AssignmentExpressionSyntax> Assignments(ISymbol member, CancellationToken cancellation)
    {
        var found = new List<AssignmentExpressionSyntax>();
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner)
            foreach (int position in SourceWords.Within(owner, member.Name, cancellation))
                if (owner.FindToken(position).Parent is IdentifierNameSyntax name && (name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : (ExpressionSyntax)name) is var use
                    && use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
                    found.Add(assignment);
        return found;
    }
}
