using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Finds what a place could go on with: the id of a session, or a history or session itself, among the parameters and the locals before it.</summary>
static class WithinReach
{
    /// <summary>How code writes the id of a session: <c>sessionId</c>, <c>request.ConversationId</c>; null if there is none. The id of a user or a ticket may, and need not, name a conversation.</summary>
    public static string? Identity(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
            if (IsIdentity(parameter.Name, parameter.Type))
                return parameter.Name;
        foreach (var parameter in parameters)
            if (parameter.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct } type && !IsOfFramework(type))
                for (var t = type; t is not null && t.SpecialType == SpecialType.None; t = t.BaseType)
                    foreach (var member in t.GetMembers())
                        if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public } property && IsIdentity(property.Name, property.Type))
                            return $"{parameter.Name}.{property.Name}";
        return null;
    }

    /// <summary>What a container or a framework hands in holds no id of the caller's.</summary>
    static bool IsOfFramework(ITypeSymbol type)
    {
        var home = type.ContainingNamespace;
        while (home is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            home = outer;
        return home?.Name is "System" or "Microsoft" or "OpenAI" or "Azure";
    }

    static readonly string[] s_conversations = ["session", "conversation", "thread", "chat", "dialog"];

    static bool IsIdentity(string name, ITypeSymbol type) =>
        Conversation.IsIdentityName(name) && s_conversations.Any(c => name.IndexOf(c, StringComparison.OrdinalIgnoreCase) >= 0) && (type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
            || type.Is("System.Guid") || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } && IsIdentity(name, value));

    /// <summary>The history or session that a parameter, or a local that is declared before the place, holds.</summary>
    public static ISymbol? Memory(SemanticModel model, CatalogIndex catalog, SyntaxNode place, ImmutableArray<IParameterSymbol> parameters, CancellationToken cancellation)
    {
        var imports = Imports.Of(place.SyntaxTree);
        if (parameters.FirstOrDefault(p => IsMemory(p.Type)) is { } parameter)
            return parameter;
        foreach (var block in place.Ancestors().TakeWhile(n => n is not MemberDeclarationSyntax or GlobalStatementSyntax).OfType<BlockSyntax>())
            foreach (var statement in block.Statements.TakeWhile(s => s.Span.End <= place.SpanStart).OfType<LocalDeclarationStatementSyntax>())
                foreach (var variable in statement.Declaration.Variables)
                    if (model.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol local && IsMemory(local.Type))
                        return local;
        return null;

        bool IsMemory(ITypeSymbol type) => catalog.KindOf(type, imports) is MemoryKind.History or MemoryKind.Session;
    }
}
