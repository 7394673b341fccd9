using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A place where something is added to what answers: <c>_kernel.PromptRenderFilters.Add(…)</c>, <c>kernel.ImportPluginFromObject(…)</c>.</summary>
/// <param name="Call">The call that adds.</param>
/// <param name="Owner">What is added to, as it is written.</param>
/// <param name="Text">What a message calls it.</param>
/// <param name="Entry">The catalog's entry.</param>
sealed record Addition(InvocationExpressionSyntax Call, ExpressionSyntax Owner, string Text, PipelineAddition Entry)
{
    /// <summary>The addition that a name is part of, as far as the syntax says so.</summary>
    public static Addition? Of(SimpleNameSyntax name, CatalogIndex catalog)
    {
        if (name.Parent is not MemberAccessExpressionSyntax { Expression: var owner } access || access.Name != name || !IsVariable(owner) || ClientFinder.RunsOnce(access) || catalog.AdditionsNamed(name.Identifier.ValueText).FirstOrDefault() is not { } entry)
            return null;
        string text = $"{owner}.{name.Identifier.ValueText}";
        return access.Parent switch
        {
            InvocationExpressionSyntax call => new(call, owner, text, entry),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call, Name.Identifier.ValueText: var method } when method.StartsWith("Add", StringComparison.Ordinal) || method == "Insert" =>
                new(call, owner, $"{text}.{method}", entry),
            _ => null,
        };
    }

    static bool IsVariable(ExpressionSyntax owner) => owner is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    /// <summary>True where it depends on something whether anything is added, or where what was added is taken away again.</summary>
    public bool IsConditional
    {
        get
        {
            foreach (var ancestor in Call.Ancestors())
                switch (ancestor)
                {
                    case IfStatementSyntax or ConditionalExpressionSyntax or SwitchSectionSyntax or CatchClauseSyntax or BinaryExpressionSyntax or SwitchExpressionArmSyntax:
                        return true;
                    case BlockSyntax block when block.Statements.TakeWhile(s => s.SpanStart < Call.SpanStart).Any(s => s is IfStatementSyntax):
                        return true;
                    case BaseMethodDeclarationSyntax or GlobalStatementSyntax:
                        return ancestor.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText is "Remove" or "RemoveAt" or "Clear" or "Clone" or "TryGetPlugin" or "Contains");
                }
            return false;
        }
    }

    /// <summary>True for a local of the same body: a copy, or made there.</summary>
    public bool IsToLocal => Owner is IdentifierNameSyntax { Identifier.ValueText: var name } && Call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().Any(n => n is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local && local.Identifier.ValueText == name);
}
