using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>What code does with a history at one place.</summary>
enum HistoryUseKind
{
    /// <summary>A message is put in.</summary>
    Appended,

    /// <summary>It is asked how long it is, emptied, compared with null, given its value.</summary>
    Kept,

    /// <summary>It is written to where it came from.</summary>
    Saved,

    /// <summary>It is what the method yields.</summary>
    Returned,

    /// <summary>A model or agent gets it.</summary>
    Given,

    /// <summary>Anything else: its messages may go anywhere.</summary>
    Read,
}

/// <summary>One place where a history is used.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Place">The history there.</param>
/// <param name="Call">The call that appends to it, saves it or is given it.</param>
readonly record struct HistoryUse(HistoryUseKind Kind, ExpressionSyntax Place, InvocationExpressionSyntax? Call);
