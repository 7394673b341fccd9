using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Finds templates that the program fills in itself: <c>template.Replace("{history}", past)</c>, one after the other, and <c>string.Format</c>.</summary>
sealed class FillFinder(SemanticModel model, PromptIndex index, ImmutableArray<PromptUse>.Builder uses, CancellationToken cancellation)
{
    readonly HashSet<SyntaxNode> _seen = [];

    public void LookAt(SimpleNameSyntax name)
    {
        if (CallsByName.CallOf(name) is not { } call)
            return;
        if (name.Identifier.ValueText != TextFills.Replace)
            AddFormat(call);
        else if (call.ArgumentList.Arguments is [{ Expression: var key }, _, ..] && MayBeKey(key) && PromptTextReader.Constant(model, key, cancellation) is { } text && PlainPlaceholders.Is(text))
            AddReplaced(call);
    }

    /// <summary>Asked before anything is bound: most of what is replaced is a character or a line break.</summary>
    static bool MayBeKey(ExpressionSyntax key) => key switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => PlainPlaceholders.Is(text),
        IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } => true,
        _ => false,
    };

    void AddReplaced(InvocationExpressionSyntax call)
    {
        if (FilledText.BaseOf(model, call, cancellation) is not { } start || !_seen.Add(start) || PromptTextReader.Read(model, start, cancellation) is not { IsWhole: true } text)
            return;
        var filled = FilledText.From(model, start, cancellation);
        if (!filled.IsInView || filled.Fills.Count == 0)
            return;
        var template = TemplateReader.Read(TemplateGrammar.Plain, text.Value);
        // What is looked for may be written in another way than places are, or be part of one.
        var found = filled.Fills.Where(f => text.Value.IndexOf(f.Binding.Key, f.Comparison) >= 0).ToList();
        var others = template.Placeholders.Where(p => found.Any(f => p.Text.IndexOf(f.Binding.Key, f.Comparison) >= 0 || f.Binding.Key.IndexOf(p.Text, f.Comparison) >= 0)).Select(p => p.Name).ToImmutableHashSet();
        if (found.Count < filled.Fills.Count && !filled.Results.TrueForAll(StaysAsItIs))
            others = others.Union(template.Placeholders.Where(p => !others.Contains(p.Name) && IsNamedElsewhere(p, text)).Select(p => p.Name));
        template = new(template.Placeholders, template.Mentions.AddRange(found.Select(f => (f.Binding.Key, text.Value.IndexOf(f.Binding.Key, f.Comparison)))), template.Own, template.CallsFunctions);
        uses.Add(new(new(start, text, TemplateGrammar.Plain, template, others), start, new(filled.Fills.Select(f => f.Binding).ToImmutableArray(), true)));
    }

    /// <summary>True where a text goes to something outside the project that takes it as it is: what is left in it is left for good.</summary>
    bool StaysAsItIs(ExpressionSyntax result)
    {
        if (result.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment && assignment.Right == result)
            return model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol property && IsForeign(property) && index.FindConfig(property.ContainingType) is null;
        if (result.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ExpressionSyntax taker } } argument || model.GetSymbolInfo(taker, cancellation).Symbol is not IMethodSymbol method)
            return false;
        return IsForeign(method) && index.FindCall(method) is null && index.FindLink(method) is null && index.FindConfig(method.ContainingType) is null
            && (method.MethodKind == MethodKind.Constructor || Arguments.ParameterOf(method.OriginalDefinition, argument)?.Type is { TypeKind: not TypeKind.TypeParameter })
            && !(method.ReturnType.SpecialType == SpecialType.System_String || method.ReturnType is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }] });
    }

    bool IsForeign(ISymbol symbol) => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly);

    /// <summary>True if some other text of the project is the placeholder or its name: what goes out of view may be filled in there.</summary>
    bool IsNamedElsewhere(Placeholder placeholder, PromptText template)
    {
        string name = PlainPlaceholders.NameIn(placeholder.Name);
        // Not one word.
        if (name.Contains('-'))
            return true;
        foreach (var tree in model.Compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, name, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position) is { Value: string text, Parent: LiteralExpressionSyntax } token && (text == placeholder.Text || text == name) && !template.Pieces.Any(p => p.Token == token))
                    return true;
        return false;
    }

    void AddFormat(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count < 2 || !arguments.Skip(1).Any(a => a.Expression.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && MemoryWords.Names(t.ValueText)))
            || !IsForPrompt(call) || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || !FilledText.IsOfText(method)
            || PromptTextReader.Read(model, call.ArgumentList.For(method, "format"), cancellation) is not { IsWhole: true } text)
            return;
        var template = TemplateReader.Read(TemplateGrammar.Numbers, text.Value);
        var bindings = ImmutableArray.CreateBuilder<PromptBinding>();
        int first = method.Parameters.First(p => p.Name == "format").Ordinal + 1;
        for (int i = first; i < arguments.Count; i++)
        {
            if (arguments[i].NameColon is not null || model.GetTypeInfo(arguments[i].Expression, cancellation).Type is null or IArrayTypeSymbol)
                return;
            bindings.Add(new("{" + (i - first) + "}", arguments[i].Expression, arguments[i].Expression));
        }
        uses.Add(new(new(call, text, TemplateGrammar.Numbers, template, ImmutableHashSet<string>.Empty), call, new(bindings.ToImmutable(), true)));
    }

    /// <summary>True where the format, the variable that takes the result, or the method is called a prompt: logs and pages are formatted too.</summary>
    static bool IsForPrompt(InvocationExpressionSyntax call)
    {
        var whole = call.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)call;
        string?[] names =
        [
            .. call.ArgumentList.Arguments.Take(2).SelectMany(a => a.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()).Select(n => n.Identifier.ValueText),
            (call.FirstAncestorOrSelf<VariableDeclaratorSyntax>())?.Identifier.ValueText,
            (call.Parent as AssignmentExpressionSyntax)?.Left.ToString(),
            whole is ReturnStatementSyntax or BlockSyntax or InvocationExpressionSyntax ? call.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText : null,
        ];
        return names.Any(n => n is not null && (n.IndexOf("prompt", StringComparison.OrdinalIgnoreCase) >= 0 || n.IndexOf("instructions", StringComparison.OrdinalIgnoreCase) >= 0));
    }
}
