using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Lets the requests of a session take turns in all functions of a type that work with the lists of a map: under a lock on the list where nobody awaits
/// anything, else under a semaphore of the session's own.
/// </summary>
/// <param name="Functions">The functions that are to hold the turn; none if nothing changes a list, or all wait already.</param>
/// <param name="IsHandedOut">True if code elsewhere gets the lists too, which takes no turn by that.</param>
sealed record SessionTurns(ImmutableArray<SessionTurns.Holding> Functions, bool IsHandedOut)
{
    /// <summary>One function that holds the turn.</summary>
    /// <param name="Handler">The function.</param>
    /// <param name="First">The statement of its body that takes the list.</param>
    /// <param name="Taken">How it takes it.</param>
    /// <param name="IsOnlyOne">True if it takes it at one place.</param>
    public sealed record Holding(HandlerSyntax Handler, StatementSyntax First, TakenMemory Taken, bool IsOnlyOne);

    /// <summary>True if the lists themselves can be locked.</summary>
    public bool IsLock => Functions.All(f => !f.Handler.IsAsync && f.IsOnlyOne && (Declares(f) || ChangesAtOnce(f)));

    /// <summary>The turns that have to be taken; null if a function cannot take its turn.</summary>
    public static SessionTurns? For(FixSite site, TypeDeclarationSyntax owner, IReadOnlyCollection<TakenMemory> taken, CancellationToken cancellation)
    {
        var changes = taken.SelectMany(t => t.Changes(ImmutableArray<string>.Empty, cancellation)).ToList();
        var open = changes.Where(c => !Flow.SessionMap.IsSynchronized(c, cancellation)).ToList();
        bool isHandedOut = taken.Any(t => t.IsReturned && !(t.Function is MethodDeclarationSyntax method && Flow.SessionMap.IsPrivate(method)));
        if (open.Count == 0)
            return new(ImmutableArray<Holding>.Empty, isHandedOut);
        // A second lock beside the first would exclude nobody.
        if (open.Count < changes.Count)
            return null;
        var functions = ImmutableArray.CreateBuilder<Holding>();
        var edit = new CodeEdit(site.Root);
        foreach (var group in taken.Where(t => t.IsUsed).GroupBy(t => t.Function).Where(g => g.Key is not ConstructorDeclarationSyntax))
        {
            if (HandlerSyntax.Around(site, group.First().Value, cancellation) is not { CanHoldLock: true } handler
                || handler.Body.Statements.FirstOrDefault(s => group.Any(t => s.Span.Contains(t.Value.Span))) is not { } first
                || group.Any(t => !Turn.CanHold(edit, handler.Body, first, t.Local ?? owner.Identifier.ValueText))
                || group.Select(t => t.Key?.ToString()).Distinct().Count() != 1 || !IsKnown(site, handler, first, group.First().Key, cancellation))
                return null;
            functions.Add(new(handler, first, group.OrderBy(t => t.Value.SpanStart).First(), group.Count() == 1));
        }
        return Turn.IsTakenTwice(owner, functions.Select(f => f.Handler.Node)) ? null : new(functions.ToImmutable(), isHandedOut);
    }

    /// <summary>True if the identity has its value before the first statement that is to run in turn, keeps it, and can be made out twice.</summary>
    static bool IsKnown(FixSite site, HandlerSyntax handler, StatementSyntax first, ExpressionSyntax? key, CancellationToken cancellation)
    {
        if (key is null || key.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax || n is InvocationExpressionSyntax call && !s_same.Contains(CallsByName.NameOf(call))))
            return false;
        var assigned = handler.Body.Statements.SkipWhile(s => s != first).SelectMany(s => s.DescendantNodes()).OfType<AssignmentExpressionSyntax>().Select(a => a.Left.ToString()).ToList();
        // A constant is no identity: turns by it would let all sessions wait for each other once the map has a better key.
        return key.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().ToList() is { Count: > 0 } names && names.All(name => !assigned.Contains(name.Identifier.ValueText)
            && (site.Model.GetSymbolInfo(name, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
                || reference.Span.End <= first.SpanStart || !handler.Body.Span.Contains(reference.Span)));
    }

    /// <summary>Methods that give the same for the same.</summary>
    static readonly string[] s_same = ["ToString", "Trim", "ToLowerInvariant", "ToUpperInvariant", "ToLower", "ToUpper", "Format", "Concat", "Join"];

    /// <summary>Lets the functions that need it take turns around the lists of a map that is declared in a document; the same document where none does or can.</summary>
    public static async Task<Document> AddAsync(Document document, string owner, string map, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(t => t.Identifier.ValueText == owner)
                .SelectMany(t => t.Members).Select(m => Declaration(m, map)).FirstOrDefault(d => d is not null) is not { } declaration)
            return document;
        var site = new FixSite(document, root, model, declaration, ImmutableDictionary<string, string?>.Empty);
        return Of(site, cancellation) is { Functions.IsEmpty: false } turns && declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? turns.Applied(site, member, cancellation) : document;
    }

    /// <summary>The same for the map at a site, in its document after a change.</summary>
    public static Task<Document> AddAsync(Document changed, FixSite site, CancellationToken cancellation) => AddAsync(
        changed, site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()!.Identifier.ValueText,
        site.Node.FirstAncestorOrSelf<SyntaxNode>(n => n is VariableDeclaratorSyntax or PropertyDeclarationSyntax) switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => "",
        },
        cancellation);

    static SyntaxNode? Declaration(MemberDeclarationSyntax member, string name) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.FirstOrDefault(v => v.Identifier.ValueText == name),
        PropertyDeclarationSyntax property when property.Identifier.ValueText == name => property,
        _ => null,
    };

    /// <summary>The turns around the lists of the map that is declared at a site; null if they cannot be taken.</summary>
    public static SessionTurns? Of(FixSite site, CancellationToken cancellation)
    {
        if (MapAt(site, cancellation) is not var (declaration, map, type) || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner
            || new Holder(map, declaration, type, MemoryKind.History, true) is var holder && !Flow.SessionMap.HoldsLists(holder))
            return new(ImmutableArray<Holding>.Empty, false);
        return For(site, owner, TakenMemory.From(holder, cancellation).ToList(), cancellation) is not { } turns ? null
            : map.DeclaredAccessibility == Accessibility.Private ? turns : turns with { IsHandedOut = true };
    }

    /// <summary>The map whose declaration a site is in; null if it is of no generic type.</summary>
    static (SyntaxNode Declaration, ISymbol Map, INamedTypeSymbol Type)? MapAt(FixSite site, CancellationToken cancellation) =>
        site.Node.FirstAncestorOrSelf<SyntaxNode>(n => n is VariableDeclaratorSyntax or PropertyDeclarationSyntax) is { } declaration && site.Model.GetDeclaredSymbol(declaration, cancellation) is { } map
            && (map switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, _ => null }) is INamedTypeSymbol { TypeArguments.Length: > 0 } type
            ? (declaration, map, type)
            : null;

    /// <summary>Carries it out below the member that declares the map.</summary>
    public Document Applied(FixSite site, MemberDeclarationSyntax member, CancellationToken cancellation)
    {
        var edit = new CodeEdit(site.Root);
        if (IsLock)
        {
            foreach (var function in Functions)
                Lock(edit, site, function);
            return edit.Apply(site.Document);
        }
        var owner = member.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        string turns = Names.Free(site, owner, site.Node.ToString().StartsWith("s_", StringComparison.Ordinal) ? "s_turns" : "_turns", "_chatTurns");
        string key = MapAt(site, cancellation)!.Value.Type.TypeArguments[0].ToMinimalDisplayString(site.Model, member.SpanStart);
        string modifiers = (member.Modifiers.Any(SyntaxKind.PrivateKeyword) || member.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword)) ? "private " : "")
            + (member.Modifiers.Any(SyntaxKind.StaticKeyword) ? "static " : "");
        edit.Insert(edit.LineEnd(member.Span.End), $"{edit.NewLine}{edit.IndentAt(member.SpanStart)}{modifiers}readonly ConcurrentDictionary<{key}, SemaphoreSlim> {turns} = new();");
        foreach (var function in Functions)
        {
            string turn = Names.Free(site, function.Handler.Node, "turn", "sessionTurn");
            Turn.HoldFrom(edit, function.Handler.Body, function.First,
                [$"var {turn} = {turns}.GetOrAdd({function.Taken.Key}, _ => new SemaphoreSlim(1, 1));", Turn.Wait(function.Handler, turn)], [], turn, () => { });
        }
        Usings.Add(edit, site, Turn.Types);
        return edit.Apply(site.Document);
    }

    /// <summary><c>var history = _histories.GetOrAdd(id, _ => []);</c>, and then more.</summary>
    static bool Declares(Holding function) =>
        function.Taken.Local is not null && function.First is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: var value }] } && value.Span.End == function.Taken.Value.Span.End
        && function.First != function.Handler.Body.Statements.Last();

    /// <summary><c>_histories.GetOrAdd(id, _ => []).Add(message);</c></summary>
    static bool ChangesAtOnce(Holding function) =>
        function.Taken.Local is null && function.First is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } } && receiver == function.Taken.Value;

    static void Lock(CodeEdit edit, FixSite site, Holding function)
    {
        var statements = function.Handler.Body.Statements;
        string indent = edit.IndentAt(function.First.SpanStart);
        if (Declares(function))
        {
            var next = statements[statements.IndexOf(function.First) + 1];
            int start = edit.Text.Lines[edit.LineWithComments(next)].Start;
            edit.Insert(start, indent + edit.Lines(indent, [$"lock ({function.Taken.Local})", "{"]) + edit.NewLine);
            edit.Indent(start - 1, statements.Last().Span.End);
            edit.Insert(edit.LineEnd(statements.Last().Span.End), $"{edit.NewLine}{indent}}}");
            return;
        }
        string list = Names.Free(site, function.Handler.Node, "history", "messages"), value = function.Taken.Value.ToString();
        string change = function.First.ToString().Substring(value.Length);
        edit.Replace(function.First.Span, edit.Lines(indent, [$"var {list} = {value};", $"lock ({list})", "{", $"\t{list}{change.TrimStart()}", "}"]));
    }
}
