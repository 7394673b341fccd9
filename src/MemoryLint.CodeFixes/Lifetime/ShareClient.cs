using MemoryLint.Catalog;
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
using SessionMap = MemoryLint.CodeFixes.Editing.SessionMap;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Makes a client once. What depends on nothing becomes a static field, or a local before the statement that maps the endpoint; what is read from the
/// configuration is made by the first request that needs it, and kept in a static field. The rule has found that nothing in it is one user's.
/// </summary>
sealed class ShareClient() : Rewrite(PipelineRebuiltPerRequestFix.ShareClientKey)
{
    enum Place
    {
        /// <summary>The field that holds it becomes static.</summary>
        SameField,

        /// <summary>A static field with the creation as its value.</summary>
        Field,

        /// <summary>A static field that the first request fills.</summary>
        LazyField,

        /// <summary>A local before the statement that maps the endpoint.</summary>
        Outside,
    }

    sealed record Plan(Place Place, BaseObjectCreationExpressionSyntax Creation, string Type, LocalDeclarationStatementSyntax? Local, SyntaxNode Home);

    public override string? TitleFor(FixSite site, CancellationToken cancellation) => PlanFor(site, cancellation) is not { } plan ? null
        : plan.Place == Place.Outside ? $"Create one '{plan.Type}' before the endpoint" : $"Create one '{plan.Type}' for all requests (static)";

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = PlanFor(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        var creation = plan.Creation;
        if (plan.Place == Place.SameField)
        {
            var field = (FieldDeclarationSyntax)plan.Home;
            var at = field.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.ReadOnlyKeyword));
            edit.Insert(at.RawKind != 0 ? at.SpanStart : field.Declaration.SpanStart, "static ");
            return Task.FromResult(edit.Apply(site.Document).Project.Solution);
        }
        string? local = plan.Local?.Declaration.Variables[0].Identifier.ValueText;
        string name = Names.Camel(local ?? plan.Type);
        if (plan.Place == Place.Outside)
        {
            string outside = local is not null && IsFreeOutside(site, plan, local) ? local : Names.Free(site, site.Root, name);
            edit.InsertAbove(plan.Home, [$"var {outside} = {Written(plan)};", ""]);
            Use(site, edit, plan, outside, cancellation);
            return Task.FromResult(edit.Apply(site.Document).Project.Solution);
        }
        var type = (TypeDeclarationSyntax)plan.Home;
        bool hasPrefix = type.Members.OfType<FieldDeclarationSyntax>().Any(f => f.Declaration.Variables[0].Identifier.ValueText.StartsWith("s_", StringComparison.Ordinal));
        string field2 = Names.Free(site, site.Root, (hasPrefix ? "s_" : "_") + name);
        if (plan.Place == Place.Field)
        {
            SessionMap.AsMember(edit, type, $"private static readonly {plan.Type} {field2} = {(creation.ToString().Contains("\n") ? Written(plan) : Short(plan))};");
            Use(site, edit, plan, field2, cancellation);
        }
        else
        {
            bool isAnnotated = (site.Model.GetNullableContext(creation.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
            SessionMap.AsMember(edit, type, $"private static {plan.Type}{(isAnnotated ? "?" : "")} {field2};");
            bool isOperand = creation.Parent is not (EqualsValueClauseSyntax or AssignmentExpressionSyntax or ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax);
            edit.Insert(creation.SpanStart, $"{(isOperand ? "(" : "")}{field2} ??= ");
            if (isOperand)
                edit.Insert(creation.Span.End, ")");
            if (plan.Local is { UsingKeyword.RawKind: not 0 } disposed)
                edit.Replace(TextSpan.FromBounds(disposed.UsingKeyword.SpanStart, disposed.Declaration.SpanStart), "");
        }
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>Puts the shared client where it was made: in place of the local that held it, if nothing but that is on its lines.</summary>
    static void Use(FixSite site, CodeEdit edit, Plan plan, string name, CancellationToken cancellation)
    {
        if (plan.Local is not { } declaration || !edit.HasLinesOfItsOwn(declaration) || site.Model.GetDeclaredSymbol(declaration.Declaration.Variables[0], cancellation) is not { } local)
        {
            edit.Replace(plan.Creation.Span, name);
            return;
        }
        int first = edit.LineOf(declaration.SpanStart), last = edit.LineOf(declaration.Span.End);
        bool isFollowedByBlank = last + 1 < edit.Text.Lines.Count && string.IsNullOrWhiteSpace(edit.Text.Lines[last + 1].ToString())
            && edit.LineOf(declaration.GetFirstToken().GetPreviousToken().Span.End) == first - 1;
        edit.Replace(TextSpan.FromBounds(edit.Text.Lines[first].Start, edit.Text.Lines[isFollowedByBlank ? last + 1 : last].EndIncludingLineBreak), "");
        if (name == local.Name)
            return;
        foreach (var use in UsesOf(site, local, cancellation))
            edit.Replace(use.Identifier.Span, name);
    }

    static string Short(Plan plan) => plan.Creation.Initializer is null ? $"new{plan.Creation.ArgumentList?.ToString() ?? "()"}" : Written(plan);

    static string Written(Plan plan) =>
        plan.Creation is ImplicitObjectCreationExpressionSyntax made ? $"new {plan.Type}{made.ArgumentList}{(made.Initializer is { } initializer ? " " + initializer : "")}" : plan.Creation.ToString();

    static Plan? PlanFor(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Shape] is not (PipelineRebuiltPerRequest.Created or PipelineRebuiltPerRequest.Held) || site[FixProperties.Cost] != nameof(ClientCost.Connections)
            || site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation || site.Model.GetTypeInfo(creation, cancellation).Type is not INamedTypeSymbol { TypeKind: TypeKind.Class } type)
            return null;
        string name = type.ToMinimalDisplayString(site.Model, creation.SpanStart);
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } variable })
            return field.Declaration.Variables.Count == 1 && CanBeStatic(site, variable, cancellation) && IsFreeOf(site, creation, null, cancellation) ? new(Place.SameField, creation, name, null, field) : null;
        var local = creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } statement } } ? statement : null;
        if (creation.Parent is EqualsValueClauseSyntax && local is null || IsSetUpLater(site, creation, cancellation) || creation.FirstAncestorOrSelf<UsingStatementSyntax>() is { Declaration: { } held } && held.Span.Contains(creation.Span))
            return null;
        if (creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner)
            return !SessionMap.CanTakeMember(site, owner) ? null
                : IsFreeOf(site, creation, null, cancellation) && !(local is not null && IsReassigned(site, local, cancellation)) ? new(Place.Field, creation, name, local, owner)
                : new(Place.LazyField, creation, name, local, owner);
        return creation.FirstAncestorOrSelf<GlobalStatementSyntax>() is { Statement: not LocalFunctionStatementSyntax and var outside } && creation.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().All(l => !l.Modifiers.Any(SyntaxKind.StaticKeyword))
            && IsFreeOf(site, creation, outside, cancellation) && !(local is not null && IsReassigned(site, local, cancellation)) ? new(Place.Outside, creation, name, local, outside) : null;
    }

    /// <summary>True if a creation names nothing that only its surroundings have, and throws nothing: a static field that throws breaks its class for good.</summary>
    /// <param name="site">The site.</param>
    /// <param name="creation">The creation.</param>
    /// <param name="statement">The statement before which it goes; null for a static field.</param>
    /// <param name="cancellation">The cancellation token.</param>
    static bool IsFreeOf(FixSite site, BaseObjectCreationExpressionSyntax creation, StatementSyntax? statement, CancellationToken cancellation)
    {
        foreach (var node in creation.DescendantNodes())
        {
            if (node is ThrowExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or AwaitExpressionSyntax)
                return false;
            if (node is IdentifierNameSyntax name && !(name.Parent is MemberAccessExpressionSyntax { Expression: var receiver } access && access.Name == name && receiver is not ThisExpressionSyntax)
                && name.Parent is not (NameColonSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax })
                && site.Model.GetSymbolInfo(name, cancellation).Symbol is { } symbol && IsOfSurroundings(symbol))
                return false;
        }
        return statement is not null || Dependences.Of(site.Model, [creation], cancellation) == Dependence.Nothing;

        bool IsOfSurroundings(ISymbol symbol) => symbol switch
        {
            ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => !symbol.DeclaringSyntaxReferences.All(r => creation.Span.Contains(r.Span) || (statement is not null && r.Span.End <= statement.SpanStart)),
            IFieldSymbol or IPropertySymbol or IMethodSymbol => !symbol.IsStatic && symbol.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false },
            _ => false,
        };
    }

    /// <summary>True for a field that no <c>this</c> reaches and nothing else fills.</summary>
    static bool CanBeStatic(FixSite site, VariableDeclaratorSyntax variable, CancellationToken cancellation) =>
        site.Model.GetDeclaredSymbol(variable, cancellation) is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsReadOnly: true } field && !IsChanged(site, UsesOf(site, field, cancellation))
        && !UsesOf(site, field, cancellation).Any(u => u.Parent is MemberAccessExpressionSyntax access && access.Name == u);

    /// <summary>True for a client that is set up, or disposed of, after it was made: what is shared has to stay as it is.</summary>
    static bool IsSetUpLater(FixSite site, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation)
    {
        var symbol = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => site.Model.GetDeclaredSymbol(variable, cancellation),
            AssignmentExpressionSyntax assignment => site.Model.GetSymbolInfo(assignment.Left, cancellation).Symbol,
            _ => null,
        };
        return symbol is not null && IsChanged(site, UsesOf(site, symbol, cancellation));
    }

    static bool IsChanged(FixSite site, IEnumerable<IdentifierNameSyntax> uses) => uses.Any(use =>
    {
        var whole = (ExpressionSyntax)use;
        while (whole.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax)
            whole = (ExpressionSyntax)whole.Parent;
        string text = whole.ToString();
        return (whole != use && !(use.Parent is MemberAccessExpressionSyntax own && own.Name == use && own == whole) && whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
            || text.Contains("DefaultRequestHeaders") || text.EndsWith(".Dispose", StringComparison.Ordinal) || text.EndsWith(".DisposeAsync", StringComparison.Ordinal)
            || whole.Parent is UsingStatementSyntax;
    });

    static bool IsReassigned(FixSite site, LocalDeclarationStatementSyntax local, CancellationToken cancellation) =>
        site.Model.GetDeclaredSymbol(local.Declaration.Variables[0], cancellation) is { } symbol
        && UsesOf(site, symbol, cancellation).Any(u => u.Parent is AssignmentExpressionSyntax assignment && assignment.Left == u || u.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 });

    static bool IsFreeOutside(FixSite site, Plan plan, string name) =>
        site.Model.LookupSymbols(plan.Home.SpanStart, name: name).IsEmpty && site.Root.DescendantNodes().OfType<VariableDeclaratorSyntax>().Count(v => v.Identifier.ValueText == name) == 1
        && !site.Root.DescendantNodes().OfType<ParameterSyntax>().Any(p => p.Identifier.ValueText == name);

    static List<IdentifierNameSyntax> UsesOf(FixSite site, ISymbol symbol, CancellationToken cancellation)
    {
        var uses = new List<IdentifierNameSyntax>();
        foreach (int position in SourceWords.Positions(site.Root.SyntaxTree, symbol.Name, cancellation))
            if (site.Root.FindToken(position).Parent is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellation).Symbol, symbol))
                uses.Add(name);
        return uses;
    }
}
