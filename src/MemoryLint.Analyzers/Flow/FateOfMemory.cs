using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Follows a memory from its creation through the variables and objects that carry it, into the methods of the compilation it is handed to, and
/// says what became of it. What cannot be followed ends in <see cref="FateKind.Unknown"/>.
/// </summary>
sealed class FateOfMemory
{
    /// <summary>How many calls deep a memory is followed.</summary>
    const int MaximumDepth = 3;

    readonly CatalogIndex _catalog;
    readonly CancellationToken _cancellation;
    readonly Fate _fate = new();
    readonly HashSet<ISymbol> _carriers = new(SymbolEqualityComparer.Default);
    readonly HashSet<SyntaxNode> _followed = [];
    readonly Replies _replies;

    SemanticModel _model;
    int _depth;

    FateOfMemory(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        _model = model;
        _catalog = catalog;
        _cancellation = cancellation;
        _replies = new Replies();
    }

    /// <summary>What becomes of the memory that <paramref name="creation"/> makes.</summary>
    public static Fate Of(SemanticModel model, CatalogIndex catalog, Creation creation, CancellationToken cancellation)
    {
        var analysis = new FateOfMemory(model, catalog, cancellation);
        analysis.Created(creation);
        return analysis._fate;
    }

    /// <summary>What becomes of the memory that a field or property holds, made by <paramref name="creations"/>, as far as its type shows.</summary>
    public static Fate OfHeld(SemanticModel model, CatalogIndex catalog, Holder holder, IEnumerable<Creation> creations, CancellationToken cancellation)
    {
        var analysis = new FateOfMemory(model, catalog, cancellation);
        analysis._fate.Variable = holder.Member;
        foreach (var creation in creations)
            analysis.MadeFrom(creation);
        foreach (var reference in holder.Member.ContainingType.DeclaringSyntaxReferences)
            if (SourceModels.Of(model.Compilation, reference.SyntaxTree) is { } partial)
                analysis.In(partial, () => analysis.FollowVariable(holder.Member, reference.GetSyntax(cancellation)));
        return analysis._fate;
    }

    /// <summary>What becomes of a memory that <paramref name="holder"/> gets from elsewhere, within <paramref name="scope"/>.</summary>
    public static Fate OfInjected(SemanticModel model, CatalogIndex catalog, ISymbol holder, SyntaxNode scope, CancellationToken cancellation)
    {
        var analysis = new FateOfMemory(model, catalog, cancellation);
        analysis.FollowVariable(holder, scope);
        return analysis._fate;
    }

    void Created(Creation creation)
    {
        MadeFrom(creation);
        if (IsInLoopOfItsOwn(creation.Expression))
            _fate.Becomes(FateKind.Unknown);
        Use(creation.Expression);
    }

    /// <summary>What the creating expression itself puts in.</summary>
    void MadeFrom(Creation creation)
    {
        switch (creation.Expression)
        {
            case BaseObjectCreationExpressionSyntax made:
                ConstructedFrom(creation, made);
                Contents(made.Initializer);
                break;
            case ArrayCreationExpressionSyntax array:
                Contents(array.Initializer);
                break;
            case InitializerExpressionSyntax initializer:
                Contents(initializer);
                break;
            case InvocationExpressionSyntax:
                break;
            default:
                foreach (var element in creation.Expression.ChildNodes())
                    Element(element);
                break;
        }
    }

    void ConstructedFrom(Creation creation, BaseObjectCreationExpressionSyntax made)
    {
        if (made.ArgumentList is not { Arguments.Count: > 0 } list)
            return;
        var constructor = _model.GetSymbolInfo(made, _cancellation).Symbol as IMethodSymbol;
        for (int i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            string? parameter = argument.NameColon?.Name.Identifier.ValueText ?? (constructor is not null && i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null);
            var type = _model.GetTypeInfo(argument.Expression, _cancellation).Type;
            // Built over another memory, it is what that memory is: that one is judged.
            if (parameter is not null && creation.Entry?.BackedBy.Contains(parameter) == true && !argument.Expression.IsKind(SyntaxKind.NullLiteralExpression))
                _fate.Becomes(FateKind.StateDefault);
            else if (creation.Kind == MemoryKind.History && type is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum } && _catalog.KindOf(type, ImportsHere) is not null)
                _fate.Becomes(FateKind.Filled);
            else if (creation.Kind == MemoryKind.History && IsSequence(type))
                _fate.Becomes(FateKind.Filled);
            else if (type?.SpecialType == SpecialType.System_String)
                _fate.HasContent = true;
            if (creation.Kind == MemoryKind.History && type?.SpecialType == SpecialType.System_String)
                NoteUserText(argument.Expression);
        }
    }

    Imports ImportsHere => Imports.Of(_model.SyntaxTree);

    static bool IsSequence(ITypeSymbol? type) =>
        type is IArrayTypeSymbol || (type is INamedTypeSymbol { SpecialType: not SpecialType.System_String } named && (named.Name == "IEnumerable" || named.AllInterfaces.Any(i => i.Name == "IEnumerable")));

    void Contents(InitializerExpressionSyntax? initializer)
    {
        if (initializer is not null && !initializer.IsKind(SyntaxKind.ObjectInitializerExpression))
            foreach (var element in initializer.Expressions)
                Element(element);
    }

    void Element(SyntaxNode element)
    {
        _fate.HasContent = true;
        if (element.IsSpreadElement())
            _fate.Becomes(FateKind.Filled);
        else if (element.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault() is { } expression)
            NoteUserText(expression);
    }

    /// <summary>A memory made anew for each element of something is not the memory of a conversation.</summary>
    static bool IsInLoopOfItsOwn(SyntaxNode creation)
    {
        for (var n = creation.Parent; n is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); n = n.Parent)
            if (n is ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
                return true;
        return false;
    }

    void FollowVariable(ISymbol variable, SyntaxNode scope)
    {
        if (!_carriers.Add(variable))
            return;
        foreach (int position in SourceWords.Positions(scope.SyntaxTree, variable.Name, _cancellation))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!scope.FullSpan.Contains(position) || scope.FindToken(position).Parent is not IdentifierNameSyntax name || name.SpanStart != position || name.Parent is NameColonSyntax or NameEqualsSyntax)
                continue;
            if (SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, _cancellation).Symbol, variable))
                Use(WithReceiver(name));
        }
    }

    /// <summary><c>this._history</c> for <c>_history</c>.</summary>
    static ExpressionSyntax WithReceiver(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;

    /// <summary>One place where the memory, or something that carries it, stands as a value.</summary>
    void Use(ExpressionSyntax value)
    {
        if (!_followed.Add(value))
            return;
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression }:
                Use((ExpressionSyntax)value.Parent);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                AssignTo(_model.GetDeclaredSymbol(declarator, _cancellation), declarator);
                break;
            case EqualsValueClauseSyntax:
                _fate.Becomes(FateKind.Kept);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                Assigned(assignment);
                break;
            case AssignmentExpressionSyntax assignment:
                Reassigned(assignment);
                break;
            case ArgumentSyntax argument:
                Argument(argument);
                break;
            case MemberAccessExpressionSyntax access when access.Expression == value:
                MemberOf(access, access.Name);
                break;
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == value:
                MemberOfConditional(conditional);
                break;
            case ElementAccessExpressionSyntax element when element.Expression == value:
                IndexedBy(element);
                break;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                Returned(value);
                break;
            case LambdaExpressionSyntax lambda when lambda.Body == value:
                ReturnedBy(lambda);
                break;
            case ConditionalExpressionSyntax or SwitchExpressionArmSyntax:
                Alternative((ExpressionSyntax?)value.Parent.FirstAncestorOrSelf<ExpressionSyntax>(), value);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                if (binary.Right == value)
                    _fate.Becomes(FateKind.StateDefault);
                else
                    Use(binary);
                break;
            case ForEachStatementSyntax or InterpolationSyntax or IsPatternExpressionSyntax or BinaryExpressionSyntax or ExpressionStatementSyntax or LockStatementSyntax:
                break;
            case InitializerExpressionSyntax initializer when initializer.FirstAncestorOrSelf<ExpressionSyntax>(e => e is not InitializerExpressionSyntax and not AssignmentExpressionSyntax) is { } container:
                _fate.Leaves = true;
                Use(container);
                break;
            case YieldStatementSyntax:
                _fate.Becomes(FateKind.Unknown);
                break;
            case { } parent when parent.Parent is ExpressionSyntax container && container.IsCollectionExpression():
                if (!parent.IsSpreadElement())
                    Use(container);
                else
                    CopiedInto(container);
                break;
            default:
                _fate.Becomes(FateKind.Unknown);
                break;
        }
    }

    /// <summary>A copy of the messages goes on; the memory itself stays where it is.</summary>
    void CopiedInto(ExpressionSyntax copy)
    {
        _fate.Leaves = true;
        if (copy.Parent is ArgumentSyntax argument)
            Argument(argument);
        else if (copy.Parent is not EqualsValueClauseSyntax)
            _fate.Becomes(FateKind.Unknown);
    }

    void AssignTo(ISymbol? variable, SyntaxNode declaration)
    {
        if (variable is not ILocalSymbol local)
        {
            _fate.Becomes(variable is null ? FateKind.Unknown : FateKind.Kept);
            return;
        }
        _fate.Variable ??= local;
        FollowVariable(local, ScopeOf(declaration));
    }

    static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or FieldDeclarationSyntax)
        ?? node.SyntaxTree.GetRoot();

    void Assigned(AssignmentExpressionSyntax assignment)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
        {
            _fate.Becomes(FateKind.StateDefault);
            return;
        }
        // sessions[id] = history = []
        if (assignment.Parent is AssignmentExpressionSyntax)
            Use(assignment);
        switch (assignment.Left)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "_" }:
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax owner }:
                _fate.Leaves = true;
                Use(owner);
                break;
            case IdentifierNameSyntax name when _model.GetSymbolInfo(name, _cancellation).Symbol is ILocalSymbol local:
                AssignTo(local, name);
                break;
            case ImplicitElementAccessSyntax when assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax owner }:
                _fate.Leaves = true;
                Use(owner);
                break;
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } when _model.GetSymbolInfo(owner, _cancellation).Symbol is ILocalSymbol carrier:
                _fate.Leaves = true;
                FollowVariable(carrier, ScopeOf(owner));
                break;
            case ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } when _model.GetSymbolInfo(owner, _cancellation).Symbol is ILocalSymbol carrier && !IsCaptured(carrier, owner):
                _fate.Leaves = true;
                FollowVariable(carrier, ScopeOf(owner));
                break;
            default:
                _fate.Leaves = true;
                _fate.Becomes(FateKind.Kept);
                break;
        }
    }

    /// <summary>True for a variable of the code around a function: what is put into it there is found again in the next call.</summary>
    static bool IsCaptured(ILocalSymbol local, SyntaxNode use) =>
        use.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is { } function
        && local.DeclaringSyntaxReferences.All(r => r.SyntaxTree == use.SyntaxTree && !function.Span.Contains(r.Span));

    /// <summary>The variable gets another value somewhere: the memory may be what was loaded.</summary>
    void Reassigned(AssignmentExpressionSyntax assignment)
    {
        var right = assignment.Right;
        while (right is ParenthesizedExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
            right = right switch
            {
                ParenthesizedExpressionSyntax e => e.Expression,
                AwaitExpressionSyntax e => e.Expression,
                CastExpressionSyntax e => e.Expression,
                PostfixUnaryExpressionSyntax e => e.Operand,
                _ => right,
            };
        if (right is BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax || right.IsCollectionExpression() || right is InvocationExpressionSyntax call && IsCreatingCall(call))
            return;
        if (right is InvocationExpressionSyntax { Expression: var callee } && callee.ToString().Contains("Deserialize"))
            _fate.IsLoadedAsCopy = true;
        else
            _fate.Becomes(FateKind.Filled);
    }

    bool IsCreatingCall(InvocationExpressionSyntax call) => _catalog.FindMember(_model.GetSymbolInfo(call, _cancellation).Symbol) is not null;

    void Alternative(ExpressionSyntax? whole, ExpressionSyntax value)
    {
        if (whole is ConditionalExpressionSyntax conditional)
        {
            var other = conditional.WhenTrue == value ? conditional.WhenFalse : conditional.WhenTrue;
            if (value == conditional.Condition)
                return;
            if (other is not (BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax) && !other.IsCollectionExpression())
            {
                _fate.Becomes(FateKind.StateDefault);
                return;
            }
            Use(conditional);
            return;
        }
        _fate.Becomes(FateKind.StateDefault);
    }

    void Returned(ExpressionSyntax value)
    {
        _fate.Leaves = true;
        for (SyntaxNode? n = value; n is not null; n = n.Parent)
        {
            if (n is LambdaExpressionSyntax lambda)
            {
                ReturnedBy(lambda);
                return;
            }
            if (n is MemberDeclarationSyntax or LocalFunctionStatementSyntax)
                break;
        }
        if (_depth == 0)
            _fate.Becomes(FateKind.Returned);
    }

    void ReturnedBy(LambdaExpressionSyntax lambda)
    {
        _fate.Leaves = true;
        var use = DelegateUse.Of(_model, lambda, _cancellation);
        _fate.Becomes(use.Occasion is not null ? FateKind.Returned : use.IsStateDefault ? FateKind.StateDefault : use.RegisteredLife is not null ? FateKind.Kept : FateKind.Unknown);
    }

    void IndexedBy(ElementAccessExpressionSyntax element)
    {
        // history[0] reads or replaces a message; sessions[id] = … on a carrier is a map of the method's own.
        if (element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element)
            _fate.HasContent = true;
    }

    void MemberOfConditional(ConditionalAccessExpressionSyntax conditional)
    {
        if (conditional.WhenNotNull is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax method } call)
            Called(call, method.Name, conditional);
    }

    void MemberOf(MemberAccessExpressionSyntax access, SimpleNameSyntax member)
    {
        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
            Called(call, member, call);
        else if (member.Identifier.ValueText is "Id" or "ConversationId" or "ThreadId" or "SessionId" or "ServiceThreadId" && !IsLogged(access))
            _fate.Becomes(FateKind.Saved);
        else if (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            _fate.HasContent = true;
        else if (_catalog.KindOf(_model.GetTypeInfo(access, _cancellation).Type, ImportsHere) is not null)
            Use(access);
    }

    static bool IsLogged(SyntaxNode node) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.Expression.ToString() is { } callee && (callee.Contains("Log") || callee.Contains("Console."));

    /// <summary>A method called on the memory or on what carries it.</summary>
    void Called(InvocationExpressionSyntax call, SimpleNameSyntax name, ExpressionSyntax whole)
    {
        string method = name.Identifier.ValueText;
        if (method is "ConfigureAwait" or "AsTask")
        {
            Use(whole);
            return;
        }
        var symbol = _model.GetSymbolInfo(call, _cancellation).Symbol as IMethodSymbol;
        if (symbol is not null && _catalog.FindModelCall(symbol) is not null)
        {
            GivenToModel(call, whole);
            return;
        }
        if (symbol is { ReducedFrom: { DeclaringSyntaxReferences.Length: > 0 } extension })
        {
            FollowInto(extension, extension.Parameters[0], call);
            return;
        }
        if (method.StartsWith("AddRange", StringComparison.Ordinal) || method is "InsertRange" or "AddMessages" or "AddMessagesAsync" or "UnionWith")
            Appended(call, isRange: true);
        else if (method.StartsWith("Add", StringComparison.Ordinal) || method is "Insert" or "Enqueue" or "Push" or "Append" or "AppendUserInput" or "AppendMessage")
            Appended(call, isRange: false);
        else if (method.StartsWith("Serialize", StringComparison.Ordinal) || method is "ToJson" or "Save" or "SaveSession" or "GetSessionState" or "SaveAsync" or "GetService")
            _fate.Becomes(FateKind.Saved);
        else if (method is "LoadSession" or "Load" or "LoadState")
            _fate.Becomes(FateKind.Filled);
        else if (method is "ToList" or "ToArray" or "AsReadOnly" or "AsEnumerable" or "Concat" or "Prepend" or "Reverse")
            Copied(whole);
        else if (_catalog.IsNameOfModelCall(method))
            GivenToModel(call, whole);
    }

    /// <summary><c>history.ToList()</c>, <c>history.Concat(…)</c>: the copy's way is followed, without taking it for the memory.</summary>
    void Copied(ExpressionSyntax copy)
    {
        if (copy.Parent is ArgumentSyntax argument)
            Argument(argument);
        else if (copy.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax)
            Returned(copy);
    }

    void GivenToModel(InvocationExpressionSyntax call, ExpressionSyntax whole)
    {
        _fate.IsGivenToModel = true;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            NoteUserText(argument.Expression);
            if (IsAnotherMemory(argument.Expression))
                _fate.Becomes(FateKind.Filled);
        }
        _replies.Add(_model, whole, _cancellation);
        if (LoopAround(call) is { } loop && loop.Span.Contains(call.Span))
            _replies.ModelLoops.Add(loop);
    }

    /// <summary>The conversation comes from elsewhere and is handed over beside this memory, which is only there because the call wants one.</summary>
    bool IsAnotherMemory(ExpressionSyntax argument) =>
        argument is IdentifierNameSyntax or MemberAccessExpressionSyntax && _catalog.KindOf(_model.GetTypeInfo(argument, _cancellation).Type, ImportsHere) is not null
        && _model.GetSymbolInfo(argument, _cancellation).Symbol is { Kind: SymbolKind.Parameter or SymbolKind.Field or SymbolKind.Property } symbol && !_carriers.Contains(symbol);

    void NoteUserText(ExpressionSyntax expression)
    {
        if (UserText.In(_model, expression, _cancellation) is not { } name)
            return;
        _fate.TakesUserText = true;
        _fate.UserTextName ??= name;
    }

    void Appended(InvocationExpressionSyntax call, bool isRange)
    {
        _fate.HasContent = true;
        bool isReply = call.ArgumentList.Arguments.Any(a => _replies.IsIn(a.Expression));
        if (!isReply && IsRepeated(call, out var loop))
        {
            if (loop is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax && ContainsModelCall(loop))
            {
                // A loop that asks the model and takes what the user says next is a conversation that lives as long as the loop.
                if (call.ArgumentList.Arguments.Any(a => UserText.In(_model, a.Expression, _cancellation) is not null))
                    _fate.Becomes(FateKind.Kept);
                return;
            }
            _fate.Becomes(FateKind.Filled);
            return;
        }
        if (isReply)
        {
            if (LoopAround(call) is not { } toolLoop || !_replies.ModelLoops.Contains(toolLoop))
                _fate.RecordsReply = true;
            return;
        }
        if (isRange)
        {
            if (call.ArgumentList.Arguments.Any(a => !IsLiteralList(a.Expression)))
                _fate.Becomes(FateKind.Filled);
            return;
        }
        foreach (var argument in call.ArgumentList.Arguments)
            NoteUserText(argument.Expression);
        if (CallsByName.NameOf(call) is "AddAssistantMessage" && _fate.IsGivenToModel)
            _fate.RecordsReply = true;
    }

    static bool IsLiteralList(ExpressionSyntax expression) => expression is BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax || expression.IsCollectionExpression();

    bool IsRepeated(SyntaxNode node, out SyntaxNode loop)
    {
        for (var n = node.Parent; n is not null; n = n.Parent)
        {
            if (n is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
            {
                loop = n;
                // await foreach over the model's own answer is no source of old messages
                return n is not CommonForEachStatementSyntax each || !_replies.IsIn(each.Expression);
            }
            if (n is AnonymousFunctionExpressionSyntax lambda && DelegateUse.Of(_model, lambda, _cancellation).RunsInPlace)
            {
                loop = n;
                return CallsByName.NameOf(n.FirstAncestorOrSelf<InvocationExpressionSyntax>()!) is "ForEach" or "Select" or "ForEachAsync" or "Aggregate";
            }
            if (n is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
                break;
        }
        loop = node;
        return false;
    }

    static SyntaxNode? LoopAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or MemberDeclarationSyntax or LambdaExpressionSyntax) is { } found
            and not (MemberDeclarationSyntax or LambdaExpressionSyntax) ? found : null;

    bool ContainsModelCall(SyntaxNode loop)
    {
        foreach (var call in loop.DescendantNodes().OfType<InvocationExpressionSyntax>())
            if (_catalog.IsNameOfModelCall(CallsByName.NameOf(call)))
                return true;
        return false;
    }

    /// <summary>The memory, or what carries it, is handed to a call or put into another object.</summary>
    void Argument(ArgumentSyntax argument)
    {
        _fate.Leaves = _fate.Leaves || argument.Parent?.Parent is not InvocationExpressionSyntax asked || !IsModelCall(asked);
        if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
        {
            _fate.Becomes(FateKind.Unknown);
            return;
        }
        switch (argument.Parent?.Parent)
        {
            case BaseObjectCreationExpressionSyntax creation:
                PutInto(creation, argument);
                break;
            case InvocationExpressionSyntax call:
                Handed(call, argument);
                break;
            case TupleExpressionSyntax tuple:
                Use(tuple);
                break;
            case null when argument.Parent is TupleExpressionSyntax tuple:
                Use(tuple);
                break;
            default:
                if (argument.Parent is TupleExpressionSyntax nested)
                    Use(nested);
                else
                    _fate.Becomes(FateKind.Unknown);
                break;
        }
    }

    bool IsModelCall(InvocationExpressionSyntax call) => _catalog.FindModelCall(_model.GetSymbolInfo(call, _cancellation).Symbol as IMethodSymbol) is not null;

    void PutInto(BaseObjectCreationExpressionSyntax creation, ArgumentSyntax argument)
    {
        if (argument.Expression is { } value && creation.ArgumentList is { } list)
            foreach (var other in list.Arguments)
                if (other != argument && !value.Span.Contains(other.Span))
                    NoteUserText(other.Expression);
        Use(creation);
    }

    void Handed(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        string name = CallsByName.NameOf(call);
        var info = _model.GetSymbolInfo(call, _cancellation);
        var method = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        if (DelegateUse.IsStateDefaultName(name) || DelegateUse.IsStateDefaultName(name + "Async"))
            _fate.Becomes(FateKind.StateDefault);
        else if (IsKeeper(call, name, method))
            Keep(call);
        else if (_catalog.FindModelCall(method) is not null || (method is null && _catalog.IsNameOfModelCall(name)))
            GivenToModel(call, WholeCall(call));
        else if (method is not null && ParameterOf(method, argument) is { } parameter && (method.ReducedFrom ?? method) is { DeclaringSyntaxReferences.Length: > 0 } declared && HasBody(declared))
        {
            _replies.Add(_model, WholeCall(call), _cancellation);
            foreach (var other in call.ArgumentList.Arguments)
                if (other != argument)
                    NoteUserText(other.Expression);
            FollowInto(declared, parameter, call);
        }
        else if (name == "FromResult" || (name.StartsWith("With", StringComparison.Ordinal) && method?.ReturnsVoid == false))
            Use(WholeCall(call));
        else
            HandedToUnseen(call, name, method);
    }

    static ExpressionSyntax WholeCall(InvocationExpressionSyntax call) => call;

    /// <summary>A method whose body cannot be read: its name is all there is.</summary>
    void HandedToUnseen(InvocationExpressionSyntax call, string name, IMethodSymbol? method)
    {
        if (Verbs.Saves(name))
            _fate.Becomes(FateKind.Saved);
        else if (Verbs.Fills(name))
            _fate.Becomes(FateKind.Filled);
        else if (Verbs.Asks(name))
            GivenToModel(call, call);
        else if (method is not null && IsFromFramework(method))
            _replies.Add(_model, call, _cancellation);
        else
            _fate.Becomes(FateKind.Unknown);
    }

    static bool IsFromFramework(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.IsEmpty && method.ContainingAssembly?.Name is { } assembly
        && (assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft.", StringComparison.Ordinal) || assembly is "OpenAI");

    bool IsKeeper(InvocationExpressionSyntax call, string name, IMethodSymbol? method) =>
        name is "Add" or "TryAdd" or "Enqueue" or "Push" or "Insert" or "TryUpdate" or "Set" or "SetAsync" or "SetValue" or "TryWrite" or "WriteAsync" && call.Expression is MemberAccessExpressionSyntax
        && method is not { ReturnType.Name: "ChatResponse" };

    void Keep(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } && _model.GetSymbolInfo(owner, _cancellation).Symbol is ILocalSymbol local)
            FollowVariable(local, ScopeOf(owner));
        else
            _fate.Becomes(FateKind.Kept);
    }

    static IParameterSymbol? ParameterOf(IMethodSymbol method, ArgumentSyntax argument)
    {
        if (argument.NameColon is { } named)
            return method.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.ValueText);
        int index = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        var definition = method.ReducedFrom ?? method;
        int shift = method.ReducedFrom is null ? 0 : 1;
        return index + shift < definition.Parameters.Length ? definition.Parameters[index + shift] : null;
    }

    static bool HasBody(IMethodSymbol method) => !method.IsAbstract && method.ContainingType?.TypeKind != TypeKind.Interface;

    /// <summary>Goes on in the body of a method of this compilation, with the parameter that takes the memory.</summary>
    void FollowInto(IMethodSymbol method, IParameterSymbol parameter, InvocationExpressionSyntax call)
    {
        if (_depth >= MaximumDepth || !HasBody(method))
        {
            HandedToUnseen(call, method.Name, method);
            return;
        }
        var declaration = method.DeclaringSyntaxReferences[0];
        if (SourceModels.Of(_model.Compilation, declaration.SyntaxTree) is not { } model)
        {
            // Source of another project: its name is what can be read.
            HandedToUnseen(call, method.Name, method);
            return;
        }
        var named = method.Parameters.FirstOrDefault(p => p.Ordinal == parameter.Ordinal) ?? parameter;
        _depth++;
        In(model, () => FollowVariable(named.OriginalDefinition, declaration.GetSyntax(_cancellation)));
        _depth--;
    }

    void In(SemanticModel model, Action action)
    {
        var before = _model;
        _model = model;
        action();
        _model = before;
    }
}
