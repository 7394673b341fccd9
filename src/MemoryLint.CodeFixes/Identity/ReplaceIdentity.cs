using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Replaces a value that is no good as an identity by one that is. Where that comes from is what the choices differ in.</summary>
abstract class ReplaceIdentity(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string Group => "Use a session id that stays";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) => PlanFor(site, cancellation) is { } plan ? TitleOf(plan.Key) : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = PlanFor(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        plan.Handler.AddParameters(edit, plan.Key.Parameters);
        edit.InsertAbove(plan.Guarded, plan.Key.Guard);
        edit.Replace(plan.Value.Span, plan.Replacement);
        Usings.Add(edit, site, plan.Key.Types);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    protected abstract string TitleOf(SessionKey key);

    /// <summary>The identity to use; null if there is none of this kind.</summary>
    /// <param name="site">The site.</param>
    /// <param name="handler">The function around the value.</param>
    /// <param name="value">The value to replace.</param>
    /// <param name="statement">The statement that it is in.</param>
    /// <param name="first">The statement of the function's body that it is in.</param>
    /// <param name="cancellation">The cancellation token.</param>
    protected abstract SessionKey? KeyFor(FixSite site, HandlerSyntax handler, ExpressionSyntax value, StatementSyntax statement, StatementSyntax first, CancellationToken cancellation);

    /// <summary>The statement of the function's body above which the guard of the key stands.</summary>
    protected virtual StatementSyntax GuardedFrom(HandlerSyntax handler, StatementSyntax first) => first;

    Plan? PlanFor(FixSite site, CancellationToken cancellation)
    {
        if (site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } value || HandlerSyntax.Around(site, value, cancellation) is not { } handler
            || value.FirstAncestorOrSelf<StatementSyntax>(s => s.Parent == handler.Body) is not { } first || value.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || KeyFor(site, handler, value, statement, first, cancellation) is not { } key || key.Expression == value.ToString()
            || Converted(site, value, key, cancellation) is not { } replacement
            || GuardedFrom(handler, first) is not { } guarded || (!key.Guard.IsEmpty && !new CodeEdit(site.Root).HasLinesOfItsOwn(guarded)))
            return null;
        return new(value, handler, guarded, key, replacement);
    }

    /// <summary>The key as the type that the place wants; null if it cannot be that.</summary>
    static string? Converted(FixSite site, ExpressionSyntax value, SessionKey key, CancellationToken cancellation)
    {
        if (value.Parent is InterpolationSyntax hole)
            return !key.Expression.StartsWith("$", StringComparison.Ordinal) ? key.Expression : InHole(hole, key.Expression);
        if (value.Parent is BinaryExpressionSyntax && key.Type == "string")
            return key.Expression;
        var info = site.Model.GetTypeInfo(value, cancellation);
        string? wanted = (info.Type ?? info.ConvertedType) switch
        {
            { SpecialType: SpecialType.System_String } => "string",
            { SpecialType: SpecialType.System_Int32 } => "int",
            { SpecialType: SpecialType.System_Int64 } => "long",
            { Name: "Guid" } => "Guid",
            _ => info.ConvertedType is { SpecialType: SpecialType.System_Object } ? key.Type : null,
        };
        return wanted == key.Type ? key.Expression : wanted == "string" ? key.Expression + ".ToString()" : null;
    }

    /// <summary>What an interpolated string says, between the braces of another one: <c>userId}:{sessionId</c>.</summary>
    static string? InHole(InterpolationSyntax hole, string text) =>
        hole is { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax outer } && !outer.StringStartToken.Text.Contains("$$") ? text.Substring(3, text.Length - 5) : null;

    /// <param name="Value">The value to replace.</param>
    /// <param name="Handler">The function around it.</param>
    /// <param name="Guarded">The statement of its body that the guard of the key stands above.</param>
    /// <param name="Key">The identity.</param>
    /// <param name="Replacement">The identity as an expression of the type that is wanted.</param>
    sealed record Plan(ExpressionSyntax Value, HandlerSyntax Handler, StatementSyntax Guarded, SessionKey Key, string Replacement);
}
