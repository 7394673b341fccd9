using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A call to a model or an agent that is told what the user has just said, as it came, and nothing of what was said before.</summary>
/// <param name="Name">The method's name in the call.</param>
/// <param name="Call">The call.</param>
/// <param name="Method">The method.</param>
/// <param name="Entry">What the catalog says of it.</param>
/// <param name="Said">The expression that is what the user said.</param>
sealed record ToldTurn(SimpleNameSyntax Name, InvocationExpressionSyntax Call, IMethodSymbol Method, ModelCall Entry, ExpressionSyntax Said)
{
    /// <summary>What the model or agent is called, <c>agent</c> or <c>_chat.Agent</c>; null if it is no name.</summary>
    public ExpressionSyntax? Receiver => (Call.Expression as MemberAccessExpressionSyntax)?.Expression ?? (Call.Parent as ConditionalAccessExpressionSyntax)?.Expression;

    /// <summary>False, without binding anything, for what can be no such call: code that runs once from start to end, an argument that is called a session or history.</summary>
    public static bool MayBe(SimpleNameSyntax name) =>
        name is IdentifierNameSyntax && CallsByName.CallOf(name) is { ArgumentList.Arguments: { Count: > 0 } arguments }
        && !arguments.Any(a => a.Expression is IdentifierNameSyntax { Identifier.ValueText: var given } && IsNamedConversation(given)) && arguments.Any(a => MayBeSaid(a.Expression))
        && name.Ancestors().Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);

    /// <summary><c>thread</c>, <c>chatHistory</c>, <c>messages</c>.</summary>
    static bool IsNamedConversation(string name) =>
        s_conversations.Any(c => name.IndexOf(c, StringComparison.OrdinalIgnoreCase) >= 0) || name.EndsWith("messages", StringComparison.OrdinalIgnoreCase);

    static readonly string[] s_conversations = ["session", "thread", "history", "conversation"];

    static bool MayBeSaid(ExpressionSyntax value) => value switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText is not ("cancellationToken" or "ct" or "kernel" or "options" or "arguments" or "settings"),
        InvocationExpressionSyntax call => CallsByName.NameOf(call) is "Trim" or "ToString" or "TrimEnd" or "TrimStart",
        InterpolatedStringExpressionSyntax text => text.Contents.Count == 1,
        LiteralExpressionSyntax or AnonymousFunctionExpressionSyntax or AwaitExpressionSyntax or BinaryExpressionSyntax { RawKind: not (int)SyntaxKind.CoalesceExpression } => false,
        _ => true,
    };

    /// <summary>The turn that a call is told; null for anything else, such as a structured answer, which is one to a single question.</summary>
    public static ToldTurn? Of(SemanticModel model, CatalogIndex catalog, SimpleNameSyntax name, CancellationToken cancellation)
    {
        if (CallsByName.CallOf(name) is not { } call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { IsGenericMethod: false } method
            || catalog.FindModelCall(method) is not { InputParameters.Length: > 0 } entry)
            return null;
        var input = new List<ExpressionSyntax>();
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (Arguments.ParameterOf(method, argument) is not { } parameter)
                return null;
            if (entry.InputParameters.Contains(parameter.Name))
                input.Add(argument.Expression);
            else if (entry.SessionParameters.Contains(parameter.Name) ? !IsNothing(argument.Expression) : MayBringConversation(model, catalog, entry, argument.Expression, cancellation))
                return null;
        }
        return SaidIn(model, catalog, input, cancellation) is { } said ? new(name, call, method, entry, said) : null;
    }

    static bool IsNothing(ExpressionSyntax value) => value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression) || value is DefaultExpressionSyntax;

    /// <summary>True for an argument through which more than this turn may reach the model: options that name a conversation, arguments of a prompt.</summary>
    static bool MayBringConversation(SemanticModel model, CatalogIndex catalog, ModelCall entry, ExpressionSyntax value, CancellationToken cancellation)
    {
        if (value is LiteralExpressionSyntax or DefaultExpressionSyntax)
            return false;
        if (model.GetTypeInfo(value, cancellation).Type is not { } type || type.TypeKind == TypeKind.Error || SpeaksOfMemory(value))
            return true;
        if (value is BaseObjectCreationExpressionSyntax)
            return false;
        if (model.GetSymbolInfo(value, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made })
            return SpeaksOfMemory(made) || IsSetInFile(entry, value, cancellation);
        if (type.SpecialType == SpecialType.System_String || type.IsValueType)
            return false;
        return value is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || type.AllInterfaces.Any(i => i.Name == "IEnumerable") || catalog.IsAsked(type)
            || (entry.SessionParameters.Any(p => !type.GetMembers(p).IsEmpty) && IsSetInFile(entry, value, cancellation));
    }

    /// <summary>True if code of the file sets what names a conversation: <c>options.ConversationId = id</c>.</summary>
    static bool IsSetInFile(ModelCall entry, ExpressionSyntax value, CancellationToken cancellation) =>
        entry.SessionParameters.Any(p => SourceWords.Positions(value.SyntaxTree, p, cancellation).Any(at =>
            value.SyntaxTree.GetRoot(cancellation).FindToken(at).Parent is IdentifierNameSyntax name
            && (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name) is { Parent: AssignmentExpressionSyntax assignment } left && assignment.Left == left));

    /// <summary>True if a name within <paramref name="node"/> is that of a conversation, its content or its identity, or of what remembers.</summary>
    public static bool SpeaksOfMemory(SyntaxNode node) => node.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && IsOfMemory(t.ValueText)
        || t.IsKind(SyntaxKind.StringLiteralToken) && StoredConversations.NamesConversation(t.ValueText));

    static bool IsOfMemory(string name) =>
        StoredConversations.NamesConversation(name) || Conversation.IsIdentityName(name) || s_memory.Any(m => name.IndexOf(m, StringComparison.OrdinalIgnoreCase) >= 0);

    static readonly string[] s_memory = ["Memory", "ContextProvider", "Session", "Transcript", "Previous"];

    /// <summary>What the user said, if that is all that is told but for fixed instructions.</summary>
    static ExpressionSyntax? SaidIn(SemanticModel model, CatalogIndex catalog, List<ExpressionSyntax> input, CancellationToken cancellation)
    {
        ExpressionSyntax? said = null;
        foreach (var part in input.SelectMany(i => Elements(i)))
        {
            if (IsInstruction(model, catalog, part, cancellation))
                continue;
            if (said is not null || Text(model, catalog, part, cancellation) is not { } text)
                return null;
            said = text;
        }
        return said;
    }

    /// <summary>The elements of a list that is written out in the call; a list that has a name has a fate, which is another rule's matter.</summary>
    static IEnumerable<ExpressionSyntax> Elements(ExpressionSyntax input) =>
        input is ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var written } ? written
        : input.IsCollectionExpression() ? input.ChildNodes().Select(e => e.IsSpreadElement() ? input : e.ChildNodes().OfType<ExpressionSyntax>().FirstOrDefault() ?? input)
        : [input];

    /// <summary><c>new ChatMessage(ChatRole.System, "You are …")</c>.</summary>
    static bool IsInstruction(SemanticModel model, CatalogIndex catalog, ExpressionSyntax part, CancellationToken cancellation) =>
        MessageIn(model, catalog, part, cancellation) is { ArgumentList.Arguments: var arguments } message
        && (message is ObjectCreationExpressionSyntax { Type: var type } && IsOfSystem(type.ToString()) || arguments.Any(a => a.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var role } && IsOfSystem(role)))
        && arguments.All(a => a.Expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax || IsFixed(model.GetSymbolInfo(a.Expression, cancellation).Symbol));

    static bool IsOfSystem(string name) => name.IndexOf("System", StringComparison.Ordinal) >= 0 || name.IndexOf("Developer", StringComparison.Ordinal) >= 0;

    static bool IsFixed(ISymbol? symbol) => symbol is IFieldSymbol or ILocalSymbol { IsConst: true };

    /// <summary>What the user said, as text or as a message of its own.</summary>
    static ExpressionSyntax? Text(SemanticModel model, CatalogIndex catalog, ExpressionSyntax part, CancellationToken cancellation)
    {
        if (MessageIn(model, catalog, part, cancellation) is { ArgumentList.Arguments: var arguments })
        {
            ExpressionSyntax? said = null;
            foreach (var argument in arguments)
                if (model.GetTypeInfo(argument.Expression, cancellation).Type?.SpecialType == SpecialType.System_String && UserText.Is(model, argument.Expression, cancellation))
                    said = said is null ? argument.Expression : null;
                else if (argument.Expression is not (MemberAccessExpressionSyntax or LiteralExpressionSyntax))
                    return null;
            return said;
        }
        return model.GetTypeInfo(part, cancellation).Type?.SpecialType == SpecialType.System_String && UserText.Is(model, part, cancellation) ? part : null;
    }

    /// <summary>The message that is made there, or in the local that stands there.</summary>
    static BaseObjectCreationExpressionSyntax? MessageIn(SemanticModel model, CatalogIndex catalog, ExpressionSyntax part, CancellationToken cancellation)
    {
        if (part is IdentifierNameSyntax && model.GetSymbolInfo(part, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax made })
            part = made;
        return part is BaseObjectCreationExpressionSyntax { Initializer: null } creation
            && model.GetTypeInfo(creation, cancellation).Type is { } type && type.AllInterfaces.Prepend(type).Any(t => catalog.IsMessage(t, Imports.Of(part.SyntaxTree))) ? creation : null;
    }
}
