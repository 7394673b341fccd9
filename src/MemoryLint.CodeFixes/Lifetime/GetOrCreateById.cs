using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Makes a factory that ignores its id get or create the memory in a map by that id. What the type itself does with it is done in turn.</summary>
sealed class GetOrCreateById() : Rewrite(MemoryFactoryReturnsNewFix.GetOrCreateByIdKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Get or create by '{plan.Key}'" : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string map = Names.Free(site, plan.Type, "_sessions", "_histories", "_memories");
        string modifiers = plan.IsStatic ? "private static readonly" : "private readonly";
        SessionMap.AsMember(edit, plan.Type, $"{modifiers} ConcurrentDictionary<{plan.KeyType}, {plan.MemoryType}> {map} = new();");
        if (plan.Filling is { } body)
        {
            Wrap(edit, plan, body, map);
        }
        else
        {
            edit.Replace(plan.Creation.Span, $"{map}.GetOrAdd({plan.Key}, _ => {plan.Creation})");
            if (plan.NeedsGuard)
                Guard(edit, plan);
        }
        Usings.Add(edit, site, ["System.Collections.Concurrent.ConcurrentDictionary", .. plan.NeedsGuard ? ["System.ArgumentException"] : Array.Empty<string>()]);
        return (await SessionTurns.AddAsync(edit.Apply(site.Document), plan.Type.Identifier.ValueText, map, cancellation).ConfigureAwait(false)).Project.Solution;
    }

    /// <summary>Makes the whole body, which fills what it creates, the map's factory.</summary>
    static void Wrap(CodeEdit edit, Plan plan, BlockSyntax body, string map)
    {
        var (first, last) = (body.Statements[0], body.Statements.Last());
        string[] head = [.. plan.NeedsGuard ? [plan.Check] : Array.Empty<string>(), $"return {map}.GetOrAdd({plan.Key}, _ =>", "{"];
        edit.InsertAbove(first, head);
        edit.Indent(edit.Text.Lines[edit.LineWithComments(first)].Start - 1, last.Span.End);
        edit.Insert(edit.LineEnd(last.Span.End), edit.NewLine + edit.IndentAt(last.SpanStart) + "});");
    }

    /// <summary>An empty id must not merge all who send none into one conversation.</summary>
    static void Guard(CodeEdit edit, Plan plan)
    {
        string check = plan.Check;
        string indent = edit.IndentAt(plan.Method.SpanStart);
        if (plan.Method.Body is { Statements: [var first, ..] })
        {
            edit.InsertAbove(first, [check]);
        }
        else if (plan.Method.ExpressionBody is { } arrow)
        {
            edit.Replace(TextSpan.FromBounds(plan.Method.ParameterList.Span.End, arrow.ArrowToken.Span.End), $"{edit.NewLine}{indent}{{{edit.NewLine}{indent}{edit.IndentUnit}{check}{edit.NewLine}{indent}{edit.IndentUnit}return");
            edit.Insert(plan.Method.SemicolonToken.Span.End, $"{edit.NewLine}{indent}}}");
        }
    }

    sealed record Plan(
        MethodDeclarationSyntax Method, TypeDeclarationSyntax Type, ExpressionSyntax Creation, string Key, string KeyType, string MemoryType, bool IsStatic, bool NeedsGuard, BlockSyntax? Filling)
    {
        public string Check => $"ArgumentException.ThrowIfNullOrEmpty({Key});";

        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Shape] != MemoryFactoryReturnsNew.IgnoresId || site.Node is not MethodDeclarationSyntax { Parent: ClassDeclarationSyntax type } method || !SessionMap.CanTakeMember(site, type)
                || site.Model.GetDeclaredSymbol(method, cancellation) is not IMethodSymbol { IsGenericMethod: false } symbol || symbol.Parameters.FirstOrDefault(p => p.Name == site[FixProperties.Identity]) is not { } identity
                || SingleResult(method) is not { } result)
                return null;
            // Task.FromResult(x), new ValueTask<T>(x): the map goes around x, and what has to be awaited cannot be made in it.
            if (result is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var inner }], Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } })
                result = inner;
            else if (result is ObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var wrapped }], Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" } })
                result = wrapped;
            var filling = FillingBody(site, method, symbol, result);
            if (filling is not null)
                result = ((LocalDeclarationStatementSyntax)filling.Statements.First(s => s is LocalDeclarationStatementSyntax)).Declaration.Variables[0].Initializer!.Value;
            if (result is not BaseObjectCreationExpressionSyntax && !result.IsCollectionExpression() && !(result is InvocationExpressionSyntax && symbol.ReturnType.Name is not ("Task" or "ValueTask")))
                return null;
            if (filling is null && result.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => site.Model.GetSymbolInfo(n, cancellation).Symbol is ILocalSymbol))
                return null;
            var (key, keyType) = KeyOf(identity);
            if (key is null || (Flow.SessionMap.IsList(site.Model.GetTypeInfo(result, cancellation).ConvertedType ?? symbol.ReturnType)
                && SessionTurns.For(site, type, Flow.TakenMemory.From(method, key, cancellation).ToList(), cancellation) is null))
                return null;
            string memoryType = Unwrapped(method.ReturnType);
            bool isKept = Lifetimes.Of(site.Model.Compilation, symbol.ContainingType, cancellation).Life == ObjectLife.Process;
            bool hasGuard = keyType == "string" && key == identity.Name && site.Model.Compilation.GetSpecialType(SpecialType.System_String) is not null
                && site.Model.Compilation.GetTypeByMetadataName("System.ArgumentException")?.GetMembers("ThrowIfNullOrEmpty").Length > 0;
            return new(method, type, result, key, keyType, memoryType, symbol.IsStatic || !isKept, hasGuard, filling);
        }

        /// <summary>The only expression the method returns, if it does nothing else of note.</summary>
        static ExpressionSyntax? SingleResult(MethodDeclarationSyntax method)
        {
            if (method.ExpressionBody is { } arrow)
                return arrow.Expression;
            return method.Body?.DescendantNodes().OfType<ReturnStatementSyntax>().ToList() is [{ Expression: { } only }] ? only : null;
        }

        /// <summary>A body that creates a memory, fills it and returns it at its end; null if it is another.</summary>
        static BlockSyntax? FillingBody(FixSite site, MethodDeclarationSyntax method, IMethodSymbol symbol, ExpressionSyntax result)
        {
            var edit = new CodeEdit(site.Root);
            return result is IdentifierNameSyntax { Identifier.ValueText: var name } && !symbol.IsAsync && symbol.ReturnType.Name is not ("Task" or "ValueTask")
                && method.Body is { Statements: [.., ReturnStatementSyntax { Expression: var returned }] } body && returned == result && body.Statements.All(edit.HasLinesOfItsOwn)
                && body.Statements.FirstOrDefault(s => s is LocalDeclarationStatementSyntax) is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer: not null } created] }
                && created.Identifier.ValueText == name ? body : null;
        }

        static (string? Key, string Type) KeyOf(IParameterSymbol identity) => identity.Type switch
        {
            { SpecialType: SpecialType.System_String } => (identity.Name, "string"),
            { SpecialType: SpecialType.System_Int32 } => (identity.Name, "int"),
            { SpecialType: SpecialType.System_Int64 } => (identity.Name, "long"),
            { Name: "ITurnContext" } => ($"{identity.Name}.Activity.Conversation.Id", "string"),
            var type when type.Is("System.Guid") => (identity.Name, "Guid"),
            _ => (null, ""),
        };

        /// <summary>What a task yields, as it is written.</summary>
        static string Unwrapped(TypeSyntax type)
        {
            if (type is NullableTypeSyntax nullable)
                type = nullable.ElementType;
            return type is GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask", TypeArgumentList.Arguments: [var result] } ? result.ToString().TrimEnd('?') : type.ToString();
        }
    }
}
