using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <content>Fields and properties, of the object itself and of others.</content>
sealed partial class Origins
{
    Origin OfMember(Frame frame, SimpleNameSyntax name, ExpressionSyntax? receiver, ExpressionSyntax whole, int nesting) =>
        OfMemberOn(frame, name, receiver is null or ThisExpressionSyntax or BaseExpressionSyntax ? null : () => Of(frame, receiver, nesting + 1), whole, nesting, receiver);

    Origin OfMemberOn(Frame frame, SimpleNameSyntax name, Func<Origin>? receiver, ExpressionSyntax whole, int nesting, ExpressionSyntax? receiverSyntax = null)
    {
        var symbol = frame.Model.GetSymbolInfo(name, _cancellation).Symbol;
        if (symbol is null or INamespaceOrTypeSymbol)
            return Origin.Unknown;
        if (symbol is IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true })
            return Origin.Constant(whole.ToString(), whole);
        if (symbol is IPropertySymbol or IFieldSymbol && symbol.ContainingType is not null)
        {
            if (IsSessionId(symbol))
                return OfSessionId(frame, whole);
            if (KnownValues.Of(symbol) is { } known)
                return symbol.Name.EndsWith("Ticks", StringComparison.Ordinal) && IsFixedClock(frame, receiverSyntax) ? Origin.Unknown : FromTable(known, whole);
            if (IsClock(frame, whole is ConditionalAccessExpressionSyntax ? name : whole))
                return OfClock(whole, whole);
            if (symbol is { IsStatic: true, Name: "Empty" } && symbol.ContainingType.SpecialType == SpecialType.System_String | symbol.ContainingType.Is("System.Guid"))
                return Origin.Constant(whole.ToString(), whole);
        }
        switch (symbol)
        {
            case ILocalSymbol local:
                return OfLocal(frame, local, nesting);
            case IParameterSymbol parameter:
                return OfParameter(frame, parameter, whole);
            case IFieldSymbol or IPropertySymbol when receiver is null || symbol.IsStatic:
                return OfOwnMember(frame, symbol, whole);
            case IFieldSymbol or IPropertySymbol:
                return OfMemberOf(frame, symbol, receiver!(), receiverSyntax, whole);
            default:
                return Origin.Unknown;
        }
    }

    static bool IsSessionId(ISymbol symbol) => symbol is { Name: "Id" } && symbol.ContainingType.Is("Microsoft.AspNetCore.Http.ISession");

    /// <summary>The id of a session that holds nothing is another one in every request.</summary>
    Origin OfSessionId(Frame frame, ExpressionSyntax whole) =>
        s_sessionWrites.Any(w => ProjectWords.Names(frame.Model.Compilation, CatalogIndex.BuiltIn, w, _cancellation)) || WritesToSession(frame.Model.Compilation)
            ? Origin.Stable("HttpContext.Session.Id", whole)
            : new(Provenance.Unstable, "HttpContext.Session.Id", whole, Lasting.Request, Origin.NoCarriers);

    static readonly string[] s_sessionWrites = ["SetInt32", "SetObject", "SetJson", "SetObjectAsJson"];

    /// <summary><c>Session.SetString</c>; a distributed cache has a method of that name too.</summary>
    bool WritesToSession(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (string write in (string[])["SetString", "Set"])
                foreach (int position in SourceWords.Positions(tree, write, _cancellation))
                    if (tree.GetRoot(_cancellation).FindToken(position).Parent is SimpleNameSyntax
                        { Parent: MemberAccessExpressionSyntax { Expression: var target, Parent: InvocationExpressionSyntax } }
                        && target.ToString().IndexOf("session", StringComparison.OrdinalIgnoreCase) >= 0)
                        return true;
        return false;
    }

    /// <summary>A field or property of the object itself, or a static one.</summary>
    Origin OfOwnMember(Frame frame, ISymbol member, ExpressionSyntax whole)
    {
        if (member.GetAttributes().Any(a => s_bound.Contains(a.AttributeClass?.Name ?? "")))
            return Origin.Stable(member.Name, whole);
        // The parts of a framework's object are known by the table, through the object.
        if (member.DeclaringSyntaxReferences is not [var reference])
            return Origin.Unknown;
        var declaration = reference.GetSyntax(_cancellation);
        if (declaration is ParameterSyntax || SourceModels.Of(frame.Model.Compilation, declaration.SyntaxTree) is not { } model || !_open.Add((member, 0)))
            return Origin.Unknown;
        try
        {
            var inside = new Frame(model, null, member, frame.Depth + 1);
            if (declaration is PropertyDeclarationSyntax property && GetterOf(property) is { } getter)
                return Origin.OfAlternatives([.. Alternatives(inside, Results.Of(getter), 0)]);
            var origin = OfStored(inside, member, declaration);
            return origin.Provenance switch
            {
                Provenance.Random or Provenance.Unstable when !LivesForRequest(model.Compilation, member) => Origin.Unknown,
                Provenance.Constant when member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or { DeclaredAccessibility: Accessibility.Private }) =>
                    Origin.Unknown,
                Provenance.Constant => Origin.Constant(whole.ToString(), whole),
                _ => origin.Through(member),
            };
        }
        finally
        {
            _open.Remove((member, 0));
        }
    }

    /// <summary>The code of a getter that computes; null for one that only reads a field of its own.</summary>
    static SyntaxNode? GetterOf(PropertyDeclarationSyntax property) =>
        property.ExpressionBody ?? (property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)) is { } getter
            ? (SyntaxNode?)getter.ExpressionBody ?? getter.Body : null);

    /// <summary>What a field or property is given, in its declaration and by its type.</summary>
    Origin OfStored(Frame frame, ISymbol member, SyntaxNode declaration)
    {
        var initial = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        if (member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private }
            || (member is IFieldSymbol { IsReadOnly: false } && member.DeclaredAccessibility != Accessibility.Private)
            || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner || owner.Modifiers.Any(SyntaxKind.PartialKeyword))
            return Origin.Unknown;
        var definitions = new List<Origin>();
        if (initial is not null && !IsNothing(initial))
            definitions.Add(Of(frame, initial, 0));
        ExpressionSyntax? standIn = null;
        foreach (int position in SourceWords.Within(owner, member.Name, _cancellation))
        {
            if (owner.FindToken(position).Parent is not IdentifierNameSyntax name)
                continue;
            var use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            if (use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None })
                return Origin.Unknown;
            if (use.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != use
                || !SymbolEqualityComparer.Default.Equals(frame.Model.GetSymbolInfo(name, _cancellation).Symbol, member))
                continue;
            if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                standIn = assignment.Right;
            else if (!IsNothing(assignment.Right))
                definitions.Add(Of(frame, assignment.Right, 0));
        }
        if (definitions.Count == 0 && standIn is not null)
            definitions.Add(Of(frame, standIn, 0));
        return Origin.OfAlternatives(definitions);
    }

    bool LivesForRequest(Compilation compilation, ISymbol member) => !member.IsStatic
        && Lifetimes.Of(compilation, member.ContainingType, _cancellation).Life == ObjectLife.Request;

    /// <summary>A member of another object: of what the caller sent, it is what the caller sent.</summary>
    Origin OfMemberOf(Frame frame, ISymbol member, Origin receiver, ExpressionSyntax? receiverSyntax, ExpressionSyntax whole)
    {
        if (receiver.Provenance is Provenance.Random or Provenance.Unstable)
            return member.Name is "Value" or "Length" ? member.Name == "Value" ? Wrapped(receiver, receiverSyntax, whole) : Origin.Unknown : Origin.Unknown;
        if (receiver.Provenance == Provenance.Stable)
        {
            if (member is IPropertySymbol && member.DeclaringSyntaxReferences is [var reference]
                && reference.GetSyntax(_cancellation) is PropertyDeclarationSyntax property && GetterOf(property) is { } getter
                && SourceModels.Of(frame.Model.Compilation, property.SyntaxTree) is { } model && _open.Add((member, 0)))
            {
                var computed = Origin.OfAlternatives([.. Alternatives(new Frame(model, null, member, frame.Depth + 1), Results.Of(getter), 0)]);
                _open.Remove((member, 0));
                return computed.Provenance is Provenance.Random or Provenance.Unstable ? computed : receiver with { Source = whole.ToString(), Place = whole };
            }
            return KnownValues.IsPerRequestName(member.Name) ? Origin.Unknown : receiver with { Source = IsPath(whole) ? whole.ToString() : receiver.Source, Place = whole };
        }
        if (member.Name is "Message" or "Job" && member.ContainingType.Name is "ConsumeContext" or "JobContext")
            return Origin.Stable(whole.ToString(), whole);
        return receiverSyntax is not null && IsHandlersObject(frame, receiverSyntax) ? OfOwnMember(frame, member, whole) : Origin.Unknown;
    }

    /// <summary>A service that is given to the object, with a member that computes an id.</summary>
    static bool IsHandlersObject(Frame frame, ExpressionSyntax receiver) =>
        frame.Model.GetSymbolInfo(receiver).Symbol is IFieldSymbol { IsReadOnly: true } or IParameterSymbol
            && frame.Model.GetTypeInfo(receiver).Type is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false };

    static bool IsPath(ExpressionSyntax e) => e switch
    {
        MemberAccessExpressionSyntax access => IsPath(access.Expression),
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        _ => false,
    };
}
