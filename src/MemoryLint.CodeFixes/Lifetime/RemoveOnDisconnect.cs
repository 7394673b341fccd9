using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SessionMap = MemoryLint.CodeFixes.Editing.SessionMap;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Takes a session out of the map of a hub when its connection ends. Nothing is offered where a map has other keys than the connection's id.</summary>
sealed class RemoveOnDisconnect() : Rewrite(SessionMapWithoutBoundFix.RemoveOnDisconnectKey)
{
    const string Key = "Context.ConnectionId";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is null ? null : "Remove the session when its connection ends";

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string removal = $"{plan.Map}.TryRemove({Key}, out _);";
        if (plan.Ending is { } body)
        {
            if (body.Statements.FirstOrDefault() is { } first)
                edit.InsertAbove(first, [removal]);
            else
                edit.Insert(edit.LineEnd(body.OpenBraceToken.SpanStart), edit.NewLine + edit.IndentAt(body.SpanStart) + edit.IndentUnit + removal);
        }
        else
        {
            string indent = edit.IndentAt(plan.Hub.SpanStart) + edit.IndentUnit;
            string nullable = (site.Model.GetNullableContext(plan.Hub.CloseBraceToken.SpanStart) & NullableContext.AnnotationsEnabled) != 0 ? "?" : "";
            edit.Insert(edit.LineEnd(plan.Hub.Members.Last().Span.End), edit.NewLine + edit.NewLine + indent + edit.Lines(indent,
                [$"public override Task OnDisconnectedAsync(Exception{nullable} exception)", "{", "\t" + removal, "\treturn base.OnDisconnectedAsync(exception);", "}"]));
            Usings.Add(edit, site, ["System.Exception", "System.Threading.Tasks.Task"]);
        }
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Hub">The hub.</param>
    /// <param name="Map">The map's name.</param>
    /// <param name="Ending">What the hub does when a connection ends; null if it does nothing of its own.</param>
    sealed record Plan(ClassDeclarationSyntax Hub, string Map, BlockSyntax? Ending)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } declaration || declaration.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } hub
                || hub.Modifiers.Any(SyntaxKind.PartialKeyword) || !SessionMap.CanTakeMember(site, hub)
                || site.Model.GetDeclaredSymbol(declaration, cancellation) is not IFieldSymbol { IsStatic: true, Type: INamedTypeSymbol { Name: "ConcurrentDictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, _] } } map
                || HandlerSyntax.KindOf(map.ContainingType) != HandlerKind.Hub)
                return null;
            var keys = KeysOf(hub, map.Name, cancellation).ToList();
            if (keys.Count == 0 || keys.Any(k => k != Key))
                return null;
            var ending = hub.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(m => m.Identifier.ValueText == "OnDisconnectedAsync");
            return ending is null || ending.Body is { } body && !new CodeEdit(site.Root).IsOnOneLine(body.Span) ? new(hub, map.Name, ending?.Body) : null;
        }

        /// <summary>The keys in all that the hub does with the map; an empty one for what has none.</summary>
        static IEnumerable<string> KeysOf(ClassDeclarationSyntax hub, string map, CancellationToken cancellation)
        {
            foreach (int position in SourceWords.Within(hub, map, cancellation))
                if (hub.FindToken(position).Parent is IdentifierNameSyntax name)
                    yield return name.Parent switch
                    {
                        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } => key.ToString(),
                        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetOrAdd" or "TryGetValue" or "TryAdd" or "Add" or "AddOrUpdate" or "ContainsKey", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, ..] } } =>
                            key.ToString(),
                        _ => "",
                    };
        }
    }
}
