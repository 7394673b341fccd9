using System.Collections.Immutable;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Replaces one memory for all users, in a field or in a local that handlers capture, by a map of one memory per session; each function that used it gets the
/// session's own from the map and holds the session's turn while it works with it. Nothing is offered where one of them cannot tell whose turn it is, or where nothing is
/// kept from one call to the next.
/// </summary>
sealed class KeepSharedPerSession() : Rewrite(MemorySharedByAllSessionsFix.KeepOnePerSessionKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan
        ? $"Keep one per session (by '{plan.Uses[0].Key.Source}')"
        : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string key = plan.Uses[0].Key.Type, sessions = plan.MapName(site, "sessions", "chatSessions");
        string? turns = plan.IsAwaited ? plan.MapName(site, "turns", "chatTurns") : null;
        edit.Replace(plan.Declaration, edit.Lines(edit.IndentAt(plan.Declaration.Start), turns is null
            ? [plan.Map(sessions, $"ConcurrentDictionary<{key}, ({plan.Type} {Names.Pascal(plan.Name)}, SemaphoreSlim Turn)>")]
            : [plan.Map(sessions, $"ConcurrentDictionary<{key}, {plan.Type}>"), plan.Map(turns, $"ConcurrentDictionary<{key}, SemaphoreSlim>")]));
        foreach (var use in plan.Uses)
            use.TakeFrom(edit, site, plan.Name, plan.Creation, sessions, turns, cancellation);
        Usings.Add(edit, site, [.. Turn.Types, .. plan.Types, .. plan.Uses.SelectMany(u => u.Key.Types)]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Declaration">What the map takes the place of.</param>
    /// <param name="Modifiers">The map's modifiers; null for a local.</param>
    /// <param name="Name">What the memory is called.</param>
    /// <param name="Type">Its type as it can be written there.</param>
    /// <param name="Types">Full names of what that needs.</param>
    /// <param name="Creation">The creating expression.</param>
    /// <param name="IsAwaited">True if it has to be awaited.</param>
    /// <param name="Scope">Where names have to be free.</param>
    /// <param name="Uses">The functions that use it.</param>
    sealed record Plan(
        TextSpan Declaration, string? Modifiers, string Name, string Type, ImmutableArray<string> Types, string Creation, bool IsAwaited, SyntaxNode Scope,
        ImmutableArray<SessionUse> Uses)
    {
        public string Map(string name, string type) => Modifiers is null ? $"var {name} = new {type}();" : $"{Modifiers}readonly {type} {name} = new();";

        public string MapName(FixSite site, params string[] wanted) => Names.Free(site, Scope, Modifiers is null ? wanted : wanted.Select(w => "_" + w).ToArray());

        public static Plan? For(FixSite site, CancellationToken cancellation) => site[FixProperties.Shape] switch
        {
            MemorySharedByAllSessions.Held => OfField(site, cancellation),
            MemorySharedByAllSessions.Captured => OfLocal(site, cancellation),
            _ => null,
        } is { Uses.IsEmpty: false } plan ? plan : null;

        static Plan? OfField(FixSite site, CancellationToken cancellation)
        {
            if (site.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { AttributeLists.Count: 0, Declaration.Variables: [{ Initializer.Value: { } value } variable] } field
                || field.Parent is not ClassDeclarationSyntax owner || owner.Modifiers.Any(SyntaxKind.PartialKeyword) || value is AwaitExpressionSyntax
                || site.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private } symbol
                || RefilledList.Of(site.Model, symbol, variable, cancellation) is not null)
                return null;
            var uses = SessionUse.Of(
                site, symbol, owner, u => u.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body, h => h.Symbol.MethodKind == MethodKind.Ordinary, cancellation);
            // Outside of handlers a name is all that says what an id identifies.
            bool isOneIdentity = uses.All(u => u.Handler.IsEntry) || uses.Select(u => LastName(u.Key.Source)).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;
            if (!isOneIdentity || Turn.IsTakenTwice(owner, uses.Select(u => u.Handler.Node)))
                return null;
            bool isStatic = symbol.IsStatic || Lifetimes.Of(site.Model.Compilation, symbol.ContainingType, cancellation).Life != ObjectLife.Process;
            string modifiers = (field.Modifiers.Any(SyntaxKind.PrivateKeyword) ? "private " : "") + (isStatic ? "static " : "");
            return new(field.Span, modifiers, symbol.Name, field.Declaration.Type.ToString().TrimEnd('?'), ImmutableArray<string>.Empty, value.ToString(), false, owner, uses);
        }

        static string LastName(string path) => path.Substring(path.LastIndexOf('.') + 1);

        static Plan? OfLocal(FixSite site, CancellationToken cancellation)
        {
            if (site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { Initializer.Value: { } value } variable
                || variable.Parent is not VariableDeclarationSyntax { Variables.Count: 1 } variables
                || variables.Parent is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.None } declaration
                || !new CodeEdit(site.Root).HasLinesOfItsOwn(declaration)
                || site.Model.GetDeclaredSymbol(variable, cancellation) is not ILocalSymbol { Type: { TypeKind: not TypeKind.Error } type } local)
                return null;
            SyntaxNode? scope = declaration.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } ? unit : declaration.Parent as BlockSyntax;
            if (scope is null)
                return null;
            bool isAwaited = value.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax);
            if (isAwaited && value is not AwaitExpressionSyntax)
                return null;
            var uses = SessionUse.Of(site, local, scope, u => EntryAround(site, declaration, u, cancellation), h => h.IsEntry && (!isAwaited || h.IsAsync), cancellation);
            string text = !variables.Type.IsVar ? variables.Type.ToString().TrimEnd('?')
                : value is ObjectCreationExpressionSyntax made ? made.Type.ToString() : LocalMemory.TypeText(site, type);
            var types = ImmutableArray.Create($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}");
            return new(declaration.Span, null, local.Name, text, types, value.ToString(), isAwaited, scope, uses);
        }

        /// <summary>The body of the handler that a use of a local from outside is in.</summary>
        static BlockSyntax? EntryAround(FixSite site, SyntaxNode declaration, ExpressionSyntax use, CancellationToken cancellation)
        {
            for (SyntaxNode? n = use; n is not (null or MemberDeclarationSyntax); n = n.Parent)
                if (n is BlockSyntax { Parent: AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax } body && !body.Span.Contains(declaration.Span)
                    && body.Statements.FirstOrDefault(s => s.Span.Contains(use.Span)) is { } statement
                    && HandlerSyntax.Around(site, statement, cancellation) is { IsEntry: true } handler && handler.Body == body)
                    return body;
            return null;
        }
    }
}
