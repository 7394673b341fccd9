using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Hosting;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4005: a turn changes what a store handed out, and nobody saves it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoadedMemoryNotSaved() : MemoryRule(Descriptors.MEM4005_LoadedMemoryNotSaved)
{
    private protected override WordUse SpeaksOf => WordUse.Load | WordUse.Append;

    private protected override void Judge(FileReport file)
    {
        foreach (var name in file.Names(WordUse.Load))
            if (CallsByName.CallOf(name) is { } call)
                JudgeLoad(file, name, call);
        foreach (var history in KeptHistories.In(file.Model, file.Catalog, file.Cancellation))
        {
            JudgeHeldState(file, history);
            if (history.IsUnsavedCopy && history.Copy is { } copy && CallsByName.NameSyntaxOf(copy) is { } made && RequestScope.Of(file.Model, copy, file.Cancellation) is { } scope)
                Report(file, made, history.Expression, "from " + made.Identifier.ValueText, $" on every {scope.Occasion.Text}{scope.Way}", SavedToItsStore);
        }
    }

    /// <summary>There is no one call that saves a copy of the code's own.</summary>
    internal const string SavedToItsStore = nameof(SavedToItsStore);

    static void JudgeLoad(FileReport file, SimpleNameSyntax name, InvocationExpressionSyntax call)
    {
        // Most code saves: its words show that before anything is bound.
        if (file.Catalog.LoadsNamed(name.Identifier.ValueText).All(l => IsSaved(file, l, call)) || file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is not IMethodSymbol method
            || file.Catalog.FindLoad(method) is not { } load || IsSaved(file, load, call))
            return;
        if (load.IsSavedByProject)
        {
            if (IsProgram(file) && ReferencesOf(file, call).FirstOrDefault() is { } loaded)
                Report(file, name, loaded, "from " + method.Name, "", load.SavedBy[0]);
        }
        else if (IsGivenToModelOnly(file, call) && ReferencesOf(file, call).First() is var use && RequestScope.Of(file.Model, call, file.Cancellation) is { } scope)
        {
            Report(file, name, use, "from " + method.Name, $" on every {scope.Occasion.Text}{scope.Way}", load.SavedBy[0]);
        }
    }

    /// <summary>True if a word that saves stands where it may: anywhere in the project, or in the member or local function of the load.</summary>
    static bool IsSaved(FileReport file, MemoryLoad load, InvocationExpressionSyntax call)
    {
        if (load.IsSavedByProject)
            return load.SavedBy.Any(w => ProjectWords.Names(file.Compilation, file.Catalog, w, file.Cancellation));
        var unit = Appends.UnitAround(call);
        return load.SavedBy.Any(w => SourceWords.Within(unit, w, file.Cancellation).Count > 0);
    }

    /// <summary>A library's states are saved by the bots that use it.</summary>
    static bool IsProgram(FileReport file) =>
        Host.Of(file.Compilation, file.Cancellation) == HostKind.Requests && !HostedProject.Of(file.Compilation, file.Options).IsTest;

    /// <summary>True if all that is done with what was loaded is to give it to a model, which changes it.</summary>
    static bool IsGivenToModelOnly(FileReport file, InvocationExpressionSyntax call)
    {
        var uses = ReferencesOf(file, call).ToList();
        return uses.Count > 0 && uses.All(u => u.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax to } => file.Catalog.IsNameOfModelCall(CallsByName.NameOf(to))
                && file.Catalog.FindModelCall(file.Model.GetSymbolInfo(to, file.Cancellation).Symbol as IMethodSymbol) is not null,
            IsPatternExpressionSyntax or BinaryExpressionSyntax => true,
            _ => false,
        }) && uses.Any(u => u.Parent is ArgumentSyntax);
    }

    /// <summary>Where the local is used that the load's result is put into.</summary>
    static IEnumerable<IdentifierNameSyntax> ReferencesOf(FileReport file, InvocationExpressionSyntax call)
    {
        ExpressionSyntax value = call;
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax
            || value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || value.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured } && configured == value)
            value = (ExpressionSyntax)value.Parent;
        if (value.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } })
            yield break;
        var unit = Appends.UnitAround(call);
        foreach (int position in SourceWords.Within(unit, local, file.Cancellation))
            if (unit.FindToken(position).Parent is IdentifierNameSyntax use)
                yield return use;
    }

    static void JudgeHeldState(FileReport file, KeptHistory history)
    {
        if (history.Root is not (IFieldSymbol or IPropertySymbol or IParameterSymbol) || history.Expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
            return;
        var holder = history.Root switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, IParameterSymbol p => p.Type, _ => null };
        if ((file.Catalog.FindHeldState(holder) ?? (history.Root is IPropertySymbol { Name: "State" } own ? file.Catalog.FindHeldState(own.ContainingType) : null)) is { } state
            && file.Model.GetDeclaredSymbol(type, file.Cancellation) is { } owner
            && !owner.DeclaringSyntaxReferences.Any(r => SourceWords.Within(r.GetSyntax(file.Cancellation), state.SavedBy, file.Cancellation).Count > 0))
            Report(file, history.Expression, history.Expression, "of " + owner.Name, "", state.SavedBy);
    }

    static void Report(FileReport file, ExpressionSyntax place, ExpressionSyntax memory, string source, string when, string savedBy) =>
        file.Report(place.GetLocation(), ImmutableArray<Location>.Empty, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, savedBy), [memory.ToString(), source, when, savedBy == SavedToItsStore ? "written back" : $"saved ({savedBy})"]);
}
