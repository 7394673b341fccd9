using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A place where an agent comes into being, or is registered by its name and instructions alone.</summary>
/// <param name="Expression">The creation or call.</param>
/// <param name="Place">Where to speak of it: the type's or method's name.</param>
/// <param name="Text">What a message calls it.</param>
/// <param name="Options">The options it is given; null if it takes none.</param>
/// <param name="IsRegistration">True if the framework makes the agent.</param>
sealed record AgentCreation(ExpressionSyntax Expression, SyntaxNode Place, string Text, ExpressionSyntax? Options, bool IsRegistration)
{
    /// <summary>The creations of a file, in the order of the text.</summary>
    public static IEnumerable<AgentCreation> In(SemanticModel model, AgentIdentity agents, CancellationToken cancellation)
    {
        var root = model.SyntaxTree.GetRoot(cancellation);
        var positions = agents.CreatingMethods.Concat(agents.RegisteringMethods).Append(MetadataName.Simple(agents.CreatingTypes[0]))
            .SelectMany(w => SourceWords.Positions(model.SyntaxTree, w, cancellation)).OrderBy(p => p);
        foreach (int position in positions)
            if (root.FindToken(position).Parent is SimpleNameSyntax name && Of(model, agents, name, cancellation) is { } creation)
                yield return creation;
    }

    static AgentCreation? Of(SemanticModel model, AgentIdentity agents, SimpleNameSyntax name, CancellationToken cancellation)
    {
        TypeSyntax type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            type = (TypeSyntax)type.Parent;
        if (type.Parent is ObjectCreationExpressionSyntax { ArgumentList: { } list } made && made.Type == type)
            return model.GetSymbolInfo(made, cancellation).Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && constructor.ContainingType.IsAnyOf(agents.CreatingTypes)
                ? new(made, type, constructor.ContainingType.Name, OptionsIn(constructor, list, agents), false) : null;
        if (CallsByName.CallOf(name) is not { } call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            return null;
        if (method.ContainingType.IsAnyOf(agents.CreatingTypes) && agents.CreatingMethods.Contains(method.Name))
            return new(call, name, method.Name, OptionsIn(method, call.ArgumentList, agents), false);
        // With a factory, what that makes is the creation.
        return method.ContainingType.IsAnyOf(agents.RegisteringTypes) && method.Parameters.All(p => p.Type.TypeKind != TypeKind.Delegate) ? new(call, name, method.Name, null, true) : null;
    }

    static ExpressionSyntax? OptionsIn(IMethodSymbol method, ArgumentListSyntax list, AgentIdentity agents) =>
        method.Parameters.FirstOrDefault(p => p.Type.Is(agents.Options)) is { } options
            ? list.Arguments.FirstOrDefault(a => a.NameColon is { Name.Identifier.ValueText: var named } ? named == options.Name : list.Arguments.IndexOf(a) == options.Ordinal)?.Expression
            : null;

    /// <summary>The options as they are made, in the call or in a local; null if they come from elsewhere.</summary>
    public static BaseObjectCreationExpressionSyntax? Made(SemanticModel model, ExpressionSyntax options, CancellationToken cancellation) =>
        options as BaseObjectCreationExpressionSyntax
        ?? (model.GetSymbolInfo(options, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made }
            ? made : null);
}
