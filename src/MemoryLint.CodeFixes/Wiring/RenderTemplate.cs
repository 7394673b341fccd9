using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Wiring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Hands a text with placeholders to the constructor that renders it, in place of the property that does not.</summary>
sealed class RenderTemplate(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Render with {MetadataName.Simple(plan.Factory)}" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string arguments = $"(new {MetadataName.Simple(plan.Config)}({plan.Text.Right}), new {MetadataName.Simple(plan.Factory)}())";
        if (plan.Creation.ArgumentList is { } list)
            edit.Replace(list.Span, arguments);
        else
            edit.Insert(((ObjectCreationExpressionSyntax)plan.Creation).Type.Span.End, arguments);
        Remove(edit, plan.Creation.Initializer!, plan.Text);
        Usings.Add(edit, site, [plan.Config, plan.Factory]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>Takes a property out of an initializer, with its lines if it has them to itself.</summary>
    static void Remove(CodeEdit edit, InitializerExpressionSyntax initializer, AssignmentExpressionSyntax property)
    {
        int index = initializer.Expressions.IndexOf(property);
        if (initializer.Expressions.Count == 1)
        {
            edit.Replace(TextSpan.FromBounds(initializer.GetFirstToken().GetPreviousToken().Span.End, initializer.Span.End), "");
            return;
        }
        bool hasComma = index < initializer.Expressions.SeparatorCount;
        int start = property.SpanStart, end = hasComma ? initializer.Expressions.GetSeparator(index).Span.End : property.Span.End;
        bool hasLines = string.IsNullOrWhiteSpace(edit.Text.ToString(TextSpan.FromBounds(edit.Text.Lines[edit.LineOf(start)].Start, start)))
            && string.IsNullOrWhiteSpace(edit.Text.ToString(TextSpan.FromBounds(end, edit.LineEnd(end))));
        if (hasLines)
            edit.Replace(TextSpan.FromBounds(edit.Text.Lines[edit.LineOf(start)].Start, edit.Text.Lines[edit.LineOf(end)].EndIncludingLineBreak), "");
        else if (hasComma)
            edit.Replace(TextSpan.FromBounds(start, AfterSpaces(edit, end)), "");
        else
            edit.Replace(TextSpan.FromBounds(initializer.Expressions.GetSeparator(index - 1).SpanStart, end), "");
    }

    static int AfterSpaces(CodeEdit edit, int position)
    {
        while (position < edit.Text.Length && edit.Text[position] == ' ')
            position++;
        return position;
    }

    /// <param name="Text">The property with the text.</param>
    /// <param name="Creation">The object that has it.</param>
    /// <param name="Config">The type that carries a template.</param>
    /// <param name="Factory">The type that renders it.</param>
    sealed record Plan(AssignmentExpressionSyntax Text, BaseObjectCreationExpressionSyntax Creation, string Config, string Factory)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Shape] != PlaceholderNeverRendered.Template
                || site.Node.Ancestors().OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax }) is not { } text
                || site.Model.GetSymbolInfo(text.Left, cancellation).Symbol is not { } property || PromptIndex.BuiltIn.FindPlainText(property) is not { Rendered: var (config, factory), Factory: { } kind }
                || text.Parent?.Parent is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation)
                return null;
            return site.Model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type
                && type.InstanceConstructors.Any(c => c.Parameters is [var first, var second] && first.Type.Is(config) && second.Type.Is(kind)) ? new(text, creation, config, factory) : null;
        }
    }
}
