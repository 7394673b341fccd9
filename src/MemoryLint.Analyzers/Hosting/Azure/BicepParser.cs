using System.Text;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Azure;

/// <summary>Reads bicep and bicepparam files.</summary>
sealed class BicepParser : ExpressionParser
{
    readonly AzureTemplate _template = new();
    readonly Stack<TemplateResource> _enclosing = new();

    BicepParser(string text)
        : base(text)
    {
    }

    /// <summary>The file; null if it is no bicep.</summary>
    public static AzureTemplate? Read(string text)
    {
        if (text.Length > HostFile.MaximumLength || text.IndexOf('\0') >= 0)
            return null;
        var parser = new BicepParser(text);
        parser.Statements();
        return parser.Failed ? null : parser._template;
    }

    protected override char Quote => '\'';

    protected override bool IsKeySeparator(char c) => c == ':';

    void Statements()
    {
        while (true)
        {
            SkipBlank(lines: true);
            if (AtEnd)
                return;
            if (Eat('@'))
            {
                Parse();
                continue;
            }
            Statement();
            SkipRest(isTopLevel: true);
        }
    }

    void Statement()
    {
        switch (Identifier())
        {
            case "param" when Name() is { } name:
                _template.Parameters[name] = Value();
                break;
            case "var" when Name() is { } name && Value() is { } value:
                _template.Variables[name] = value;
                break;
            case "output" when Name() is { } name && Value() is { } value:
                _template.Outputs[name] = value;
                break;
            case "resource":
                Declaration(isModule: false);
                break;
            case "module":
                Declaration(isModule: true);
                break;
            case "using":
                SkipBlank(lines: false);
                if (Current == Quote)
                    _template.Using = String().Text;
                break;
        }
    }

    string? Name()
    {
        SkipBlank(lines: false);
        return Identifier();
    }

    /// <summary>What follows the equals sign, after the type if there is one; null if nothing does.</summary>
    Expression? Value()
    {
        int nesting = 0;
        while (!AtEnd && !(nesting <= 0 && Current is '=' or '\n'))
            SkipOne(ref nesting);
        if (!Eat('='))
            return null;
        SkipBlank(lines: true);
        return Parse();
    }

    /// <summary>What follows <c>resource</c> or <c>module</c>.</summary>
    void Declaration(bool isModule)
    {
        SkipBlank(lines: false);
        int start = Position;
        if (Identifier() is not { } symbol)
            return;
        SkipBlank(lines: false);
        if (Current != Quote || String() is not { Kind: ExpressionKind.Literal, Text: var type })
            return;
        var place = From(start);
        SkipBlank(lines: false);
        bool isExisting = Identifier() == "existing";
        SkipBlank(lines: false);
        if (!Eat('='))
            return;
        SkipBlank(lines: true);
        Expression? condition = null;
        if (IsWord("if"))
        {
            Position += "if".Length;
            SkipBlank(lines: true);
            condition = Parse();
            SkipBlank(lines: true);
        }

        var parent = _enclosing.Count > 0 ? _enclosing.Peek() : null;
        int version = type.IndexOf('@');
        string name = isModule || version < 0 ? type : type.Substring(0, version);
        if (parent is not null && !isModule)
            name = parent.Type + "/" + name;
        var resource = new TemplateResource(name, place, Expression.Map(place, [])) { IsModule = isModule, IsExisting = isExisting, Condition = condition, Parent = parent };
        _enclosing.Push(resource);
        var body = Parse();
        _enclosing.Pop();
        if (body.Kind is ExpressionKind.Map or ExpressionKind.Loop)
            _template.Add(resource with { Body = body }, symbol);
    }

    protected override bool ReadNonEntry(string word)
    {
        if (word is not ("resource" or "module") || Current is not (' ' or '\t'))
            return false;
        int before = Position;
        SkipBlank(lines: false);
        if (char.IsLetter(Current) || Current == '_')
        {
            Declaration(word == "module");
            return true;
        }
        Position = before;
        return false;
    }

    /// <summary><c>[for app in apps: {…}]</c>, <c>[for (app, index) in apps: if (app.enabled) {…}]</c>.</summary>
    protected override Expression Loop(int start)
    {
        Position += "for".Length;
        SkipBlank(lines: true);
        bool hasIndex = Eat('(');
        SkipBlank(lines: true);
        string? item = Identifier();
        if (hasIndex)
        {
            while (!AtEnd && Current is not (')' or '\n'))
                Position++;
            Eat(')');
        }
        SkipBlank(lines: true);
        if (item is null || !IsWord("in"))
            return Broken(start);
        Position += "in".Length;
        SkipBlank(lines: true);
        var collection = Parse();
        SkipBlank(lines: true);
        if (!Eat(':'))
            return Broken(start);
        SkipBlank(lines: true);
        Expression? condition = null;
        if (IsWord("if"))
        {
            Position += "if".Length;
            SkipBlank(lines: true);
            condition = Parse();
            SkipBlank(lines: true);
        }
        var body = Parse();
        SkipBlank(lines: true);
        if (!Eat(']'))
            return Broken(start);
        return condition is null ? new(ExpressionKind.Loop, From(start), item, collection, body) : new(ExpressionKind.Loop, From(start), item, collection, body, condition);
    }

    Expression Broken(int start)
    {
        Failed = true;
        return Unknown(start);
    }

    protected override Expression String()
    {
        if (At(1) != '\'' || At(2) != '\'')
            return Interpolated(Escape);
        int start = Position, end = Text.IndexOf("'''", start + 3, StringComparison.Ordinal);
        if (end < 0)
            return Broken(start);
        // Quotes at the end belong to the text.
        while (end + 3 < Text.Length && Text[end + 3] == '\'')
            end++;
        Position = end + 3;
        string content = Text.Substring(start + 3, end - start - 3);
        return content.IndexOf("${", StringComparison.Ordinal) < 0 ? new(ExpressionKind.Literal, From(start), content) : Unknown(start);
    }

    bool Escape(StringBuilder literal)
    {
        if (Current != '\\')
            return false;
        literal.Append(At(1) switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var c => c });
        Position += 2;
        return true;
    }
}
