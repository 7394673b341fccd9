using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

enum ExpressionKind
{
    /// <summary>Code that is not understood.</summary>
    Unknown,

    /// <summary>A text, number or truth value.</summary>
    Literal,

    Null,

    /// <summary>A text with values in it: <c>'${name}-web'</c>.</summary>
    Joined,

    /// <summary>A name: of a parameter, a variable, a resource.</summary>
    Name,

    /// <summary>What follows a dot; the only part is what precedes it.</summary>
    Member,

    /// <summary>An item or entry; the parts are the collection and the key.</summary>
    Index,

    /// <summary>A function and its arguments.</summary>
    Call,

    /// <summary>Condition and both branches.</summary>
    Conditional,

    /// <summary>Two operands.</summary>
    Operator,

    Not,

    Map,

    List,

    /// <summary>One item per item of a collection; the parts are the collection, the item and, if there is one, the condition.</summary>
    Loop,
}

/// <summary>Code of bicep, ARM templates or HCL.</summary>
sealed class Expression(ExpressionKind kind, TextSpan span, string text, IReadOnlyList<Expression> parts, IReadOnlyList<ExpressionEntry> entries)
{
    public Expression(ExpressionKind kind, TextSpan span, string text, params Expression[] parts)
        : this(kind, span, text, parts, [])
    {
    }

    public static Expression Map(TextSpan span, IReadOnlyList<ExpressionEntry> entries) => new(ExpressionKind.Map, span, "", [], entries);

    public ExpressionKind Kind => kind;

    public TextSpan Span => span;

    /// <summary>A literal's value, a name, a member's or function's name, an operator, a loop's variable, or unknown code itself.</summary>
    public string Text => text;

    public IReadOnlyList<Expression> Parts => parts;

    /// <summary>A map's entries, and the attributes and blocks of an HCL body.</summary>
    public IReadOnlyList<ExpressionEntry> Entries => entries;

    /// <summary>The value of a map's key; null if there is none.</summary>
    public Expression? this[string key] => entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>An entry of a map.</summary>
/// <param name="Key">Its key; null for a key that must be computed and for the entries of another map (<c>...tags</c>).</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="Value">Its value; the other map.</param>
sealed record ExpressionEntry(string? Key, TextSpan KeySpan, Expression Value)
{
    /// <summary>The labels of an HCL block; null for an attribute.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>True for <c>...tags</c>.</summary>
    public bool IsSpread { get; init; }
}
