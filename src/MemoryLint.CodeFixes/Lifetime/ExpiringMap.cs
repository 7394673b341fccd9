using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Map = MemoryLint.Flow.SessionMap;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>A map of sessions all of whose uses a cache can serve.</summary>
/// <param name="Owner">The class that declares it.</param>
/// <param name="Field">Its declaration.</param>
/// <param name="Name">Its name.</param>
/// <param name="Key">The type of the keys, as it is written.</param>
/// <param name="IsKeyNullable">True if a key may be null, which a map refuses.</param>
/// <param name="Session">The type of the sessions, as it is written.</param>
/// <param name="IsStatic">True if it serves several objects of the class.</param>
/// <param name="Uses">Where the class uses it.</param>
sealed record ExpiringMap(
    ClassDeclarationSyntax Owner, FieldDeclarationSyntax Field, string Name, string Key, bool IsKeyNullable, string Session, bool IsStatic, IReadOnlyList<ExpressionSyntax> Uses)
{
    public static ExpiringMap? For(FixSite site, CancellationToken cancellation)
    {
        if (site.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { AttributeLists.Count: 0, Declaration.Variables: [var variable], Parent: ClassDeclarationSyntax { TypeParameterList: null } owner } field
            || owner.Modifiers.Any(m => m.IsKind(SyntaxKind.PartialKeyword) || m.IsKind(SyntaxKind.StaticKeyword)) || !new CodeEdit(site.Root).HasLinesOfItsOwn(field)
            || field.Declaration.Type is not GenericNameSyntax { TypeArgumentList.Arguments: [var key, var session] }
            || site.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private, Type: INamedTypeSymbol { Name: "ConcurrentDictionary" } type } map
            || site.Model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Caching.Memory.CacheExtensions") is null || !IsEmpty(variable.Initializer?.Value)
            // Their locks would stay when the sessions go.
            || map.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => f.Type is INamedTypeSymbol { Name: "ConcurrentDictionary", TypeArguments: [_, { Name: "SemaphoreSlim" or "Object" }] }))
            return null;
        // MEM1005 would not see these lists in a cache, and requests would still change them at the same time.
        if (ChangesLists(site, variable, cancellation))
            return null;
        var uses = new List<ExpressionSyntax>();
        foreach (int position in SourceWords.Within(owner, map.Name, cancellation))
            if (owner.FindToken(position).Parent is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellation).Symbol, map))
                uses.Add(name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name);
        return uses.Count > 0 && uses.All(u => IsTranslated(site, u, type.TypeArguments[1], cancellation))
            ? new(owner, field, map.Name, key.ToString(), type.TypeArguments[0].IsReferenceType, session.ToString(), map.IsStatic, uses) : null;
    }

    /// <summary>True if the class changes lists in the map, or lists of the sessions in it, without waiting for its turn.</summary>
    static bool ChangesLists(FixSite site, VariableDeclaratorSyntax map, CancellationToken cancellation) =>
        Map.In(SiteFinder.Find(site.Model, CatalogIndex.BuiltIn, cancellation), cancellation).FirstOrDefault(h => h.Declaration == map) is { } holder
        && Map.ListsWithin(holder, CatalogIndex.BuiltIn) is var lists && (Map.HoldsLists(holder) || !lists.IsEmpty)
        && TakenMemory.From(holder, cancellation).Any(taken => taken.Changes(lists, cancellation).Any(c => !Map.IsSynchronized(c, cancellation)));

    /// <summary>True for a map that begins empty and compares its keys as they are: a cache knows no comparer.</summary>
    static bool IsEmpty(ExpressionSyntax? value) =>
        value is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } } || (value?.IsCollectionExpression() == true && !value.ChildNodes().Any());

    static bool IsTranslated(FixSite site, ExpressionSyntax use, ITypeSymbol session, CancellationToken cancellation)
    {
        var member = use.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        if (member is not (MethodDeclarationSyntax or PropertyDeclarationSyntax { Initializer: null } or IndexerDeclarationSyntax) || member.Modifiers.Any(SyntaxKind.StaticKeyword)
            || use.Ancestors().Any(IsStaticFunction))
            return false;
        return use.Parent switch
        {
            ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } write } element when element.Expression == use && write.Left == element =>
                !Map.IsCheckThenAdd(write, ((use as IdentifierNameSyntax) ?? ((MemberAccessExpressionSyntax)use).Name).Identifier.ValueText) || Map.IsSynchronized(write, cancellation),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == use => access.Name.Identifier.ValueText switch
            {
                "GetOrAdd" => call.ArgumentList.Arguments is [_, { Expression: var made }] && (IsFactory(site, call, cancellation) || site.Model.GetSymbolInfo(call, cancellation).Symbol is not null && !made.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax })),
                "TryGetValue" => session.IsReferenceType && call.ArgumentList.Arguments is [_, { Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax } }],
                "ContainsKey" => call.ArgumentList.Arguments.Count == 1,
                _ => false,
            },
            _ => false,
        };
    }

    static bool IsStaticFunction(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    };

    static bool IsFactory(FixSite site, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.ArgumentList.Arguments is [_, { Expression: AnonymousFunctionExpressionSyntax }] || site.Model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Parameters: [_, { Type.TypeKind: TypeKind.Delegate }] };

    /// <summary>Lets the cache serve all uses, and puts what creates a session in the place of the map.</summary>
    public void Rewrite(CodeEdit edit, FixSite site, string cache)
    {
        string home = Field.Modifiers.Any(SyntaxKind.PrivateKeyword) ? "private " : "", static_ = IsStatic ? "static " : "";
        string keyOf = Names.Free(site, Owner, "KeyOf", "CacheKeyOf"), create = Names.Free(site, Owner, "GetOrCreate", "GetOrCreateSession");
        bool creates = false;
        foreach (var use in Uses)
            if (use.Parent is ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }], Parent: AssignmentExpressionSyntax write })
            {
                edit.Replace(TextSpan.FromBounds(write.SpanStart, write.Right.SpanStart), $"{cache}.Set<{Session}>({keyOf}({index}), ");
                edit.Insert(write.Span.End, ", new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(30) })");
            }
            else if (use.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call } access)
            {
                switch (access.Name.Identifier.ValueText)
                {
                    case "GetOrAdd":
                        creates = true;
                        edit.Replace(access.Span, create);
                        if (!IsFactory(site, call, CancellationToken.None))
                            edit.Insert(arguments[1].Expression.SpanStart, "_ => ");
                        break;
                    case "ContainsKey":
                        edit.Replace(call.Span, $"{cache}.TryGetValue({keyOf}({arguments[0].Expression}), out _)");
                        break;
                    default:
                        string found = ((SingleVariableDesignationSyntax)((DeclarationExpressionSyntax)arguments[1].Expression).Designation).Identifier.Text;
                        var whole = call.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not ? not : (ExpressionSyntax)call;
                        edit.Replace(whole.Span, $"{cache}.Get<{Session}>({keyOf}({arguments[0].Expression})) is {(whole == call ? "" : "not ")}{{ }} {found}");
                        break;
                }
            }
        string indent = edit.IndentAt(Field.SpanStart);
        // Other classes use the cache too, and so may other maps of this one. No id must not be an id.
        var members = new List<string>
        {
            "",
            $"{home}static object {keyOf}({Key} key) => (typeof({Owner.Identifier.Text}), \"{Names.Camel(Name)}\", key{(IsKeyNullable ? " ?? throw new ArgumentNullException(nameof(key))" : "")});",
        };
        if (creates)
        {
            string gate = Names.Free(site, Owner, IsStatic ? "s_creation" : "_creation", IsStatic ? "s_creating" : "_creating");
            string forgiving = (site.Model.GetNullableContext(Field.SpanStart) & NullableContext.AnnotationsEnabled) != 0 ? "!" : "";
            edit.Replace(Field.Span, $"{home}{static_}readonly object {gate} = new();");
            members.AddRange(
            [
                "",
                $"{home}{Session} {create}({Key} key, Func<{Key}, {Session}> create)",
                "{",
                "\t// Two requests at once would each create one.",
                $"\tlock ({gate})",
                "\t{",
                $"\t\treturn {cache}.GetOrCreate({keyOf}(key), entry =>",
                "\t\t{",
                "\t\t\tentry.SlidingExpiration = TimeSpan.FromMinutes(30);",
                "\t\t\treturn create(key);",
                $"\t\t}}){forgiving};",
                "\t}",
                "}",
            ]);
        }
        else
        {
            RemoveField(edit);
        }
        edit.Insert(edit.LineEnd(Owner.Members.Last().Span.End), edit.NewLine + edit.Lines(indent, members));
    }

    void RemoveField(CodeEdit edit)
    {
        var text = edit.Text;
        int first = edit.LineWithComments(Field), last = edit.LineOf(Field.Span.End);
        bool isFollowedByBlank = last + 1 < text.Lines.Count && string.IsNullOrWhiteSpace(text.Lines[last + 1].ToString()) && Owner.Members[0] == Field;
        edit.Replace(TextSpan.FromBounds(text.Lines[first].Start, text.Lines[isFollowedByBlank ? last + 1 : last].EndIncludingLineBreak), "");
    }
}
