using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Overrides both hooks of an executor, so that what its fields hold is saved with each checkpoint and restored from it.</summary>
sealed class SaveWithCheckpoint() : Rewrite(WorkflowStateOutsideCheckpointFix.SaveWithCheckpointKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Plan.For(site, cancellation) is { } plan ? $"Save and restore {string.Join(", ", plan.Fields.Select(f => $"'{f.Name}'"))} with the checkpoint" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string indent = edit.IndentAt(plan.Type.SpanStart), inner = indent + edit.IndentUnit;
        string parameters = $"({MetadataName.Simple(plan.Kind.Context!)} context, CancellationToken cancellationToken = default)";
        string save = $"protected override{(plan.Fields.Length > 1 ? " async" : "")} ValueTask {plan.Kind.Hooks[0]}{parameters}", restore = $"protected override async ValueTask {plan.Kind.Hooks[1]}{parameters}";
        var saves = plan.Fields.Select(f => $"context.{plan.Kind.Writes[0]}(nameof({f.Name}), {f.Text}, cancellationToken: cancellationToken);").ToList();
        var restores = plan.Fields.Select(f => $"{f.Text} = await context.{plan.Kind.Reads[0]}<{f.Type}>(nameof({f.Name}), cancellationToken: cancellationToken){f.Fallback};").ToList();
        IEnumerable<string> lines = plan.Fields.Length == 1
            ? [save + " =>", "\t" + saves[0], "", restore + " =>", "\t" + restores[0]]
            : [save, "{", .. saves.Select(s => "\tawait " + s), "}", "", restore, "{", .. restores.Select(s => "\t" + s), "}"];
        int end = edit.Text.Lines.GetLineFromPosition(plan.Type.CloseBraceToken.SpanStart).Start;
        edit.Insert(end, edit.NewLine + inner + edit.Lines(inner, lines) + edit.NewLine);
        foreach (var field in plan.Fields)
            if (field.Readonly is { } modifier)
                edit.Replace(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), "");
        Usings.Add(edit, site, ["System.Threading.CancellationToken", "System.Threading.Tasks.ValueTask"]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Name">The member's name.</param>
    /// <param name="Text">How the class names it, with <c>this.</c> where it does so.</param>
    /// <param name="Type">Its type as declared, without the mark of a reference that may be null.</param>
    /// <param name="Fallback">What it is where the checkpoint has nothing of it.</param>
    /// <param name="Readonly">The modifier that has to go.</param>
    sealed record Field(string Name, string Text, string Type, string Fallback, SyntaxToken? Readonly);

    sealed record Plan(ClassDeclarationSyntax Type, RevivedType Kind, ImmutableArray<Field> Fields)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Shape] != WorkflowStateOutsideCheckpoint.NoHooks || site[FixProperties.Members] is not { } members
                || site.Node.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type || site.Model.GetDeclaredSymbol(type, cancellation) is not { } symbol
                || CatalogIndex.BuiltIn.Revived.FirstOrDefault(r => symbol.IsOrDerivesFrom(r.Names)) is not { Hooks: [_, _], Context: not null } kind
                || type.CloseBraceToken.IsMissing || new CodeEdit(site.Root) is var edit && edit.LineOf(type.CloseBraceToken.SpanStart) == edit.LineOf(type.CloseBraceToken.GetPreviousToken().Span.End))
                return null;
            for (var t = symbol; t is not null && !t.IsAnyOf(kind.Names); t = t.BaseType)
                if (kind.Hooks.Any(h => !t.GetMembers(h).IsEmpty))
                    return null;
            string[] names = members.Split('|');
            var fields = FieldState.Members(site.Model, type, cancellation).Where(m => names.Contains(m.Member.Name)).Select(m => FieldOf(site, type, m.Member, m.Declaration)).ToImmutableArray();
            return fields.Length == names.Length && fields.All(f => f is not null) ? new(type, kind, fields!) : null;
        }

        static Field? FieldOf(FixSite site, ClassDeclarationSyntax type, ISymbol member, SyntaxNode declaration)
        {
            var of = FieldState.TypeOf(member);
            if (!IsRestorable(of))
                return null;
            var (written, initial, modifiers) = declaration switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Type: var t, Parent: FieldDeclarationSyntax field } } variable => (t, variable.Initializer?.Value, field.Modifiers),
                PropertyDeclarationSyntax { Type: var t } property when property.AccessorList!.Accessors.Any(SyntaxKind.SetAccessorDeclaration) => (t, property.Initializer?.Value, default),
                _ => default,
            };
            if (written is null)
                return null;
            bool mayBeNull = of.IsReferenceType && written is NullableTypeSyntax;
            string text = type.ToString().Contains($"this.{member.Name}") || member.Name is "context" or "cancellationToken" ? $"this.{member.Name}" : member.Name;
            string fallback = mayBeNull || of.IsValueType ? "" : initial switch
            {
                ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null } => " ?? new()",
                ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null } or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } => $" ?? {initial}",
                { } e when e.ToString() is "[]" or "string.Empty" => $" ?? {initial}",
                _ => site.Model.GetNullableContext(declaration.SpanStart).AnnotationsEnabled() ? $" ?? {text}" : "",
            };
            var isReadonly = modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.ReadOnlyKeyword));
            return new(member.Name, text, (mayBeNull ? ((NullableTypeSyntax)written).ElementType : written).ToString(), fallback, isReadonly.RawKind == 0 ? null : isReadonly);
        }

        /// <summary>How deep the types of properties are looked into; what goes deeper may go in a circle.</summary>
        const int MaximumDepth = 4;

        /// <summary>True for what comes back from JSON as it went in.</summary>
        static bool IsRestorable(ITypeSymbol type, int depth = MaximumDepth) => type switch
        {
            { SpecialType: (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime } or { TypeKind: TypeKind.Enum } or { Name: "Guid" or "DateTimeOffset" or "TimeSpan" } => true,
            IArrayTypeSymbol { Rank: 1, ElementType: var element } => IsRestorable(element, depth),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } => IsRestorable(value, depth),
            INamedTypeSymbol { IsTupleType: true } => false,
            INamedTypeSymbol { Name: "List" or "IList" or "HashSet" or "Queue" or "Dictionary" or "IDictionary" or "ConcurrentDictionary", TypeArguments: { Length: > 0 } arguments } => arguments.All(a => IsRestorable(a, depth)),
            INamedTypeSymbol { Name: "ChatMessage" } => type.Is("Microsoft.Extensions.AI.ChatMessage"),
            INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct } own => depth > 0 && IsPlain(own, depth - 1),
            _ => false,
        };

        /// <summary>True for a type of the project whose properties can all be set, by its constructor or one by one.</summary>
        static bool IsPlain(INamedTypeSymbol type, int depth) =>
            type.BaseType is null or { SpecialType: not SpecialType.None }
            && type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic).All(f =>
                f.AssociatedSymbol is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, SetMethod.DeclaredAccessibility: Accessibility.Public } property && IsRestorable(property.Type, depth));
    }
}
