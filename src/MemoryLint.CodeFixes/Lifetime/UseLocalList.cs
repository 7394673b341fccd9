using System.Collections.Immutable;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Replaces a list that every call empties and fills for itself by a local one in each method. What is only added to it at the end, for nobody to read, goes.
/// </summary>
sealed class UseLocalList(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Use a local list instead of '{plan.Name}'" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        edit.RemoveLines(plan.Field, plan.Field);
        foreach (var refill in plan.List.Refills)
        {
            string name = Names.Camel(plan.Name);
            if (name != plan.Name)
                name = Names.Free(site, refill.Method, name, "messages", "turn");
            var idle = Idle(refill, edit);
            edit.Replace(refill.Emptied.Span, plan.Declaration(name, refill));
            if (idle.Count > 0)
                edit.RemoveLines(idle[0], idle[idle.Count - 1]);
            foreach (var use in refill.Uses.Where(u => !idle.Any(s => s.Span.Contains(u.Span))))
                edit.Replace(use.Span, name);
        }
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>The statements, one after the other, that only add to the list or empty it when nobody reads it any more.</summary>
    static List<StatementSyntax> Idle(RefilledList.Refill refill, CodeEdit edit)
    {
        var idle = new List<StatementSyntax>();
        var block = (BlockSyntax)refill.Emptied.Parent!;
        if (refill.Uses.Any(u => u.Ancestors().TakeWhile(n => n != block).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            return idle;
        foreach (var use in refill.Uses.Reverse())
        {
            if (use.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement || statement.Parent != block || !edit.HasLinesOfItsOwn(statement) || !OnlyFills(statement, use)
                || idle.Count > 0 && block.Statements.IndexOf(statement) + 1 != block.Statements.IndexOf(idle[0]))
                break;
            idle.Insert(0, statement);
        }
        return idle;
    }

    static bool OnlyFills(ExpressionStatementSyntax statement, ExpressionSyntax use) => RefilledList.Emptying(use) == statement
        || statement.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var list, Name.Identifier.ValueText: var name } } call
            && list == use && name.StartsWith("Add", StringComparison.Ordinal) && !call.ArgumentList.DescendantNodes().Any(n => n is InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax);

    /// <param name="Name">The name of the field.</param>
    /// <param name="Field">Its declaration.</param>
    /// <param name="Type">Its type as it is written.</param>
    /// <param name="Made">What it is made with.</param>
    /// <param name="List">Its uses.</param>
    sealed record Plan(string Name, FieldDeclarationSyntax Field, string Type, ExpressionSyntax Made, RefilledList List)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site.Node.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { Initializer.Value: { } made, Parent.Parent: FieldDeclarationSyntax { AttributeLists.Count: 0, Declaration.Variables.Count: 1 } field } variable
                || site.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol symbol || !CanBeEmpty(site, made, symbol.Type, cancellation)
                || !new CodeEdit(site.Root).HasLinesOfItsOwn(field)
                || RefilledList.Of(site.Model, symbol, variable, cancellation) is not { } list || !list.Refills.All(r => new CodeEdit(site.Root).HasLinesOfItsOwn(r.Emptied))
                || list.Refills.SelectMany(r => r.Uses).Any(u => IsElsewhere(u)))
                return null;
            return new(symbol.Name, field, field.Declaration.Type.ToString().TrimEnd('?'), made, list);
        }

        /// <summary>True if the same can be made without contents.</summary>
        static bool CanBeEmpty(FixSite site, ExpressionSyntax made, ITypeSymbol type, CancellationToken cancellation) => made.IsCollectionExpression()
            || made is BaseObjectCreationExpressionSyntax && (site.Model.GetTypeInfo(made, cancellation).Type ?? type) is INamedTypeSymbol { InstanceConstructors: var constructors }
                && constructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility == Accessibility.Public);

        /// <summary>True in a static function, which has no locals from outside.</summary>
        static bool IsElsewhere(ExpressionSyntax use) => use.Ancestors().TakeWhile(n => n is not MethodDeclarationSyntax).Any(n => n switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });

        /// <summary>The declaration of the local, in the way in which the field was written.</summary>
        public string Declaration(string name, RefilledList.Refill refill) => refill.Emptied.Expression is AssignmentExpressionSyntax { Right: var right }
            ? right is ObjectCreationExpressionSyntax ? $"var {name} = {right};" : $"{Type} {name} = {right};"
            : Made switch
            {
                ObjectCreationExpressionSyntax made => $"var {name} = new {made.Type}();",
                ImplicitObjectCreationExpressionSyntax => $"{Type} {name} = new();",
                _ => $"{Type} {name} = [];",
            };
    }
}
