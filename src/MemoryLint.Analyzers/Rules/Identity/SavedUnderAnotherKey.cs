using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Identity;

/// <summary>
/// MEM3005: a type that alone uses a store saves conversations under one key and loads them under another; or what a function loads under one id it saves under
/// another one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SavedUnderAnotherKey() : MemoryRule(Descriptors.MEM3005_SavedUnderAnotherKey)
{
    private protected override WordUse SpeaksOf => WordUse.Cache | WordUse.Load;

    private protected override void Judge(FileReport file)
    {
        foreach (var store in Accesses(file).GroupBy(a => (a.Type, a.Store.ToString())))
        {
            foreach (var unit in store.GroupBy(a => Appends.UnitAround(a.Call)))
                JudgeUnit(file, unit.Key, unit.ToList());
            file.Cancellation.ThrowIfCancellationRequested();
            var (loads, saves) = (store.Where(a => !a.Saves).ToList(), store.Where(a => a.Saves).ToList());
            // One key each: who keeps several things has several keys.
            if (loads.Count == 0 || saves.Count == 0 || !store.Any(SpeaksOfConversation)
                || OneKey(file, loads) is not { } loaded || OneKey(file, saves) is not { } saved || !saved.NeverEquals(loaded) || !IsOnlyUser(file, store.Key.Type, saves[0]))
                continue;
            foreach (var save in saves)
                Report(file, save, loads[0]);
        }
    }

    static void Report(FileReport file, Access save, Access load) =>
        file.Report(save.Key.GetLocation(), [load.Key.GetLocation()], ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Key, load.Key.ToString()), [save.Key.ToString(), load.Key.ToString()]);

    /// <summary>What one function loads and saves: both ids come from the caller, what is saved is what was loaded, and nothing says that it is to be a copy.</summary>
    static void JudgeUnit(FileReport file, SyntaxNode unit, List<Access> accesses)
    {
        if (accesses.Count != 2 || accesses.FirstOrDefault(a => !a.Saves) is not { } load || accesses.FirstOrDefault(a => a.Saves) is not { } save || IsCopied(unit, save)
            || !accesses.Any(SpeaksOfConversation)
            || KeyText.Of(file.Model, load.Key, file.Cancellation) is not { Values.Length: > 0 } loaded || KeyText.Of(file.Model, save.Key, file.Cancellation) is not { Values.Length: > 0 } saved
            || loaded.Values == saved.Values || !IsStable(file, load.Key) || !IsStable(file, save.Key)
            || !IsKnownStore(file, save))
            return;
        var made = new Replies();
        made.Add(file.Model, load.Call, file.Cancellation);
        if (save.Call.ArgumentList.Arguments.Any(a => a.Expression != save.Key && made.IsIn(a.Expression)))
            Report(file, save, load);
    }

    /// <summary>True for what the caller sends, as it came: what a method made of it may be the same as before.</summary>
    static bool IsStable(FileReport file, ExpressionSyntax key) =>
        Origins.Of(file.Model, key, file.Cancellation).Provenance == Provenance.Stable
        && key.DescendantNodesAndSelf().All(n => n is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } && !(n is IdentifierNameSyntax && file.Model.GetSymbolInfo(n, file.Cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(file.Cancellation).DescendantNodes().Any(d => d is InvocationExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax)));

    /// <summary>True where names speak of another conversation that goes on from this one.</summary>
    static bool IsCopied(SyntaxNode unit, Access save)
    {
        string name = unit switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [{ Expression: var route }, ..] } } } => route.ToString(),
            _ => "",
        };
        return s_copies.Any(c => name.IndexOf(c, StringComparison.OrdinalIgnoreCase) >= 0 || save.Key.ToString().IndexOf(c, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    static readonly string[] s_copies = ["copy", "fork", "clone", "branch", "duplicate", "move", "rename", "migrat", "transfer", "merge", "target", "dest", "next", "new", "other", "import", "share", "link", "restore"];

    /// <param name="Call">The call.</param>
    /// <param name="Store">What it is called on.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Saves">True if it saves.</param>
    /// <param name="Type">The type around it; null in top-level code.</param>
    sealed record Access(InvocationExpressionSyntax Call, ExpressionSyntax Store, ExpressionSyntax Key, bool Saves, TypeDeclarationSyntax? Type);

    /// <summary>Calls that load from a store or save to it, as far as their names and the number of their arguments show.</summary>
    static IEnumerable<Access> Accesses(FileReport file)
    {
        foreach (var (token, use) in Sieve.Of(file.Model.SyntaxTree, file.Catalog, file.Cancellation).Names(file.Cancellation))
        {
            if ((use & (WordUse.CacheCall | WordUse.Load | WordUse.Identity)) == 0 || token.Parent is not SimpleNameSyntax name || CallsByName.CallOf(name) is not { Expression: MemberAccessExpressionSyntax { Expression: var store } } call)
                continue;
            bool saves = IdentityWords.Saves.Contains(token.ValueText);
            int position = (use & WordUse.CacheCall) != 0 ? 0 : 1;
            if ((saves || IdentityWords.Loads.Contains(token.ValueText)) && call.ArgumentList.Arguments.Count > position)
                yield return new(call, store, call.ArgumentList.Arguments[position].Expression, saves, call.FirstAncestorOrSelf<TypeDeclarationSyntax>());
        }
    }

    static KeyText? OneKey(FileReport file, List<Access> accesses)
    {
        KeyText? one = null;
        foreach (var access in accesses)
        {
            if (KeyText.Of(file.Model, access.Key, file.Cancellation) is not { } key || (one is { } known && known != key))
                return null;
            one = key;
        }
        return one;
    }

    /// <summary>True if the words around the key or what is kept name a conversation.</summary>
    static bool SpeaksOfConversation(Access access) =>
        (access.Call.FirstAncestorOrSelf<StatementSyntax>(s => s is not BlockSyntax) ?? (SyntaxNode)access.Call).DescendantTokens().Any(t => StoredConversations.NamesConversation(t.ValueText));

    /// <summary>True if the store is one that the catalog knows, and no other type of the project is given it.</summary>
    static bool IsOnlyUser(FileReport file, TypeDeclarationSyntax? type, Access save)
    {
        if (!IsKnownStore(file, save) || file.Model.GetTypeInfo(save.Store, file.Cancellation).Type is not { } store)
            return false;
        return ProjectWords.Uses(file.Compilation, file.Catalog, store.Name, file.Cancellation).All(use =>
            use.FirstAncestorOrSelf<TypeSyntax>(t => t.Parent is not TypeSyntax)?.Parent is not (ParameterSyntax or VariableDeclarationSyntax or PropertyDeclarationSyntax) || (use.SyntaxTree == file.Model.SyntaxTree && use.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type));
    }

    static bool IsKnownStore(FileReport file, Access save) =>
        file.Model.GetSymbolInfo(save.Call, file.Cancellation).Symbol is IMethodSymbol method && file.Model.GetTypeInfo(save.Store, file.Cancellation).Type is { } store
        && (GeneralStoreWords.KeyedCaches.Contains(store.Name) || method.Parameters.Any(p => file.Catalog.IsIdentity(method, p.Name)));
}
