using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Hosting;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Durability;

/// <summary>
/// MEM2004: conversations are written to a path that the code itself puts into the program's own disk, and the deployment says that this disk is lost with the
/// container, or that other workers do not see it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConversationOnLostDisk() : HostedRule(Descriptors.MEM2004_ConversationOnLostDisk)
{
    private protected override WordUse SpeaksOf => WordUse.FileWrite | WordUse.Store;

    private protected override void Judge(FileReport file)
    {
        foreach (var write in file.Sites.FileWrites)
            if (DiskPath.Of(file.Model, write.Path, file.Cancellation) is { } where && SavesConversation(file, write.Content))
                Report(file, write.Name, $"File.{write.Name.Identifier.ValueText}", where);
        foreach (var creation in file.Sites.Creations)
            if (creation is { Durability: Catalog.Durability.Local, Kind: MemoryKind.History or MemoryKind.SessionStore or MemoryKind.Checkpoints } && PathOf(creation.Expression) is { } path
                && DiskPath.Of(file.Model, path, file.Cancellation) is { } where)
                Report(file, creation.Expression, creation.TypeText, where);
    }

    static ExpressionSyntax? PathOf(ExpressionSyntax creation) => creation switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var path }, ..] } => path,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var path }, ..] } => path,
        _ => null,
    };

    static void Report(FileReport file, SyntaxNode place, string what, string where)
    {
        var profile = HostProfiles.Of(file.Compilation, file.Options, file.Cancellation);
        var (evidence, consequence) = profile switch
        {
            { Disk: { Value: Disk.Lost } lost } => (lost.Evidence, "they are gone with it"),
            { Workers: { Value: Workers.Several or Workers.MayBecomeSeveral } workers, Disk: not { Value: Disk.Shared } } => (workers.Evidence, "other workers do not see them"),
            _ => (null, ""),
        };
        if (evidence is null || EnvironmentGuard.Covers(place, what))
            return;
        file.Report(place.GetLocation(), evidence.Location is { } at ? [at] : [], ImmutableDictionary<string, string?>.Empty, [what, where, InMessage(file, evidence), consequence]);
    }

    /// <summary>True for a history, or for text that is made of one right here or in the local variable that holds it.</summary>
    static bool SavesConversation(FileReport file, ExpressionSyntax content) => NamesMemory(file, content) || (LocalValue(file, content) is { } value && NamesMemory(file, value));

    static bool NamesMemory(FileReport file, ExpressionSyntax content)
    {
        var imports = Imports.Of(file.Model.SyntaxTree);
        return content.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name =>
            file.Model.GetTypeInfo(name, file.Cancellation).Type is { } type && (file.Catalog.KindOf(type, imports) is MemoryKind.History or MemoryKind.Session || file.Catalog.IsMessage(type, imports)));
    }

    static ExpressionSyntax? LocalValue(FileReport file, ExpressionSyntax content) =>
        content is IdentifierNameSyntax && file.Model.GetSymbolInfo(content, file.Cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(file.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;
}
