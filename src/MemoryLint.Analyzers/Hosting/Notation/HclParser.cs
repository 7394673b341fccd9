using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>
/// Reads HCL, the notation of Terraform, OpenTofu and Nomad. A file is the body of a block; blocks are maps whose entry in the body around them has labels.
/// </summary>
sealed class HclParser : ExpressionParser
{
    const int MaximumBlocks = 32;

    int _blocks;

    HclParser(string text)
        : base(text)
    {
    }

    /// <summary>The file's attributes and blocks; null if it is no HCL.</summary>
    public static Expression? Read(string text)
    {
        if (text.Length > HostFile.MaximumLength || text.IndexOf('\0') >= 0)
            return null;
        var parser = new HclParser(text);
        var body = parser.Body(0);
        return parser.Failed ? null : body;
    }

    protected override char Quote => '"';

    protected override bool IsKeySeparator(char c) => c is '=' or ':';

    protected override bool HasDashesInNames => true;

    Expression Body(int start)
    {
        bool isFile = _blocks == 0;
        var entries = new List<ExpressionEntry>();
        if (++_blocks > MaximumBlocks)
            Failed = true;
        while (!Failed)
        {
            SkipBlank(lines: true);
            if (AtEnd)
            {
                Failed |= !isFile;
                break;
            }
            if (!isFile && Eat('}'))
                break;
            if (Item() is { } item)
            {
                entries.Add(item);
                continue;
            }
            int before = Position;
            SkipRest(isTopLevel: isFile);
            Failed |= Position == before;
        }
        _blocks--;
        return Expression.Map(From(start), entries);
    }

    /// <summary>An attribute or a block; null for what is neither.</summary>
    ExpressionEntry? Item()
    {
        int start = Position;
        var labels = new List<string>();
        string? name = Current == Quote ? String().Text : Identifier();
        if (name is null)
            return null;
        var keySpan = From(start);
        while (true)
        {
            SkipBlank(lines: false);
            if (IsKeySeparator(Current) && labels.Count == 0 && At(1) != '=')
            {
                Position++;
                SkipBlank(lines: true);
                var value = Parse();
                SkipBlank(lines: false);
                if (Current is not ('\n' or '}'))
                    SkipRest(isTopLevel: false);
                Eat(',');
                return new(name, keySpan, value);
            }
            if (Current == '{')
            {
                int open = Position++;
                return new(name, keySpan, Body(open)) { Labels = labels };
            }
            if ((Current == Quote ? String().Text : Identifier()) is not { } label)
                return null;
            labels.Add(label);
        }
    }

    protected override Expression String() => Interpolated(Escape);

    bool Escape(StringBuilder literal)
    {
        if (Current is '$' or '%' && At(1) == Current && At(2) == '{')
        {
            literal.Append(Current).Append('{');
            Position += 3;
            return true;
        }
        if (Current != '\\')
            return false;
        literal.Append(At(1) switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        Position += 2;
        return true;
    }

    /// <summary>A text of several lines: <c>&lt;&lt;-EOT</c>.</summary>
    protected override Expression? Special()
    {
        if (Current != '<' || At(1) != '<')
            return null;
        int start = Position;
        Position += At(2) == '-' ? 3 : 2;
        int content = Text.IndexOf('\n', Position);
        if (Identifier() is not { } end || content < 0)
        {
            Failed = true;
            return Unknown(start);
        }
        for (int line = content + 1; line < Text.Length;)
        {
            int next = Text.IndexOf('\n', line);
            if (next < 0)
                next = Text.Length;
            if (IsEnd(end, line, next))
            {
                Position = next;
                string lines = Text.Substring(content + 1, line - content - 1);
                return lines.IndexOf("${", StringComparison.Ordinal) < 0 ? new(ExpressionKind.Literal, From(start), lines) : Unknown(start);
            }
            line = next + 1;
        }
        Failed = true;
        return Unknown(start);
    }

    bool IsEnd(string end, int from, int to)
    {
        while (from < to && Text[from] is ' ' or '\t')
            from++;
        while (to > from && Text[to - 1] is ' ' or '\t' or '\r')
            to--;
        return to - from == end.Length && string.CompareOrdinal(Text, from, end, 0, end.Length) == 0;
    }
}
