using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>Tells whether code runs only under a condition that a deployment decides: a development environment, a debug build, a setting.</summary>
static class EnvironmentGuard
{
    static readonly string[] s_environments = ["IsDevelopment", "IsProduction", "IsStaging", "IsEnvironment", "EnvironmentName", "IsRunMode", "IsPublishMode", "ASPNETCORE_ENVIRONMENT"];

    static readonly string[] s_developmentNames = ["Development", "Testing", "Tests", "Mock", "Fake", "LocalDev", "ForTest"];

    /// <summary>True if a condition around the node, up to its member, chooses between it and something else.</summary>
    /// <param name="node">The node.</param>
    /// <param name="word">The word that says the same choice is made: a branch that bears it too is no other choice.</param>
    public static bool Covers(SyntaxNode node, string word)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax)
                return HasDevelopmentName(ancestor) || IsInDebugRegion(node);
            switch (ancestor.Parent)
            {
                case IfStatementSyntax choice when ancestor != choice.Condition:
                    if (IsChoice(choice.Condition, Others(choice, ancestor), word))
                        return true;
                    break;
                case ElseClauseSyntax { Parent: IfStatementSyntax choice }:
                    if (IsChoice(choice.Condition, [choice.Statement], word))
                        return true;
                    break;
                case ConditionalExpressionSyntax choice when ancestor != choice.Condition:
                    if (IsChoice(choice.Condition, [ancestor == choice.WhenTrue ? choice.WhenFalse : choice.WhenTrue], word))
                        return true;
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax:
                    return true;
            }
        }
        return IsInDebugRegion(node);
    }

    static SyntaxNode[] Others(IfStatementSyntax choice, SyntaxNode branch) =>
        branch == choice.Statement ? choice.Else is { } other ? [other.Statement] : [] : [choice.Statement];

    static bool IsChoice(ExpressionSyntax condition, SyntaxNode[] others, string word) =>
        condition.DescendantTokens().Any(t => s_environments.Contains(t.ValueText)) || others.Length == 0
        || others.Any(o => !o.DescendantTokens().Any(t => t.ValueText == word));

    /// <summary>A method or class that says of itself that it is not for production.</summary>
    static bool HasDevelopmentName(SyntaxNode member) =>
        member.AncestorsAndSelf().Any(n => n switch
        {
            MethodDeclarationSyntax m => NamesDevelopment(m.Identifier.ValueText),
            BaseTypeDeclarationSyntax t => NamesDevelopment(t.Identifier.ValueText),
            _ => false,
        });

    static bool NamesDevelopment(string name) => s_developmentNames.Any(d => name.IndexOf(d, StringComparison.Ordinal) >= 0);

    /// <summary><c>#if DEBUG</c> around the node.</summary>
    static bool IsInDebugRegion(SyntaxNode node)
    {
        var root = node.SyntaxTree.GetRoot();
        if (!root.ContainsDirectives)
            return false;
        int open = 0;
        for (var directive = root.GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
            open = directive switch
            {
                IfDirectiveTriviaSyntax when open > 0 => open + 1,
                IfDirectiveTriviaSyntax { Condition: var condition } when condition.ToString().Contains("DEBUG") => 1,
                EndIfDirectiveTriviaSyntax when open > 0 => open - 1,
                _ => open,
            };
        return open > 0;
    }
}
