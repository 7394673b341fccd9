using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A list of turns of a project's own type: whether one conversation is held in it, by whoever comes.</summary>
static class OwnHistory
{
    /// <summary>Methods that leave out turns by what they are: the list may then hold those of many sessions.</summary>
    static readonly string[] s_choices = ["Where", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "Find", "FindAll", "RemoveAll", "GroupBy", "ToLookup", "Any", "Exists"];

    /// <summary>True if what users say is put into the list where they say it, the list is read as a whole, and no turn says whose it is.</summary>
    public static bool IsTalkedTo(SemanticModel model, CatalogIndex catalog, Holder history, CancellationToken cancellation)
    {
        if (!HeldMemory.IsMadeOnce(history, cancellation) || HeldMemory.AssignedValues(history, cancellation).Any(v => !IsNew(v)) || SaysWhose(CatalogIndex.ElementOf(history.Type)))
            return false;
        bool isFilled = false, isRead = false;
        foreach (var use in HeldMemory.Uses(history, cancellation))
            if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax call } access && access.Expression == use)
            {
                bool chooses = call.ArgumentList.Arguments.Any(a => a.Expression is AnonymousFunctionExpressionSyntax);
                if (Appends.IsAppend(name))
                    isFilled |= SharedMemory.IsOfOneUser(model, call, cancellation);
                else if (chooses && s_choices.Contains(name))
                    return false;
                else
                    isRead |= name is not ("Clear" or "Count" or "Any") && !name.StartsWith("Remove", StringComparison.Ordinal) && SharedMemory.IsOfOneUser(model, call, cancellation);
            }
            else if (use.Parent is ArgumentSyntax or CommonForEachStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax
                || use.Parent?.IsSpreadElement() == true)
                isRead |= SharedMemory.IsOfOneUser(model, use, cancellation);
        return isFilled && isRead && FateOfMemory.OfHeld(model, catalog, history, [], cancellation).TakesUserText;
    }

    static bool IsNew(ExpressionSyntax value) => value is BaseObjectCreationExpressionSyntax || value.IsCollectionExpression();

    static bool SaysWhose(ITypeSymbol? turn) => turn is INamedTypeSymbol named
        && (named.IsTupleType ? named.TupleElements.Select(e => e.Name) : named.GetMembers().Where(m => m is IPropertySymbol or IFieldSymbol).Select(m => m.Name)).Any(Conversation.IsIdentityName);
}
