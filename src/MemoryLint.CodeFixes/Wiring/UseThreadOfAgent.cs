using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>
/// Puts the creation of the agent's own thread where an empty thread of another kind is created. A thread that has an id or messages is left alone: they would be lost.
/// </summary>
sealed class UseThreadOfAgent() : Rewrite(GenerationsMixedFix.UseThreadOfAgentKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Use {plan.Simple}" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        edit.Replace(plan.Creation.Span, plan.New);
        if (plan.Declared is { } declared)
            edit.Replace(declared.Span, plan.Simple);
        Usings.Add(edit, site, [plan.Full]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Creation">What creates the wrong thread.</param>
    /// <param name="Declared">The type that its variable is declared with.</param>
    /// <param name="Full">The full name of the right thread.</param>
    /// <param name="New">What creates it.</param>
    sealed record Plan(BaseObjectCreationExpressionSyntax Creation, TypeSyntax? Declared, string Full, string New)
    {
        public string Simple => Full.Substring(Full.LastIndexOf('.') + 1);

        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Creation] is not { } text || site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } thread || CallOf(thread) is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax agent } })
                return null;
            var (creation, declared) = thread is BaseObjectCreationExpressionSyntax own ? (own, null) : CreationOf(site, thread, cancellation);
            if (creation is not { Initializer: null } || !IsEmpty(site, creation, cancellation) || (text.Contains("(" + agent) && !IsInReach(site, agent, creation, cancellation)))
                return null;
            string full = text.Substring("new ".Length, text.IndexOf('(') - "new ".Length);
            return site.Model.Compilation.GetTypeByMetadataName(full) is null ? null : new(creation, declared, full, text.Replace(full, full.Substring(full.LastIndexOf('.') + 1)));
        }

        static InvocationExpressionSyntax? CallOf(ExpressionSyntax thread) => thread.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } ? call : null;

        /// <summary>The one creation of a local that is used by agents of this kind only.</summary>
        static (BaseObjectCreationExpressionSyntax?, TypeSyntax?) CreationOf(FixSite site, ExpressionSyntax thread, CancellationToken cancellation)
        {
            if (thread is not IdentifierNameSyntax || site.Model.GetSymbolInfo(thread, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
                || reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation, Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var type } } variable
                || variable.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
                return default;
            SyntaxNode scope = member is GlobalStatementSyntax ? site.Root : member;
            var agents = scope.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == variable.Identifier.ValueText)
                .Select(n => CallOf(n) is { Expression: MemberAccessExpressionSyntax { Expression: var agent } } ? site.Model.GetTypeInfo(agent, cancellation).Type : null).ToList();
            return agents.All(a => a is not null && SymbolEqualityComparer.Default.Equals(a, agents[0])) ? (creation, type.IsVar ? null : type) : default;
        }

        /// <summary>True for a thread that begins with nothing: it is created with no argument, or with a client alone.</summary>
        static bool IsEmpty(FixSite site, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation) =>
            creation.ArgumentList is null or { Arguments.Count: 0 }
            || (creation.ArgumentList.Arguments.Count == 1 && site.Model.GetSymbolInfo(creation, cancellation).Symbol is IMethodSymbol { Parameters: [{ Name: "client" }, ..] });

        static bool IsInReach(FixSite site, IdentifierNameSyntax agent, SyntaxNode creation, CancellationToken cancellation) => site.Model.GetSymbolInfo(agent, cancellation).Symbol switch
        {
            IParameterSymbol or IFieldSymbol or IPropertySymbol => true,
            ILocalSymbol { DeclaringSyntaxReferences: [var reference] } => reference.Span.End < creation.SpanStart && reference.GetSyntax(cancellation).FirstAncestorOrSelf<BlockSyntax>() is var block
                && (block is null || block.Span.Contains(creation.Span)),
            _ => false,
        };
    }
}
