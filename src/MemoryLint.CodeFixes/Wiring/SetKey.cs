using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Writes the key that lines up with the others: in place of the one that is there, or as an argument or property where the default was taken.</summary>
sealed class SetKey(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Key] is not { } key)
            return null;
        if (Literal(site) is { } literal)
            return IsReadElsewhere(site, literal, cancellation) ? null : $"Use '{key}' as key";
        return site[FixProperties.Parameter] is { } parameter && (Arguments(site) is not null || Creation(site) is not null) ? $"Set {parameter} to '{key}'" : null;
    }

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var edit = new CodeEdit(site.Root);
        string key = SyntaxFactory.Literal(site[FixProperties.Key]!).ToString();
        if (Literal(site) is { } literal)
            edit.Replace(literal.Span, key);
        else if (Arguments(site) is { } arguments)
            edit.Insert(arguments.CloseParenToken.SpanStart, $"{(arguments.Arguments.Count > 0 ? ", " : "")}{site[FixProperties.Parameter]}: {key}");
        else
            AddProperty(edit, Creation(site)!, $"{site[FixProperties.Parameter]} = {key}");
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static LiteralExpressionSyntax? Literal(FixSite site) => site.Node.FirstAncestorOrSelf<ExpressionSyntax>() as LiteralExpressionSyntax;

    /// <summary>The arguments of the call, or of the creation, that bears the name at the site.</summary>
    static ArgumentListSyntax? Arguments(FixSite site) => site.Node switch
    {
        SimpleNameSyntax { Parent: InvocationExpressionSyntax call } name when call.Expression == name => call.ArgumentList,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name when access.Name == name => call.ArgumentList,
        SimpleNameSyntax { Parent: ObjectCreationExpressionSyntax made } when Sets(site, made) == false => made.ArgumentList,
        _ => null,
    };

    /// <summary>The creation of an object that has the key as a property.</summary>
    static BaseObjectCreationExpressionSyntax? Creation(FixSite site) =>
        site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is { } made && (site.Node == made || site.Node.Parent == made || site.Node.Parent is QualifiedNameSyntax) && Sets(site, made) == true ? made : null;

    /// <summary>True if the type has a property of that name, false if a constructor takes it.</summary>
    static bool? Sets(FixSite site, BaseObjectCreationExpressionSyntax made) =>
        site.Model.GetTypeInfo(made).Type is not { } type || site[FixProperties.Parameter] is not { } name ? null
        : type.GetMembers(name).OfType<IPropertySymbol>().Any(p => p.SetMethod is not null);

    static void AddProperty(CodeEdit edit, BaseObjectCreationExpressionSyntax made, string property)
    {
        if (made.Initializer is not { } initializer)
            edit.Insert(made.Span.End, $" {{ {property} }}");
        else if (initializer.Expressions.LastOrDefault() is not { } last)
            edit.Insert(initializer.OpenBraceToken.Span.End, $" {property} ");
        else
        {
            bool isOnLines = edit.LineOf(last.SpanStart) > edit.LineOf(initializer.OpenBraceToken.SpanStart);
            string separated = (isOnLines ? edit.NewLine + edit.IndentAt(last.SpanStart) : " ") + property;
            bool hasComma = initializer.Expressions.SeparatorCount == initializer.Expressions.Count;
            int end = hasComma ? initializer.Expressions.GetSeparators().Last().Span.End : last.Span.End;
            edit.Insert(end, hasComma ? separated + "," : "," + separated);
        }
    }

    /// <summary>True where another prompt reads the value under the key that it has.</summary>
    static bool IsReadElsewhere(FixSite site, LiteralExpressionSyntax literal, CancellationToken cancellation) =>
        PromptFinder.In(site.Model, CatalogIndex.BuiltIn, cancellation).Uses.Any(u => u.Bindings.All.Any(b => b.Place == literal && u.Prompt.Template.Read.Contains(b.Key)));
}
