using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>
/// Reads the expressions that bicep, ARM templates and HCL have in common. What it does not understand becomes an unknown expression; what cannot be code
/// at all (a string or bracket without end, nesting without end) fails the whole text.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="place">Where all of the text stands in its file; null if it is the file.</param>
abstract class ExpressionParser(string text, TextSpan? place = null)
{
    /// <summary>No deployment file is nested deeper.</summary>
    const int MaximumDepth = 64;

    /// <summary>So many characters tell one unknown expression from another.</summary>
    const int MaximumWords = 200;

    /// <summary>From the weakest to the strongest; operators of several characters before those that begin like them.</summary>
    static readonly (string Operator, int Level)[] s_operators =
    [
        ("??", 0), ("||", 1), ("&&", 2), ("==", 3), ("!=", 3), ("=~", 3), ("!~", 3), ("<=", 4), (">=", 4), ("<", 4), (">", 4), ("+", 5), ("-", 5), ("*", 6), ("/", 6), ("%", 6),
    ];

    int _depth;
    (int From, int To) _blank = (-1, -1);

    protected string Text => text;

    protected int Position { get; set; }

    /// <summary>True if the text is to be given up.</summary>
    protected bool Failed { get; set; }

    protected bool AtEnd => Failed || Position >= text.Length;

    /// <summary>The character at the position; NUL at the end.</summary>
    protected char Current => At(0);

    protected char At(int offset) => !Failed && Position + offset < text.Length ? text[Position + offset] : '\0';

    /// <summary>The quote that begins a text.</summary>
    protected abstract char Quote { get; }

    /// <summary>True for a character that separates a map's key from its value.</summary>
    protected abstract bool IsKeySeparator(char c);

    /// <summary>A text whose quote is the current character.</summary>
    protected abstract Expression String();

    /// <summary>A notation's own expression at the current character; null if there is none.</summary>
    protected virtual Expression? Special() => null;

    /// <summary>True if a map contained something that is not an entry (a nested resource), which was read.</summary>
    protected virtual bool ReadNonEntry(string word) => false;

    protected virtual Expression Loop(int start)
    {
        SkipBrackets(start);
        return Unknown(start);
    }

    protected TextSpan From(int start) => place ?? TextSpan.FromBounds(start, Math.Max(start, Math.Min(Position, text.Length)));

    protected Expression Unknown(int start) =>
        new(ExpressionKind.Unknown, From(start), text.Substring(start, Math.Max(0, Math.Min(Math.Min(Position, text.Length) - start, MaximumWords))));

    /// <summary>Passes blanks and comments, on request also to the next lines.</summary>
    protected void SkipBlank(bool lines)
    {
        int start = Position;
        if (lines && _blank.From == start)
        {
            Position = _blank.To;
            return;
        }
        while (!AtEnd)
        {
            char c = Current;
            if (c is ' ' or '\t' or '\r' or '\uFEFF' || lines && c == '\n')
            {
                Position++;
            }
            else if (c == '#' || c == '/' && At(1) == '/')
            {
                int end = text.IndexOf('\n', Position);
                Position = end < 0 ? text.Length : end;
            }
            else if (c == '/' && At(1) == '*')
            {
                int end = text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
                if (end < 0)
                    Failed = true;
                else
                    Position = end + 2;
            }
            else
            {
                break;
            }
        }
        if (lines)
            _blank = (start, Position);
    }

    protected bool Eat(char c)
    {
        if (Current != c)
            return false;
        Position++;
        return true;
    }

    /// <summary>The identifier at the position, passed; null if there is none.</summary>
    protected string? Identifier()
    {
        int start = Position;
        if (!(char.IsLetter(Current) || Current == '_'))
            return null;
        while (char.IsLetterOrDigit(Current) || Current == '_' || Current == '-' && HasDashesInNames)
            Position++;
        return text.Substring(start, Position - start);
    }

    protected virtual bool HasDashesInNames => false;

    public Expression Parse()
    {
        int start = Position;
        if (_depth >= MaximumDepth)
        {
            Failed = true;
            return Unknown(start);
        }
        _depth++;
        var condition = Operators(0);
        int before = Position;
        SkipBlank(lines: true);
        if (Current == '?' && At(1) != '?')
        {
            Position++;
            SkipBlank(lines: true);
            var yes = Parse();
            SkipBlank(lines: true);
            if (Eat(':'))
            {
                SkipBlank(lines: true);
                var no = Parse();
                condition = new(ExpressionKind.Conditional, From(start), "", condition, yes, no);
            }
            else
            {
                condition = Unknown(start);
            }
        }
        else
        {
            Position = before;
        }
        _depth--;
        return condition;
    }

    Expression Operators(int minimum)
    {
        int start = Position;
        var left = Unary();
        while (!AtEnd)
        {
            int before = Position;
            SkipBlank(lines: true);
            bool isNewLine = text.IndexOf('\n', before, Math.Min(Position, text.Length) - before) >= 0;
            var (name, level) = NextOperator();
            if (name is null || level < minimum || isNewLine && name is "-" or "<" || name == "=~" && At(2) == '>')
            {
                Position = before;
                break;
            }
            Position += name.Length;
            SkipBlank(lines: true);
            var right = Operators(level + 1);
            left = new(ExpressionKind.Operator, From(start), name, left, right);
        }
        return left;
    }

    (string? Name, int Level) NextOperator()
    {
        char first = Current;
        foreach (var (name, level) in s_operators)
            if (name[0] == first && string.CompareOrdinal(text, Position, name, 0, name.Length) == 0)
                return (name, level);
        return default;
    }

    Expression Unary()
    {
        int start = Position, not = 0;
        bool isNegative = false;
        for (; Current is '!' or '-'; Position++)
            if (Current == '!')
                not++;
            else
                isNegative = !isNegative;
        var operand = Postfix();
        if (isNegative)
            return operand.Kind == ExpressionKind.Literal && not == 0 ? new(ExpressionKind.Literal, From(start), "-" + operand.Text) : Unknown(start);
        return not == 0 ? operand : new(ExpressionKind.Not, From(start), not % 2 == 0 ? "!!" : "!", operand);
    }

    Expression Postfix()
    {
        int start = Position;
        var value = Primary();
        while (!AtEnd)
        {
            int before = Position;
            SkipBlank(lines: true);
            if (Current == '.' && At(1) != '.' || Current == ':' && At(1) == ':')
            {
                Position += Current == '.' ? 1 : 2;
                Eat('?');
                value = Identifier() is { } member ? new(ExpressionKind.Member, From(start), member, value) : UnknownMember(start);
                continue;
            }
            Position = before;
            if (Current == '[')
            {
                value = Indexed(start, value);
            }
            else if (Current == '(' && value.Kind is ExpressionKind.Name or ExpressionKind.Member)
            {
                Position++;
                var arguments = Items(')');
                value = new(ExpressionKind.Call, From(start), value.Text, [.. arguments]);
            }
            else if (Current == '!' && At(1) is not ('=' or '~'))
            {
                Position++;
            }
            else
            {
                break;
            }
        }
        return value;
    }

    /// <summary>Splats and positions: <c>.*</c>, <c>.0</c>.</summary>
    Expression UnknownMember(int start)
    {
        while (Current == '*' || char.IsDigit(Current))
            Position++;
        return Unknown(start);
    }

    Expression Indexed(int start, Expression collection)
    {
        Position++;
        Eat('?');
        SkipBlank(lines: true);
        if (Eat('*'))
        {
            SkipBlank(lines: true);
            Failed |= !Eat(']');
            return Unknown(start);
        }
        var key = Parse();
        SkipBlank(lines: true);
        Failed |= !Eat(']');
        return new(ExpressionKind.Index, From(start), "", collection, key);
    }

    Expression Primary()
    {
        int start = Position;
        if (Special() is { } special)
            return special;
        if (Current == Quote)
            return String();
        if (char.IsDigit(Current))
        {
            while (char.IsLetterOrDigit(Current) || Current == '.' && char.IsDigit(At(1)))
                Position++;
            return new(ExpressionKind.Literal, From(start), text.Substring(start, Position - start));
        }
        if (Identifier() is { } word)
        {
            var name = word switch
            {
                "true" or "false" => new Expression(ExpressionKind.Literal, From(start), word),
                "null" => new Expression(ExpressionKind.Null, From(start), word),
                _ => new Expression(ExpressionKind.Name, From(start), word),
            };
            return Lambda(start) ?? name;
        }
        switch (Current)
        {
            case '(':
                Position++;
                var items = Items(')');
                return Lambda(start) ?? (items.Count == 1 ? items[0] : Unknown(start));
            case '[':
                return List(start);
            case '{':
                return Map(start);
            default:
                return Unknown(start);
        }
    }

    /// <summary>The rest of <c>item => item.name</c>, whose beginning was read; null if there is no arrow.</summary>
    Expression? Lambda(int start)
    {
        int before = Position;
        SkipBlank(lines: false);
        if (Current != '=' || At(1) != '>')
        {
            Position = before;
            return null;
        }
        Position += 2;
        SkipBlank(lines: true);
        Parse();
        return Unknown(start);
    }

    Expression List(int start)
    {
        Position++;
        SkipBlank(lines: true);
        if (IsWord("for"))
            return Loop(start);
        var items = Items(']');
        return new(ExpressionKind.List, From(start), "", [.. items]);
    }

    /// <summary>Expressions up to a closing bracket, which is passed.</summary>
    List<Expression> Items(char close)
    {
        var items = new List<Expression>();
        while (true)
        {
            SkipBlank(lines: true);
            while (Eat(','))
                SkipBlank(lines: true);
            if (AtEnd)
                Failed = true;
            if (Failed || Eat(close))
                return items;
            int start = Position;
            while (Current == '.')
                Position++;
            bool isSpread = Position > start;
            var item = Parse();
            SkipBlank(lines: false);
            if (Current is not ('\n' or ',') && Current != close)
                SkipRest(isTopLevel: false);
            if (Position == start)
                Failed = true;
            items.Add(isSpread ? Unknown(start) : item);
        }
    }

    protected Expression Map(int start)
    {
        Position++;
        SkipBlank(lines: true);
        if (IsWord("for"))
        {
            SkipBrackets(start);
            return Unknown(start);
        }
        var entries = new List<ExpressionEntry>();
        while (true)
        {
            SkipBlank(lines: true);
            while (Eat(','))
                SkipBlank(lines: true);
            if (AtEnd)
                Failed = true;
            if (Failed || Eat('}'))
                return Expression.Map(From(start), entries);
            int before = Position;
            if (Entry() is { } entry)
                entries.Add(entry);
            SkipBlank(lines: false);
            if (Current is not ('\n' or ',' or '}'))
                SkipRest(isTopLevel: false);
            if (Position == before)
                Failed = true;
        }
    }

    ExpressionEntry? Entry()
    {
        int start = Position;
        if (Current == '.')
        {
            while (Eat('.'))
            {
            }
            return new(null, From(start), Parse()) { IsSpread = true };
        }
        if (Eat('@'))
        {
            Parse();
            return null;
        }
        Expression? quoted = null;
        string? key = Identifier();
        if (key is not null && ReadNonEntry(key))
            return null;
        if (key is null)
        {
            if (Current != Quote && Current != '(')
                return null;
            quoted = Primary();
            key = quoted.Kind == ExpressionKind.Literal ? quoted.Text : null;
        }
        var keySpan = From(start);
        SkipBlank(lines: false);
        if (!IsKeySeparator(Current))
            return null;
        Position++;
        SkipBlank(lines: true);
        return new(key, keySpan, Parse());
    }

    protected bool IsWord(string word)
    {
        if (string.CompareOrdinal(text, Position, word, 0, word.Length) != 0)
            return false;
        char next = At(word.Length);
        return !char.IsLetterOrDigit(next) && next is not ('_' or ':' or '=' or '-' or '\'' or '.');
    }

    /// <summary>Passes what is left of a line, with the brackets that open on it. Within brackets it ends before the comma or bracket that ends the item.</summary>
    protected void SkipRest(bool isTopLevel)
    {
        int nesting = 0;
        while (!AtEnd)
        {
            char c = Current;
            if (c == '\n' && nesting <= 0 || !isTopLevel && nesting == 0 && c is ',' or '}' or ']' or ')')
                return;
            SkipOne(ref nesting);
        }
    }

    /// <summary>Passes the rest of the brackets that began at a place and of which only blanks were read.</summary>
    protected void SkipBrackets(int start)
    {
        Position = start;
        int nesting = 0;
        do
            SkipOne(ref nesting);
        while (nesting > 0 && !AtEnd);
        Failed |= nesting > 0;
    }

    /// <summary>Passes one character, comment or text.</summary>
    protected void SkipOne(ref int nesting)
    {
        int before = Position;
        SkipBlank(lines: false);
        if (Position > before)
            return;
        char c = Current;
        if (c == Quote)
        {
            String();
            return;
        }
        nesting += c is '{' or '[' or '(' ? 1 : c is '}' or ']' or ')' ? -1 : 0;
        Position++;
    }

    /// <summary>A text up to its quote, with values in <c>${…}</c>.</summary>
    /// <param name="escape">Appends what an escape stands for and passes it, if there is one at the position.</param>
    protected Expression Interpolated(Func<StringBuilder, bool> escape)
    {
        int start = Position++;
        var parts = new List<Expression>();
        var literal = new StringBuilder();
        while (!AtEnd && Current != '\n')
        {
            if (Eat(Quote))
            {
                if (parts.Count == 0)
                    return new(ExpressionKind.Literal, From(start), literal.ToString());
                Flush();
                return new(ExpressionKind.Joined, From(start), "", [.. parts]);
            }
            if (escape(literal))
                continue;
            if (Current is '$' or '%' && At(1) == '{')
            {
                Flush();
                bool isValue = Current == '$';
                int from = Position;
                Position += 2;
                SkipBlank(lines: true);
                Eat('~');
                if (isValue)
                {
                    parts.Add(Parse());
                }
                else
                {
                    int end = text.IndexOfAny(['}', '\n'], Position);
                    Position = end < 0 ? text.Length : end;
                    parts.Add(Unknown(from));
                }
                SkipBlank(lines: true);
                Eat('~');
                if (!Eat('}'))
                    break;
                continue;
            }
            literal.Append(Current);
            Position++;
        }
        Failed = true;
        return Unknown(start);

        void Flush()
        {
            if (literal.Length > 0)
                parts.Add(new(ExpressionKind.Literal, From(start), literal.ToString()));
            literal.Clear();
        }
    }
}
