using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Map = MemoryLint.Flow.SessionMap;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Makes a map of sessions safe for requests that run at the same time: a <c>ConcurrentDictionary</c> in place of a plain one, and <c>GetOrAdd</c> in place of asking
/// first and adding then. Whoever comes second gets the session that the first one has added. What
/// the type itself does with the lists of the map is done in turn.
/// </summary>
sealed class UseConcurrentMap(string equivalenceKey, string shape) : Rewrite(equivalenceKey)
{
    /// <summary>What both maps have, with the same meaning.</summary>
    static readonly string[] s_common = ["TryGetValue", "ContainsKey", "Count", "Keys", "Values", "Clear", "TryAdd", "GetEnumerator"];

    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        EditAt(site, cancellation) is null || SessionTurns.Of(site, cancellation) is null ? null : shape == SessionMapNotThreadSafe.Plain ? "Use ConcurrentDictionary with GetOrAdd" : "Use GetOrAdd";

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var changed = EditAt(site, cancellation)!.Apply(site.Document);
        return (await SessionTurns.AddAsync(changed, site, cancellation).ConfigureAwait(false)).Project.Solution;
    }

    CodeEdit? EditAt(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Shape] != shape || site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner
            || site.Node.FirstAncestorOrSelf<SyntaxNode>(n => n is VariableDeclaratorSyntax or PropertyDeclarationSyntax) is not { } declaration
            || site.Model.GetDeclaredSymbol(declaration, cancellation) is not { } map || ChangesWithin(declaration, map, cancellation))
            return null;
        var uses = Uses(site, owner, map, cancellation).ToList();
        var edit = new CodeEdit(site.Root);
        var steps = new OneStep(site, edit, map, cancellation);
        foreach (var write in uses.Select(WriteOf).OfType<ExpressionSyntax>())
            if (Map.QuestionBefore(write, map.Name) is { } question && !steps.Join(write, question) && !Map.IsSynchronized(write, cancellation))
                return null;
        if (shape == SessionMapNotThreadSafe.Plain && !IsExchanged(site, edit, owner, map, uses, steps, cancellation))
            return null;
        Usings.Add(edit, site, ["System.Collections.Concurrent.ConcurrentDictionary"]);
        return steps.IsEmpty && shape != SessionMapNotThreadSafe.Plain ? null : edit;
    }

    /// <summary>True if the lists of the sessions in the map are changed without a lock: a safe map alone would not help.</summary>
    static bool ChangesWithin(SyntaxNode declaration, ISymbol map, CancellationToken cancellation) =>
        (map switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, _ => null }) is { } type && new Holder(map, declaration, type, MemoryKind.Session, IsMap: true) is var holder
        && Map.ListsWithin(holder, CatalogIndex.BuiltIn) is { IsEmpty: false } lists
        && TakenMemory.From(holder, cancellation).Any(t => t.Changes(lists, cancellation).Any(c => !Map.IsSynchronized(c, cancellation)));

    static IEnumerable<ExpressionSyntax> Uses(FixSite site, TypeDeclarationSyntax owner, ISymbol map, CancellationToken cancellation)
    {
        foreach (int position in SourceWords.Within(owner, map.Name, cancellation))
            if (owner.FindToken(position).Parent is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellation).Symbol, map))
                yield return name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
    }

    /// <summary><c>map[id] = …</c> or <c>map.Add(id, …)</c>.</summary>
    static ExpressionSyntax? WriteOf(ExpressionSyntax use) => use.Parent switch
    {
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } element
            when element.Expression == use && assignment.Left == element => assignment,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 2 } call } access
            when access.Expression == use => call,
        _ => null,
    };

    /// <summary>Changes the type of the map and what is created for it; false if something is done with it that the other map does not allow.</summary>
    static bool IsExchanged(FixSite site, CodeEdit edit, TypeDeclarationSyntax owner, ISymbol map, List<ExpressionSyntax> uses, OneStep steps, CancellationToken cancellation)
    {
        if (map is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type.Name: "Dictionary" or "IDictionary" } || owner.Modifiers.Any(SyntaxKind.PartialKeyword)
            || site.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { Declaration: { Variables: [{ } variable] } declaration })
            return false;
        var written = declaration.Type is NullableTypeSyntax nullable ? nullable.ElementType : declaration.Type;
        if ((written is QualifiedNameSyntax qualified ? qualified.Right : written) is not GenericNameSyntax { TypeArgumentList: var arguments })
            return false;
        string type = "ConcurrentDictionary" + arguments;
        edit.Replace(written.Span, type);
        var values = uses.Select(u => u.Parent).OfType<AssignmentExpressionSyntax>().Where(a => uses.Contains(a.Left)).Select(a => a.Right).ToList();
        if (variable.Initializer is { } initializer)
            values.Add(initializer.Value);
        return values.Count > 0 && values.All(v => IsCreated(site, edit, v, type, cancellation)) && uses.All(u => steps.Covers(u) || IsAllowed(site, edit, u, cancellation));
    }

    static bool IsCreated(FixSite site, CodeEdit edit, ExpressionSyntax value, string type, CancellationToken cancellation)
    {
        if (value.IsCollectionExpression() && !value.ChildNodes().Any())
        {
            edit.Replace(value.Span, "new()");
            return true;
        }
        if (value is not BaseObjectCreationExpressionSyntax { Initializer: null } made || site.Model.GetTypeInfo(made, cancellation).Type?.Name != "Dictionary")
            return false;
        string kept = "()";
        if (made.ArgumentList is { Arguments: [var argument] }
            && site.Model.GetTypeInfo(argument.Expression, cancellation).ConvertedType is { SpecialType: not SpecialType.System_Int32 } comparer)
        {
            if (comparer.Name != "IEqualityComparer")
                return false;
            kept = made.ArgumentList.ToString();
        }
        else if (made.ArgumentList?.Arguments.Count > 1)
        {
            return false;
        }
        edit.Replace(made.Span, (made is ObjectCreationExpressionSyntax ? "new " + type : "new") + kept);
        return true;
    }

    static bool IsAllowed(FixSite site, CodeEdit edit, ExpressionSyntax use, CancellationToken cancellation)
    {
        switch (use.Parent)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Remove", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 or 2 } arguments } } access
                when access.Expression == use:
                edit.Replace(access.Name.Span, "TryRemove");
                if (arguments.Count == 1)
                    edit.Insert(arguments[0].Span.End, ", out _");
                return true;
            case MemberAccessExpressionSyntax access when access.Expression == use:
                return s_common.Contains(access.Name.Identifier.ValueText)
                    || site.Model.GetSymbolInfo(access.Name, cancellation).Symbol is IMethodSymbol { ReducedFrom.ContainingType: { } home } && home.Is("System.Linq.Enumerable");
            case ElementAccessExpressionSyntax or ForEachStatementSyntax or ForEachVariableStatementSyntax or LockStatementSyntax:
                return true;
            case AssignmentExpressionSyntax assignment:
                return assignment.Left == use;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                return true;
            default:
                return false;
        }
    }

    /// <summary>Joins a question and the write that follows it.</summary>
    sealed class OneStep(FixSite site, CodeEdit edit, ISymbol map, CancellationToken cancellation)
    {
        readonly List<TextSpan> _joined = [];

        public bool IsEmpty => _joined.Count == 0;

        /// <summary>True for a use of the map that is rewritten already.</summary>
        public bool Covers(ExpressionSyntax use) => _joined.Any(s => s.Contains(use.Span));

        public bool Join(ExpressionSyntax write, InvocationExpressionSyntax question)
        {
            if (!IsWholeCondition(question))
                return false;
            string receiver = ReceiverOf(write).ToString(), key = Map.KeyOf(write)!.ToString();
            if (JoinedStatement(write, question, $"{receiver}.GetOrAdd({key}, _ => ") is var (choice, statement))
                return Replaced(choice.Span, statement);
            var value = ValueOf(write);
            if (write.Parent is AssignmentExpressionSyntax or ReturnStatementSyntax or ConditionalExpressionSyntax or ParenthesizedExpressionSyntax)
                return value is not AssignmentExpressionSyntax && Replaced(write.Span, $"{receiver}.GetOrAdd({key}, {Given(value)})");
            if (write.Parent is not ExpressionStatementSyntax)
                return false;
            return value switch
            {
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable, Right: var made } =>
                    Replaced(write.Span, $"{variable} = {receiver}.GetOrAdd({key}, {Given(made)})"),
                IdentifierNameSyntax name when IsLocalOfMap(name) => Replaced(write.Span, $"{name} = {receiver}.GetOrAdd({key}, {name})"),
                _ => Replaced(write.Span, $"{receiver}.TryAdd({key}, {value})"),
            };
        }

        bool Replaced(TextSpan span, string text)
        {
            if (_joined.Any(s => s.OverlapsWith(span)))
                return false;
            _joined.Add(span);
            edit.Replace(span, text);
            return true;
        }

        /// <summary>The question decides alone.</summary>
        static bool IsWholeCondition(InvocationExpressionSyntax question)
        {
            SyntaxNode n = question;
            while (n.Parent is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression })
                n = n.Parent;
            return n.Parent is IfStatementSyntax choice && choice.Condition == n || n.Parent is ConditionalExpressionSyntax conditional && conditional.Condition == n;
        }

        static ExpressionSyntax ReceiverOf(ExpressionSyntax write) => write switch
        {
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => element.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            _ => write,
        };

        static ExpressionSyntax ValueOf(ExpressionSyntax write) => write switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right,
            InvocationExpressionSyntax call => call.ArgumentList.Arguments[1].Expression,
            _ => write,
        };

        /// <summary>True for a local that can take what the map holds.</summary>
        bool IsLocalOfMap(IdentifierNameSyntax name) =>
            site.Model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { IsForEach: false, IsUsing: false, Type: var type }
            && (map switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, _ => null }) is INamedTypeSymbol { TypeArguments: [_, var value] }
            && SymbolEqualityComparer.Default.Equals(value, type);

        /// <summary>What has no type of its own is given as the lambda that makes it.</summary>
        static string Given(ExpressionSyntax value) => value is ImplicitObjectCreationExpressionSyntax || value.IsCollectionExpression() ? $"_ => {value}" : value.ToString();

        /// <summary>The one statement that says the same as an <c>if</c> which does nothing but create and add; null for any other.</summary>
        (IfStatementSyntax Choice, string Statement)? JoinedStatement(ExpressionSyntax write, InvocationExpressionSyntax question, string getOrAdd)
        {
            if (question.FirstAncestorOrSelf<IfStatementSyntax>() is not { Else: null, Parent: BlockSyntax } choice || !choice.Statement.Span.Contains(write.Span)
                || !edit.HasLinesOfItsOwn(choice)
                || choice.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia) || t.IsDirective))
                return null;
            var statements = choice.Statement is BlockSyntax block ? block.Statements.ToArray() : [choice.Statement];
            if (Made(statements, write) is not var (variable, made) || made.DescendantNodesAndSelf().Any(n =>
                n is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or AwaitExpressionSyntax or DeclarationExpressionSyntax or DeclarationPatternSyntax
                || n is IdentifierNameSyntax { Identifier.ValueText: var used } && (used == map.Name || used == variable)))
                return null;
            string call = getOrAdd + made + ");";
            var found = question.ArgumentList.Arguments is [_, { Expression: var target }] ? target : null;
            return found switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax { Identifier.ValueText: var name } } =>
                    variable is null || variable == name ? (choice, $"var {name} = {call}") : null,
                IdentifierNameSyntax { Identifier.ValueText: not "_" and var name } => variable is null || variable == name ? (choice, $"{name} = {call}") : null,
                _ => variable is null ? (choice, call) : (choice, $"{variable} = {call}"),
            };
        }

        /// <summary>What is created, and the variable of the code around that gets it; null if the statements do more than create and add.</summary>
        static (string? Variable, ExpressionSyntax Made)? Made(StatementSyntax[] statements, ExpressionSyntax write)
        {
            if (statements is not [.., ExpressionStatementSyntax { Expression: var last }])
                return null;
            var value = ValueOf(write);
            switch (statements.Length)
            {
                case 1 when last is AssignmentExpressionSyntax { Left: IdentifierNameSyntax outer, Right: var right } && right == write:
                    return (outer.Identifier.ValueText, value);
                case 1 when last == write:
                    return value is AssignmentExpressionSyntax { Left: IdentifierNameSyntax inner, Right: var created } ? (inner.Identifier.ValueText, created) : (null, value);
                case 2 when last == write && value is IdentifierNameSyntax { Identifier.ValueText: var name }:
                    return statements[0] switch
                    {
                        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable, Right: var right } }
                            when variable.Identifier.ValueText == name => (name, right),
                        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: ObjectCreationExpressionSyntax right } declared] }
                            when declared.Identifier.ValueText == name => (null, right),
                        _ => null,
                    };
                default:
                    return null;
            }
        }
    }
}
