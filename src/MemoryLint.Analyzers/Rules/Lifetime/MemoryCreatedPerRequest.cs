using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>MEM1001: a handler, or what it calls, creates the memory of a conversation and drops it with the response.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryCreatedPerRequest() : MemoryRule(Descriptors.MEM1001_MemoryCreatedPerRequest)
{
    private protected override void Judge(FileReport file)
    {
        foreach (var creation in file.Sites.Creations)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (!creation.IsVolatile || creation.Kind is MemoryKind.VectorStore or MemoryKind.Cache or MemoryKind.Transcript
                || Enclosing.Of(file.Model, creation.Expression, file.Cancellation).IsUnknown)
                continue;
            var fate = FateOfMemory.Of(file.Model, file.Catalog, creation, file.Cancellation);
            if (!IsForgotten(file, creation, fate) || RequestScope.Of(file.Model, creation.Expression, file.Cancellation) is not { } scope)
                continue;
            // A copy that is not written back is lost with or without the new one that stands in for it: MEM4005 says so.
            if (fate.IsLoadedAsCopy && KeptHistories.In(file.Model, file.Catalog, file.Cancellation).Any(h => h.IsUnsavedCopy && SymbolEqualityComparer.Default.Equals(h.Root, fate.Variable)))
                continue;
            var (member, parameters) = Enclosing.MethodOf(file.Model, creation.Expression, file.Cancellation);
            if (Conversation.IsMeant(fate, creation.Kind, member, parameters, scope))
                Report(file, creation, scope);
        }
    }

    /// <summary>Dropped, or shown to a client that has no way to send it back.</summary>
    static bool IsForgotten(FileReport file, Creation creation, Fate fate) => fate.Kind switch
    {
        FateKind.Dropped => !(fate.IsLoadedAsCopy && fate.Leaves),
        FateKind.Returned => fate.RecordsReply && Enclosing.MethodOf(file.Model, creation.Expression, file.Cancellation) is ({ } member, var parameters)
            && file.Catalog.KindOf(member.ReturnType, Imports.Of(file.Model.SyntaxTree)) is null && !parameters.Any(p => BringsMessages(file, p.Type)),
        _ => false,
    };

    /// <summary>True for a parameter through which a client can send the messages so far.</summary>
    static bool BringsMessages(FileReport file, ITypeSymbol type)
    {
        var imports = Imports.Of(file.Model.SyntaxTree);
        if (type.SpecialType != SpecialType.None)
            return false;
        return IsList(type) || file.Catalog.KindOf(type, imports) is not null
            || type.GetMembers().OfType<IPropertySymbol>().Any(p => p.Type.SpecialType == SpecialType.None && (IsList(p.Type) || file.Catalog.KindOf(p.Type, imports) is not null));
    }

    static bool IsList(ITypeSymbol type) => type is IArrayTypeSymbol || type.AllInterfaces.Any(i => i.Name == "IEnumerable");

    static void Report(FileReport file, Creation creation, RequestScope scope)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Kind, creation.Kind.ToString());
        if (scope.Path.IsEmpty)
            properties = properties.Add(FixProperties.Handler, scope.Occasion.Kind.ToString());
        file.Report(creation.Expression.GetLocation(), scope.Path, properties, creation.TypeText, scope.Occasion.Text, scope.Way, Consequence(creation.Kind));
    }

    static string Consequence(MemoryKind kind) => kind switch
    {
        MemoryKind.Session => "each turn starts a new conversation",
        MemoryKind.SessionStore => "nothing that is stored in it is found by the next one",
        MemoryKind.Checkpoints => "no later run finds the checkpoints of this one",
        _ => "each turn starts with an empty conversation",
    };
}
