using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>
/// MEM1008: an object that its framework sets up again keeps state in fields, which are not set up with it; or one object serves all runs, and its fields carry
/// one run's state into the next; or state is kept where its reader does not look.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkflowStateOutsideCheckpoint() : MemoryRule(Descriptors.MEM1008_WorkflowStateOutsideCheckpoint)
{
    /// <summary>Fields of a class without hooks.</summary>
    internal const string NoHooks = nameof(NoHooks);

    /// <summary>State that is read in another scope than it is written in.</summary>
    internal const string OtherScope = nameof(OtherScope);

    private protected override WordUse Needs => WordUse.Candidate;

    private protected override WordUse SpeaksOf => WordUse.Revived;

    /// <summary>Tests make what they try out as small as they can.</summary>
    private protected override bool JudgesTests => false;

    private protected override void Judge(FileReport file)
    {
        var types = file.Names(WordUse.Revived).Select(n => n.FirstAncestorOrSelf<ClassDeclarationSyntax>()).OfType<ClassDeclarationSyntax>().Distinct();
        foreach (var type in types)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (file.Model.GetDeclaredSymbol(type, file.Cancellation) is not { } symbol || file.Catalog.Revived.FirstOrDefault(r => symbol.IsOrDerivesFrom(r.Names)) is not { } kind)
                continue;
            JudgeFields(file, type, symbol, kind);
            if (kind.Context is not null)
                JudgeReads(file, type, kind);
        }
    }

    static void JudgeFields(FileReport file, ClassDeclarationSyntax type, INamedTypeSymbol symbol, RevivedType kind)
    {
        if (type.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && kind.KeptBy.Contains(t.ValueText)))
            return;
        var fields = StateOf(file, type, kind);
        if (fields.IsEmpty)
            return;
        if (!HasHooks(symbol, kind) && IsRevived(file, kind))
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, NoHooks).Add(FixProperties.Members, string.Join("|", fields.Select(f => f.Member.Name)));
            foreach (var (member, place) in fields)
                file.Report(place, ImmutableArray<Location>.Empty, properties, [member.Name, $"is a field of {kind.Noun} and in no {kind.Home}", kind.Loss]);
        }
        else if (kind.IsAnyState && !symbol.IsOrDerivesFrom(kind.ResetBy) && SharedInstance.Of(file.Compilation, file.Catalog, kind, symbol, file.Cancellation) is { } sharing)
            foreach (var (member, place) in fields.Where(f => !FieldState.IsBegunAnew(type, f.Member, file.Cancellation)))
                file.Report(place, sharing.Path, ImmutableDictionary<string, string?>.Empty, member.Name, $"is left to the next run, whoever's it is: {sharing.Reason}", "one user's run goes on with what another's has left");
    }

    /// <summary>The fields and properties that hold what one message leaves for the next.</summary>
    static ImmutableArray<(ISymbol Member, Location Place)> StateOf(FileReport file, ClassDeclarationSyntax type, RevivedType kind)
    {
        var imports = Imports.Of(file.Model.SyntaxTree);
        var fields = ImmutableArray.CreateBuilder<(ISymbol, Location)>();
        foreach (var (member, declaration) in FieldState.Members(file.Model, type, file.Cancellation))
        {
            var of = FieldState.TypeOf(member);
            bool isConversation = file.Catalog.KindOf(of, imports) is MemoryKind.History or MemoryKind.Session;
            bool isState = isConversation ? kind.IsAnyState || IsOwn(file, member) : kind.IsAnyState && FieldState.IsData(of, file.Catalog, imports);
            if (isState && FieldState.IsLeftForLater(type, member, kind.Hooks, [.. kind.Writes, .. kind.Reads], isConversation, file.Cancellation))
                fields.Add((member, declaration is VariableDeclaratorSyntax variable ? variable.Identifier.GetLocation() : ((PropertyDeclarationSyntax)declaration).Identifier.GetLocation()));
        }
        return fields.ToImmutable();
    }

    /// <summary>True for what the object makes itself: what it gets or loads may be kept where it comes from.</summary>
    static bool IsOwn(FileReport file, ISymbol member) =>
        file.Sites.Holders.FirstOrDefault(h => SymbolEqualityComparer.Default.Equals(h.Member, member)) is { } holder
        && !HeldMemory.OwnCreations(file.Compilation, file.Sites, holder, file.Cancellation).IsEmpty;

    static bool HasHooks(INamedTypeSymbol type, RevivedType kind)
    {
        if (kind.Hooks.Length == 0)
            return false;
        var missing = new HashSet<string>(kind.Hooks, StringComparer.Ordinal);
        for (var t = type; t is not null && !t.IsAnyOf(kind.Names); t = t.BaseType)
            missing.RemoveWhere(hook => !t.GetMembers(hook).IsEmpty);
        return missing.Count == 0;
    }

    static bool IsRevived(FileReport file, RevivedType kind) =>
        kind.RevivedBy.Length == 0 || kind.RevivedBy.Any(word => ProjectWords.Names(file.Compilation, file.Catalog, word, file.Cancellation));

    static void JudgeReads(FileReport file, ClassDeclarationSyntax type, RevivedType kind)
    {
        ImmutableArray<StateCall>? writes = null;
        foreach (var name in kind.Reads.SelectMany(r => SourceWords.Within(type, r, file.Cancellation)).Select(p => type.FindToken(p).Parent).OfType<SimpleNameSyntax>())
        {
            if (StateScopes.Of(file.Model, kind, name, file.Cancellation) is not { Scope: null, KeyValue: not null } read
                || StateScopes.Missed(read, writes ??= StateScopes.Writes(file.Compilation, file.Catalog, kind, file.Cancellation)) is not { } write)
                continue;
            string where = write.Scope is null ? $"the private scope of {write.Owner.Name}" : $"the scope {write.Scope}";
            file.Report(read.Key.GetLocation(), [write.Key.GetLocation()], ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, OtherScope),
                [read.KeyValue!, $"is written in {where} and read in that of {read.Owner.Name}", "nothing is ever found here"]);
        }
    }
}
