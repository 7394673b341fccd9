using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>A variable or member that code at a place can use.</summary>
/// <param name="Symbol">The variable or member.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name as code writes it.</param>
sealed record InReach(ISymbol Symbol, ITypeSymbol Type, string Name)
{
    /// <summary>Everything in reach at a position, the nearest declaration first, members last.</summary>
    public static IReadOnlyList<InReach> At(FixSite site, int position)
    {
        var token = site.Root.FindToken(position);
        var member = MemberAround(token.Parent);
        var owner = member is null ? null : site.Model.GetDeclaredSymbol(member.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? member);
        bool hasObject = member is not (null or BaseFieldDeclarationSyntax or TypeDeclarationSyntax)
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsInitializer(token.Parent, member);
        var found = new List<(InReach Value, int Order)>();
        foreach (var symbol in site.Model.LookupSymbols(position))
            if (TypeOf(symbol) is { TypeKind: not TypeKind.Error } type && Declaration(symbol) is var declaration && IsUsable(symbol, declaration))
                found.Add((new(symbol, type, Escaped(symbol.Name)), symbol is ILocalSymbol or IParameterSymbol ? declaration?.SpanStart ?? 0 : -1));
        return found.OrderByDescending(f => f.Order).ThenBy(f => f.Value.Name, StringComparer.Ordinal).Select(f => f.Value).ToList();

        bool IsUsable(ISymbol symbol, SyntaxNode? declaration) => symbol switch
        {
            ILocalSymbol => declaration is not null && declaration.Span.End <= position && MemberAround(declaration) == member && IsCaptured(declaration),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } when declaration?.Parent?.Parent is TypeDeclarationSyntax =>
                (hasObject || IsInitializer(token.Parent, member)) && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, owner),
            IParameterSymbol => declaration is null || (MemberAround(declaration) == member && IsCaptured(declaration)),
            _ => symbol.IsStatic ? symbol is not IPropertySymbol { GetMethod: null } && member is not null
                : hasObject && symbol is not IPropertySymbol { GetMethod: null } && IsInherited(owner as INamedTypeSymbol, symbol.ContainingType),
        };

        // A static function inside does not see what is declared outside of it.
        bool IsCaptured(SyntaxNode declaration) => !(token.Parent?.AncestorsAndSelf() ?? []).Any(n => IsStaticFunction(n) && !n.Span.Contains(declaration.Span));
    }

    /// <summary>Its property of one of these names, if that has a type that fits.</summary>
    public string? Property(Func<ITypeSymbol, bool> fits, params string[] names)
    {
        foreach (string name in names)
            for (var type = Type; type is not null; type = type.BaseType)
                foreach (var home in type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : [type])
                    if (home.GetMembers(name).OfType<IPropertySymbol>()
                        .Any(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } && fits(p.Type)))
                        return $"{Name}.{name}";
        return null;
    }

    static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsConst: false } local => local.Type,
        IParameterSymbol { RefKind: RefKind.None } parameter => parameter.Type,
        IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    static SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    /// <summary>Null at top level.</summary>
    static MemberDeclarationSyntax? MemberAround(SyntaxNode? node) =>
        node?.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().FirstOrDefault() is var member and not (GlobalStatementSyntax or BaseNamespaceDeclarationSyntax) ? member : null;

    static bool IsInherited(INamedTypeSymbol? owner, INamedTypeSymbol home)
    {
        for (var type = owner; type is not null; type = type.BaseType)
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, home.OriginalDefinition))
                return true;
        return false;
    }

    static bool IsInitializer(SyntaxNode? node, MemberDeclarationSyntax? member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.StaticKeyword),
        PropertyDeclarationSyntax { Initializer: { } initializer } property =>
            node is not null && initializer.Span.Contains(node.Span) && !property.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
