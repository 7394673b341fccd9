using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <content>What is called on a memory, and what it is handed to.</content>
sealed partial class FateOfMemory
{
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
        if (_isKept && GivesACopy(call, symbol))
            Copied(whole);
        else if (method.StartsWith("AddRange", StringComparison.Ordinal) || method is "InsertRange" or "AddMessages" or "AddMessagesAsync" or "UnionWith")
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

    /// <summary>True for methods of LINQ, and for those of immutable collections unless the result takes the place of what it was made from.</summary>
    static bool GivesACopy(InvocationExpressionSyntax call, IMethodSymbol? method) =>
        (method?.ReducedFrom ?? method)?.ContainingType is { } home && (home.Is("System.Linq.Enumerable") || home.Name.StartsWith("Immutable", StringComparison.Ordinal))
        && !(call is { Expression: MemberAccessExpressionSyntax { Expression: var receiver }, Parent: AssignmentExpressionSyntax assignment }
            && assignment.Left.ToString() == receiver.ToString());

    /// <summary><c>history.ToList()</c>, <c>history.Concat(…)</c>: the copy's way is followed, without taking it for the memory.</summary>
    void Copied(ExpressionSyntax copy)
    {
        if (copy.Parent is ArgumentSyntax argument)
            AsCopy(() => Argument(argument));
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
        if (_isKept && !_isCopy && IsCopy(creation, argument))
            AsCopy(() => Use(creation));
        else
            Use(creation);
    }

    /// <summary><c>new ChatHistory(template)</c>, <c>new List&lt;ChatMessage&gt;(examples)</c>; not an object that works with the list it is given.</summary>
    bool IsCopy(BaseObjectCreationExpressionSyntax creation, ArgumentSyntax argument) =>
        _model.GetTypeInfo(creation, _cancellation).Type is { Name: not "Collection" } type && _catalog.KindOf(type, ImportsHere) == MemoryKind.History
        && IsSequence(type) && _catalog.KindOf(_model.GetTypeInfo(argument.Expression, _cancellation).Type, ImportsHere) == MemoryKind.History;

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
            GivenToModel(call, call);
        else if (method is not null && ParameterOf(method, argument) is { } parameter && (method.ReducedFrom ?? method) is { DeclaringSyntaxReferences.Length: > 0 } declared && HasBody(declared))
        {
            _replies.Add(_model, call, _cancellation);
            foreach (var other in call.ArgumentList.Arguments)
                if (other != argument)
                    NoteUserText(other.Expression);
            FollowInto(declared, parameter, call);
        }
        else if (name == "FromResult" || (name.StartsWith("With", StringComparison.Ordinal) && method?.ReturnsVoid == false))
            Use(call);
        else
            HandedToUnseen(call, name, method);
    }

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
}
