using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4006: a window, a reducer or a cut leaves the model one turn of the history, or less.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HistoryWindowTooSmall() : MemoryRule(Descriptors.MEM4006_HistoryWindowTooSmall)
{
    /// <summary>A property that may be left at its default.</summary>
    internal const string Setting = nameof(Setting);

    /// <summary>A history that is cut before it is given to the model.</summary>
    internal const string Cut = nameof(Cut);

    private protected override WordUse Needs => WordUse.Candidate;

    private protected override WordUse SpeaksOf => WordUse.Window;

    /// <summary>Tests make what they try out as small as they can.</summary>
    private protected override bool JudgesTests => false;

    private protected override void Judge(FileReport file)
    {
        foreach (var name in file.Names(WordUse.Window))
        {
            if (HistoryCuts.Methods.Contains(name.Identifier.ValueText))
                JudgeCut(file, name);
            else if (SizeOf(name) is { } size)
                JudgeWindow(file, name, size);
        }
    }

    /// <summary>What may be the size of a window: the value of a property, or the arguments of a call or creation.</summary>
    static SyntaxNode? SizeOf(SimpleNameSyntax name)
    {
        if (CallsByName.CallOf(name) is { } call)
            return call.ArgumentList;
        SyntaxNode whole = name.Parent is QualifiedNameSyntax or MemberAccessExpressionSyntax ? name.Parent : name;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax { Right: var value } assignment when assignment.Left == whole => value,
            ObjectCreationExpressionSyntax { ArgumentList: { } arguments } => arguments,
            VariableDeclarationSyntax { Variables: [{ Initializer.Value: ImplicitObjectCreationExpressionSyntax { ArgumentList: var arguments } }] } => arguments,
            _ => null,
        };
    }

    static void JudgeWindow(FileReport file, SimpleNameSyntax name, SyntaxNode size)
    {
        var value = size as ExpressionSyntax ?? (size as BaseArgumentListSyntax)?.Arguments.Select(a => a.Expression).FirstOrDefault(e => IsSmall(file, e));
        if (value is null || !IsSmall(file, value))
            return;
        var info = file.Model.GetSymbolInfo(size is ExpressionSyntax ? name : size.Parent!, file.Cancellation);
        if (file.Catalog.FindWindow(name.Identifier.ValueText, info.Symbol) is not { } window)
            return;
        if (info.Symbol is IMethodSymbol method)
        {
            if (((ArgumentListSyntax)size).For(method, window.Parameter!) is not { } argument || (window.Slack is { } slack && ((ArgumentListSyntax)size).For(method, slack) is not null and not { RawKind: (int)SyntaxKind.NullLiteralExpression }))
                return;
            value = argument;
        }
        if (file.Model.GetConstantValue(value, file.Cancellation) is not { Value: int count } || count < 0 || count > LargestSmall(window) || IsRightIn(window, name))
            return;
        string keeps = window switch
        {
            { KeepsSummary: true } => "a summary and one message",
            { Unit: WindowUnit.Turn } => count == 0 ? "no turn" : "one turn",
            _ => count switch { 0 => "no message", 1 => "one message", _ => "two messages" },
        };
        var properties = window is { Default: { } usual } && info.Symbol is IPropertySymbol
            ? ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, Setting).Add(FixProperties.Default, usual)
            : ImmutableDictionary<string, string?>.Empty;
        file.Report(value.GetLocation(), [], properties, name.Identifier.ValueText, keeps, window.KeepsSummary ? "the model knows no more than a summary of the turn before" : "the model has forgotten what was said before");
    }

    /// <summary>What one turn comes to at most. A summary stands for what is lost, so that only the smallest window with one is worth a word.</summary>
    static int LargestSmall(HistoryWindow window) => window is { Unit: WindowUnit.Message, KeepsSummary: false } ? 2 : 1;

    static bool IsSmall(FileReport file, ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => number <= 2,
        NameSyntax or MemberAccessExpressionSyntax => file.Model.GetConstantValue(value, file.Cancellation) is { Value: int and <= 2 },
        _ => false,
    };

    static bool IsRightIn(HistoryWindow window, SyntaxNode name) =>
        window.RightIn.Length > 0 && name.Ancestors().OfType<ObjectCreationExpressionSyntax>().Any(c => c.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n => window.RightIn.Contains(n.Identifier.ValueText)));

    static void JudgeCut(FileReport file, SimpleNameSyntax name)
    {
        if (CallsByName.CallOf(name) is not { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: 1 } }], Expression: MemberAccessExpressionSyntax { Expression: var history } } cut
            || GivenTo(cut) is not { } call || file.Catalog.KindOf(file.Model.GetTypeInfo(history, file.Cancellation).Type, Imports.Of(file.Model.SyntaxTree)) != MemoryKind.History
            || file.Catalog.FindModelCall(file.Model.GetSymbolInfo(call, file.Cancellation).Symbol as IMethodSymbol) is null)
            return;
        file.Report(name.GetLocation(), [], ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, Cut), name.Identifier.ValueText, $"one message of '{history}'", "the model has forgotten what was said before");
    }

    /// <summary>The call that is given what a cut leaves, at once or through a variable that nothing else is done with.</summary>
    static InvocationExpressionSyntax? GivenTo(ExpressionSyntax cut)
    {
        while (true)
        {
            if (cut.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray", Parent: InvocationExpressionSyntax listed })
                cut = listed;
            else if (cut.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: ObjectCreationExpressionSyntax copied } })
                cut = copied;
            else
                break;
        }
        switch (cut.Parent)
        {
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                return call;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var local } variable } when variable.FirstAncestorOrSelf<BlockSyntax>() is { } block:
                var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == local).ToList();
                return uses is [{ Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax asked } } }] ? asked : null;
            default:
                return null;
        }
    }
}
