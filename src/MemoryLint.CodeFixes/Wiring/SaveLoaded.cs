using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Wiring;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Saves what was loaded when the turn is done: a session under the key it was loaded with, a bot's state, a grain's.</summary>
sealed class SaveLoaded(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan(site, cancellation) is var (_, _, method) ? $"Save it with {method}" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var (after, save, _) = Plan(site, cancellation)!.Value;
        var edit = new CodeEdit(site.Root);
        edit.Insert(edit.LineEnd(after.Span.End), edit.NewLine + edit.IndentAt(after.SpanStart) + save);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>The statement after which to save, and the statement that saves; null where either is not clear.</summary>
    static (StatementSyntax After, string Save, string Method)? Plan(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Shape] is not { } savedBy || BodyAround(site.Node) is not { } block)
            return null;
        var plan = site.Node is SimpleNameSyntax name && CallsByName.CallOf(name) is { Expression: MemberAccessExpressionSyntax { Expression: var store } } load
            ? name.Identifier.ValueText.StartsWith("Deserialize", StringComparison.Ordinal) && savedBy == LoadedMemoryNotSaved.SavedToItsStore ? OfCache(site, block, load, cancellation)
            : savedBy == "SaveChangesAsync" ? OfBot(site, block, load, store, savedBy, cancellation) : OfStore(block, load, store, savedBy)
            : site.Node is ExpressionSyntax state ? OfGrain(site, block, state, savedBy, cancellation) : null;
        return plan is var (after, _, _) && new CodeEdit(site.Root).HasLinesOfItsOwn(after) && after is not ReturnStatementSyntax ? plan : null;
    }

    /// <summary>The body of the asynchronous function that loads.</summary>
    static BlockSyntax? BodyAround(SyntaxNode node) => Appends.UnitAround(node) switch
    {
        MethodDeclarationSyntax { Body: { } body } method when method.Modifiers.Any(SyntaxKind.AsyncKeyword) => body,
        LocalFunctionStatementSyntax { Body: { } body } function when function.Modifiers.Any(SyntaxKind.AsyncKeyword) => body,
        AnonymousFunctionExpressionSyntax { Block: { } body } lambda when lambda.AsyncKeyword.RawKind != 0 => body,
        _ => null,
    };

    /// <summary><c>GetSessionAsync(agent, id, …)</c> is answered by <c>SaveSessionAsync(agent, id, session, …)</c>, once the model is done with the session.</summary>
    static (StatementSyntax, string, string)? OfStore(BlockSyntax block, InvocationExpressionSyntax load, ExpressionSyntax store, string savedBy)
    {
        if (savedBy is not ("SaveSessionAsync" or "SaveThreadAsync") || load.ArgumentList.Arguments.Count < 2 || load.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || load.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Parent: var home, Declaration.Variables: [{ Identifier.ValueText: var local }] } || home != block)
            return null;
        var last = block.Statements.LastOrDefault(s => s.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == local));
        var arguments = load.ArgumentList.Arguments.Select(a => a.ToString()).ToList();
        arguments.Insert(2, local);
        return last is null ? null : (last, $"await {store}.{savedBy}({string.Join(", ", arguments)});", savedBy);
    }

    /// <summary>What <c>GetStringAsync(key)</c> of a cache yielded as text goes back with <c>SetStringAsync(key, text)</c>, bytes likewise.</summary>
    static (StatementSyntax, string, string)? OfCache(FixSite site, BlockSyntax block, InvocationExpressionSyntax deserialize, CancellationToken cancellation)
    {
        if (deserialize.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Declaration.Variables: [{ Identifier.ValueText: var local }] } declaration || declaration.Parent != block
            || deserialize.Expression is not MemberAccessExpressionSyntax { Expression: var serializer } || deserialize.ArgumentList.Arguments is not [{ Expression: var text }, ..])
            return null;
        if (text is IdentifierNameSyntax name && site.Model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            text = value;
        if (text.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is not { Expression: MemberAccessExpressionSyntax { Expression: var cache }, ArgumentList.Arguments: [var key, ..] } got
            || got.ArgumentList.Arguments.Any(a => a.NameColon is not null)
            || site.Model.GetTypeInfo(cache, cancellation).Type?.IsOrDerivesFrom("Microsoft.Extensions.Caching.Distributed.IDistributedCache") != true)
            return null;
        string? set = CallsByName.NameOf(got) switch { "GetStringAsync" => "SetStringAsync", "GetAsync" => "SetAsync", _ => null };
        var last = block.Statements.LastOrDefault(s => s.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == local));
        string options = string.Concat(deserialize.ArgumentList.Arguments.Skip(1).Select(a => ", " + a)), token = string.Concat(got.ArgumentList.Arguments.Skip(1).Select(a => ", " + a));
        return set is null || last is null ? null : (last, $"await {cache}.{set}({key}, {serializer}.{(set == "SetAsync" ? "SerializeToUtf8Bytes" : "Serialize")}({local}{options}){token});", set);
    }

    /// <summary>The state of a bot is saved as a whole, at the end of the turn.</summary>
    static (StatementSyntax, string, string)? OfBot(FixSite site, BlockSyntax block, InvocationExpressionSyntax load, ExpressionSyntax accessor, string savedBy, CancellationToken cancellation)
    {
        if (load.ArgumentList.Arguments is not [{ Expression: IdentifierNameSyntax turn }, ..] || block.Statements.Count == 0 || block.Statements.Any(s => s.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>().Any())
            || load.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || accessor.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault() is not { } name)
            return null;
        var makers = type.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => CallsByName.NameOf(c) == "CreateProperty" && c.Expression is MemberAccessExpressionSyntax
            && c.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var made } } && made == name.Identifier.ValueText
            || CallsByName.NameOf(c) == "CreateProperty" && c.Parent is AssignmentExpressionSyntax { Left: var left } && left.ToString() == accessor.ToString()).ToList();
        if (makers is not [{ Expression: MemberAccessExpressionSyntax { Expression: var state } }] || !IsInScope(site, block, state, cancellation))
            return null;
        string token = site.Model.LookupSymbols(block.OpenBraceToken.Span.End, name: "cancellationToken").Any() ? ", cancellationToken: cancellationToken" : "";
        return (block.Statements.Last(), $"await {state}.{savedBy}({turn}{token});", savedBy);
    }

    /// <summary>A constructor's parameter is only in scope there, unless it is the type's own.</summary>
    static bool IsInScope(FixSite site, BlockSyntax block, ExpressionSyntax state, CancellationToken cancellation) =>
        site.Model.GetSpeculativeSymbolInfo(block.OpenBraceToken.Span.End, state, SpeculativeBindingOption.BindAsExpression).Symbol is { Kind: not SymbolKind.NamedType };

    /// <summary>A grain's state is written after the last message that is put in.</summary>
    static (StatementSyntax, string, string)? OfGrain(FixSite site, BlockSyntax block, ExpressionSyntax state, string savedBy, CancellationToken cancellation)
    {
        string chain = state.ToString();
        var last = block.Statements.LastOrDefault(s => s.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c =>
            c.Expression is MemberAccessExpressionSyntax { Expression: var memory } && memory.ToString() == chain && Appends.IsAppend(CallsByName.NameOf(c))));
        int end = chain.IndexOf(".State.", StringComparison.Ordinal);
        return last is null ? null : (last, end > 0 && !chain.StartsWith("this.State", StringComparison.Ordinal) ? $"await {chain.Substring(0, end)}.{savedBy}();" : $"await {savedBy}();", savedBy);
    }
}
