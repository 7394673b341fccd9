using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Identity;

/// <summary>MEM3004: a chat handler tells a model or an agent what the user has just said, and not which conversation goes on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConversationWithoutSession() : MemoryRule(Descriptors.MEM3004_ConversationWithoutSession)
{
    private protected override bool MayConcern(Compilation compilation) => base.MayConcern(compilation) || OwnMemory.MayChat(compilation);

    private protected override WordUse Needs => WordUse.Handler;

    private protected override WordUse SpeaksOf => WordUse.Asks | WordUse.ClientCandidate;

    /// <summary>A project without a word of memory must show that it serves requests: what is called a function or a map may be anything.</summary>
    private protected override bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        base.AppliesTo(compilation, options, cancellation)
        && (ProjectWords.UsesIn(compilation, CatalogIndex.BuiltIn, cancellation) & (WordUse.Candidate | WordUse.Requests)) != 0;

    private protected override bool Concerns(SievedFile file, SemanticModel model, CancellationToken cancellation) =>
        file.AsksModel || ToldOverHttp.MayBeIn(model, file.Catalog, cancellation);

    private protected override void Judge(FileReport file)
    {
        foreach (var name in file.Names(WordUse.ModelCall))
            if (ToldTurn.MayBe(name) && !IsNamedOneShot(name) && ToldTurn.Of(file.Model, file.Catalog, name, file.Cancellation) is { } turn && !MayRemember(file, turn))
                Judge(file, turn);
        foreach (var turn in ToldOverHttp.In(file.Model, file.Catalog, file.Cancellation))
            if (!IsNamedOneShot(turn.Name) && !Conversation.IsOneShot(turn.Method.Name))
                Judge(file, turn);
    }

    static void Judge(FileReport file, ToldTurn turn)
    {
        if (IsStep(turn) || RequestScope.Of(file.Model, turn.Name, file.Cancellation) is not { } scope || scope.Occasion.Kind == HandlerKind.Component || IsOneShot(scope))
            return;
        var (member, parameters) = Enclosing.MethodOf(file.Model, turn.Name, file.Cancellation);
        if (member is not null && Conversation.IsTool(member))
            return;
        string? inReach = WithinReach.Identity(parameters) ?? WithinReach.Memory(file.Model, file.Catalog, turn.Call, parameters, file.Cancellation)?.Name;
        if ((inReach is not null || Conversation.IsChat(scope)) && UserSaid.IsToldBy(file.Model, turn.Said, scope, file.Cancellation) && !IsRemembered(file, turn) && !IsKeptBeside(file, turn))
            Report(file, turn, scope, inReach);
    }

    /// <summary>True where a history is kept that the call is not given: MEM4008 says so at the history.</summary>
    static bool IsKeptBeside(FileReport file, ToldTurn turn) => KeptHistories.In(file.Model, file.Catalog, file.Cancellation).Any(h => h.Unit.Span.Contains(turn.Call.Span)
        && ModelQuestion.Of(file.Model, file.Catalog, h, file.Cancellation)?.Call == turn.Call);

    static void Report(FileReport file, ToldTurn turn, RequestScope scope, string? inReach)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (scope.Path.IsEmpty)
            properties = properties.Add(FixProperties.Handler, scope.Occasion.Kind.ToString());
        string asked = turn.Receiver is { } receiver && receiver.Span.Length <= 40 && receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax ? $"{receiver}.{turn.Method.Name}" : turn.Method.Name;
        file.Report(turn.Name.GetLocation(), scope.Path, properties, asked, scope.Occasion.Text, scope.Way, turn.Entry.Wants, inReach is null ? "" : $" although '{inReach}' is in reach");
    }

    /// <summary>True, by syntax alone, where the members around speak of a single question.</summary>
    static bool IsNamedOneShot(SyntaxNode name) => name.Ancestors().Any(n => n switch
    {
        MethodDeclarationSyntax method => Conversation.IsOneShot(method.Identifier.ValueText),
        LocalFunctionStatementSyntax function => Conversation.IsOneShot(function.Identifier.ValueText),
        TypeDeclarationSyntax type => Conversation.IsOneShot(type.Identifier.ValueText),
        _ => false,
    });

    static bool IsOneShot(RequestScope scope) => Conversation.IsOneShot(scope.Occasion.Text) || scope.Path.Any(s => Conversation.IsOneShot(s.Text));

    /// <summary>True if the agent or what its answer is called says that the call is one step of the work on a turn, or if several are asked the same.</summary>
    static bool IsStep(ToldTurn turn)
    {
        if (turn.Receiver is { } receiver && Conversation.IsOneShot(receiver.ToString()))
            return true;
        foreach (var n in turn.Call.Ancestors())
            switch (n)
            {
                case VariableDeclaratorSyntax variable when Conversation.IsOneShot(variable.Identifier.ValueText):
                case AssignmentExpressionSyntax { Left: var left } when Conversation.IsOneShot(left.ToString()):
                case ForEachStatementSyntax { Statement: var each } when each.Span.Contains(turn.Call.Span):
                case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return true;
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        return false;
    }

    /// <summary>True if what is asked may know the conversation by itself: a type of the project's own, or one that is made or found for a session.</summary>
    static bool MayRemember(FileReport file, ToldTurn turn)
    {
        if (turn.Receiver is not { } receiver || file.Model.GetTypeInfo(receiver, file.Cancellation).Type is not { } type || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, file.Compilation.Assembly))
            return true;
        if (ToldTurn.SpeaksOfMemory(receiver))
            return true;
        return file.Model.GetSymbolInfo(receiver, file.Cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && ToldTurn.SpeaksOfMemory(reference.GetSyntax(file.Cancellation));
    }

    /// <summary>True if the project puts something that may remember between its calls and the model, or tells somebody which conversation goes on before it calls.</summary>
    static bool IsRemembered(FileReport file, ToldTurn turn) =>
        turn.Entry.RememberedBy.Any(w => ProjectWords.Names(file.Compilation, file.Catalog, w, file.Cancellation)) || turn.Call.Ancestors().OfType<BlockSyntax>().Any(b => b.Statements.Any(s =>
            s.Span.End <= turn.Call.SpanStart && s is ExpressionStatementSyntax { Expression: var expression } && (expression is AwaitExpressionSyntax { Expression: var awaited } ? awaited : expression) is var done
            && done is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax } or InvocationExpressionSyntax && Sets(done) && ToldTurn.SpeaksOfMemory(done)));

    /// <summary>An assignment to a member, or a call that sets something: <c>context.Use(sessionId)</c>.</summary>
    static bool Sets(ExpressionSyntax done) => done is not InvocationExpressionSyntax call || CallsByName.NameOf(call) is var name
        && s_settings.Any(s => name.StartsWith(s, StringComparison.Ordinal));

    static readonly string[] s_settings = ["Set", "Use", "Begin", "Push", "Enter", "With", "Configure", "Load", "Restore", "Open", "Init", "Import", "Switch", "Select", "Resume"];
}
