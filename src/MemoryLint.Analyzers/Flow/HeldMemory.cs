using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>What a field or property that holds memory is filled with, read off its name in the file.</summary>
static class HeldMemory
{
    /// <summary>Attributes by which the framework fills a property from the request or keeps it between requests.</summary>
    static readonly ImmutableHashSet<string> s_bound = ImmutableHashSet.Create(
        "BindProperty", "TempData", "ViewData", "FromBody", "FromForm", "FromQuery", "FromRoute", "FromServices", "Parameter", "CascadingParameter",
        "SupplyParameterFromForm", "PersistentState", "Inject");

    static readonly ImmutableArray<string> s_loads = ImmutableArray.Create(
        "Load", "Get", "Read", "Fetch", "Find", "Restore", "Query", "Retrieve", "Deserialize", "Resume", "Import", "Rehydrate", "Select", "ToDictionary");

    /// <summary>
    /// The creations that an object fills its own member with: none if it gets it from elsewhere, be it once. What is injected or loaded lives as
    /// long as where it comes from.
    /// </summary>
    public static ImmutableArray<ExpressionSyntax> OwnCreations(Compilation compilation, FileSites sites, Holder holder, CancellationToken cancellation)
    {
        bool isOpen = holder.Member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private };
        if (IsBound(holder) || (isOpen && IsSetElsewhere(compilation, holder, cancellation)))
            return ImmutableArray<ExpressionSyntax>.Empty;
        var values = AssignedValues(holder, cancellation).Select(Unwrapped).Where(v => v is not LiteralExpressionSyntax).ToImmutableArray();
        return values.All(IsOwn) ? values : ImmutableArray<ExpressionSyntax>.Empty;

        bool IsOwn(ExpressionSyntax value) => holder.IsMap ? IsNewMap(value) : sites.Creations.Any(c => c.Expression == value && c.Durability == Durability.Volatile);
    }

    /// <summary>True if what is put into a map comes from a store: the map then only spares a second look.</summary>
    public static bool IsLoaded(Holder map, CatalogIndex catalog, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var use in Uses(map, cancellation))
            foreach (var value in PutInto(use))
                if (Sources(value, cancellation).Any(v => v.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(IsLoad)))
                    return true;
        return false;

        bool IsLoad(InvocationExpressionSyntax call) =>
            CallsByName.NameOf(call) is var name && s_loads.Any(verb => name.StartsWith(verb, StringComparison.Ordinal)) && !name.Contains("Service") && !name.Contains("New")
            && !call.Expression.ToString().StartsWith(map.Member.Name + ".", StringComparison.Ordinal) && catalog.FindMember(model.GetSymbolInfo(call, cancellation).Symbol) is null;
    }

    /// <summary>The names of what a map is asked with, literals as they stand.</summary>
    public static IEnumerable<string> Keys(Holder map, CancellationToken cancellation)
    {
        foreach (var use in Uses(map, cancellation))
        {
            var key = use.Parent switch
            {
                ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var e }] } access when access.Expression == use => e,
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var e }, ..] } } => e,
                _ => null,
            };
            if (key is not null)
                yield return key.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText ?? key.ToString();
        }
    }

    /// <summary>True if the member has its value from its declaration or the constructor, and never gets another.</summary>
    public static bool IsMadeOnce(Holder holder, CancellationToken cancellation) =>
        holder.Member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null }
        || Uses(holder, cancellation).All(u => u.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != u || u.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null);

    static bool IsBound(Holder holder) => holder.Declaration is PropertyDeclarationSyntax property
        && (property.AttributeLists.SelectMany(l => l.Attributes).Any(a => s_bound.Contains(a.Name.ToString()))
            || holder.Member.ContainingType.GetAttributes().Any(a => a.AttributeClass?.Name == "BindPropertiesAttribute"));

    static bool IsNewMap(ExpressionSyntax value) =>
        value.IsCollectionExpression() || (value is BaseObjectCreationExpressionSyntax { Initializer: null } made
            && made.ArgumentList?.Arguments.All(a => a.Expression is LiteralExpressionSyntax || a.Expression.ToString().Contains("Comparer")) != false);

    public static IEnumerable<ExpressionSyntax> AssignedValues(Holder holder, CancellationToken cancellation)
    {
        if (holder.Declaration is VariableDeclaratorSyntax { Initializer.Value: var initial })
            yield return initial;
        else if (holder.Declaration is PropertyDeclarationSyntax { Initializer.Value: var initialOfProperty })
            yield return initialOfProperty;
        foreach (var use in Uses(holder, cancellation))
            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
                yield return assignment.Right;
    }

    /// <summary>Where the declaring type names the member, <c>this.</c> included.</summary>
    public static IEnumerable<ExpressionSyntax> Uses(Holder holder, CancellationToken cancellation)
    {
        if (holder.Declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner)
            yield break;
        foreach (int position in SourceWords.Within(owner, holder.Member.Name, cancellation))
            if (owner.FindToken(position).Parent is IdentifierNameSyntax name)
                yield return name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
    }

    static IEnumerable<ExpressionSyntax> PutInto(ExpressionSyntax map) => map.Parent switch
    {
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when assignment.Left == element => [assignment.Right],
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate", Parent: InvocationExpressionSyntax call } =>
            call.ArgumentList.Arguments.Skip(1).Select(a => a.Expression),
        _ => [],
    };

    /// <summary>A value, or all that is assigned to the local variable that it is.</summary>
    static IEnumerable<ExpressionSyntax> Sources(ExpressionSyntax value, CancellationToken cancellation)
    {
        if (value is not IdentifierNameSyntax { Identifier.ValueText: var local } || value.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return [value];
        return SourceWords.Within(member, local, cancellation).Select(p => member.FindToken(p).Parent switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
            IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name when assignment.Left == name => assignment.Right,
            _ => null,
        }).OfType<ExpressionSyntax>();
    }

    /// <summary>True if other code sets the property: <c>service.History = loaded</c>, <c>new ChatService { History = loaded }</c>.</summary>
    static bool IsSetElsewhere(Compilation compilation, Holder holder, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, holder.Member.Name, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position).Parent is IdentifierNameSyntax name
                    && (name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access && access.Name == name ? access : (ExpressionSyntax)name) is var left
                    && left.Parent is AssignmentExpressionSyntax assignment && assignment.Left == left && (left != name || assignment.Parent is InitializerExpressionSyntax)
                    && SourceModels.Of(compilation, tree)?.GetSymbolInfo(name, cancellation).Symbol is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, holder.Member))
                    return true;
        return false;
    }

    static ExpressionSyntax Unwrapped(ExpressionSyntax value) => value switch
    {
        AwaitExpressionSyntax e => Unwrapped(e.Expression),
        ParenthesizedExpressionSyntax e => Unwrapped(e.Expression),
        CastExpressionSyntax e => Unwrapped(e.Expression),
        PostfixUnaryExpressionSyntax e => Unwrapped(e.Operand),
        _ => value,
    };
}
