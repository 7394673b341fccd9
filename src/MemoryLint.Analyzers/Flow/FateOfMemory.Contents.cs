using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <content>What is put into a memory: by its constructor, an initializer, an append.</content>
sealed partial class FateOfMemory
{
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

    void NoteUserText(ExpressionSyntax expression)
    {
        if (_isCopy || UserText.In(_model, expression, _cancellation) is not { } name)
            return;
        _fate.TakesUserText = true;
        _fate.UserTextName ??= name;
    }

    void Appended(InvocationExpressionSyntax call, bool isRange)
    {
        if (_isCopy)
            return;
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
}
