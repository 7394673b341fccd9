using MemoryLint.Catalog;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A value that no placeholder reads, and the placeholder that was meant.</summary>
sealed record PromptPair(PromptBinding Binding, Placeholder Placeholder);

/// <summary>
/// Finds bindings and placeholders that belong together and have different names. Only where all is in view: a template and all that is bound to it. One of
/// the two has to name what has been said, or be it: other names are not about memory.
/// </summary>
static class PromptPairs
{
    /// <summary>How many names that nothing reads, and that nothing binds, are compared.</summary>
    const int MaximumNames = 100;

    public static IEnumerable<PromptPair> In(PromptUse use, SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var (prompt, comparer) = (use.Prompt, TemplateReader.ComparerOf(use.Prompt.Grammar));
        // Functions that a template calls are handed all that is bound.
        if (!use.Bindings.IsComplete || !prompt.Text.IsWhole || prompt.Template.CallsFunctions)
            yield break;
        var unread = use.Bindings.All.Where(b => !prompt.Template.Read.Contains(b.Key)).Take(MaximumNames).ToList();
        if (unread.Count == 0)
            yield break;
        var bound = new HashSet<string>(use.Bindings.All.Select(b => b.Key), comparer);
        var unbound = prompt.Template.Placeholders
            .Where(p => !prompt.Defaults.Contains(p.Name) && !prompt.Template.Own.Contains(p.Name) && !bound.Contains(p.Name))
            .GroupBy(p => p.Name, comparer).Select(g => g.First()).Take(MaximumNames).ToList();
        bool isOnly = unread.Count == 1 && unbound.Count == 1;
        var open = unbound.Where(p => !PromptIndex.BuiltIn.IsFilled(p.Name)).ToList();
        var ranked = from binding in unread
                     from placeholder in open
                     let rank = Rank(binding.Key, IsMemory(binding.Value, model, catalog, cancellation), placeholder.Name, isOnly)
                     where rank > 0 && (use.Prompt.Grammar != TemplateGrammar.Plain || rank == 3 || MemoryWords.Names(placeholder.Name))
                     orderby rank descending, binding.Place.SpanStart, placeholder.Start
                     select new PromptPair(binding, placeholder);
        var taken = new HashSet<object>();
        foreach (var pair in ranked.ToList())
            if (!taken.Contains(pair.Binding) && !taken.Contains(pair.Placeholder.Name))
            {
                taken.Add(pair.Binding);
                taken.Add(pair.Placeholder.Name);
                yield return pair;
            }
    }

    /// <summary>The memories among what is bound that a template of numbers does not write out.</summary>
    public static IEnumerable<PromptBinding> LeftOut(PromptUse use, SemanticModel model, CatalogIndex catalog, CancellationToken cancellation) =>
        use.Prompt.Grammar != TemplateGrammar.Numbers ? []
        : use.Bindings.All.Take(MaximumNames).Where(b => !use.Prompt.Template.Read.Contains(b.Key) && IsMemory(b.Value, model, catalog, cancellation));

    /// <summary>How likely a key and a placeholder mean the same memory; 0 if nothing says so.</summary>
    public static int Rank(string key, bool isMemory, string placeholder, bool isOnly)
    {
        bool keyNames = isMemory || MemoryWords.Names(key), placeholderNames = MemoryWords.Names(placeholder);
        if (MemoryWords.AreAlike(key, placeholder) && (keyNames || MemoryWords.MayName(key) || MemoryWords.MayName(placeholder)))
            return 3;
        if (keyNames && placeholderNames)
            return 2;
        return isOnly && ((placeholderNames && MemoryWords.MayName(key)) || (keyNames && MemoryWords.MayName(placeholder))) ? 1 : 0;
    }

    /// <summary>True for a history or session, and for what is made of something that is called so.</summary>
    static bool IsMemory(ExpressionSyntax value, SemanticModel model, CatalogIndex catalog, CancellationToken cancellation) =>
        IsNamedMemory(value) || IsNamedMemory(JoinedIn(value, model, cancellation))
        || catalog.KindOf(model.GetTypeInfo(value, cancellation).Type, Imports.Of(model.SyntaxTree)) is MemoryKind.History or MemoryKind.Session;

    static bool IsNamedMemory(ExpressionSyntax? value) => value?.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && MemoryWords.Names(t.ValueText)) == true;

    /// <summary>What a variable writes out one after the other: <c>string.Join("\n", history.Select(...))</c>.</summary>
    static ExpressionSyntax? JoinedIn(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        LocalUse.Behind(model, value, cancellation) is (InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" or "Concat" } } joined, not null) ? joined : null;
}
