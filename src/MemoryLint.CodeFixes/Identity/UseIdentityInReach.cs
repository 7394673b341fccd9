using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Replaces a value that is no good as an identity by the one in reach; where there is none, the handler is given one.</summary>
sealed class UseIdentityInReach(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Use '{plan.Key.Source}' as session id" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        if (plan.Key.Parameter is { } parameter)
            plan.Handler.AddParameter(edit, parameter);
        edit.InsertAbove(plan.First, plan.Key.Guard);
        edit.Replace(plan.Value.Span, plan.Replacement);
        Usings.Add(edit, site, plan.Key.Types);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Value">The value to replace.</param>
    /// <param name="Handler">The function around it.</param>
    /// <param name="First">The statement of its body that contains it.</param>
    /// <param name="Key">The identity.</param>
    /// <param name="Replacement">The identity as an expression of the type that is wanted.</param>
    sealed record Plan(ExpressionSyntax Value, HandlerSyntax Handler, StatementSyntax First, SessionKey Key, string Replacement)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } value || HandlerSyntax.Around(site, value, cancellation) is not { } handler
                || value.FirstAncestorOrSelf<StatementSyntax>(s => s.Parent == handler.Body) is not { } first || value.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
                || SessionKey.For(site, handler, statement, cancellation) is not { } key || key.Expression == value.ToString()
                || Converted(site, value, key, cancellation) is not { } replacement
                || (!key.Guard.IsEmpty && !new CodeEdit(site.Root).HasLinesOfItsOwn(first)))
                return null;
            return new(value, handler, first, key, replacement);
        }

        /// <summary>The key as the type that the place wants; null if it cannot be that.</summary>
        static string? Converted(FixSite site, ExpressionSyntax value, SessionKey key, CancellationToken cancellation)
        {
            if (value.Parent is InterpolationSyntax || (value.Parent is BinaryExpressionSyntax && key.Type == "string"))
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
    }
}
