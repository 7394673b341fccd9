using System.Collections.Immutable;
using MemoryLint.Catalog;

namespace MemoryLint.Sites.Prompts;

/// <summary>Reads the names out of a template, in the way of the engine that renders it. What it does not understand counts as reading everything.</summary>
sealed class TemplateReader
{
    /// <summary>Helpers of Handlebars and of what is built on it: they read their arguments and nothing else.</summary>
    static readonly ImmutableHashSet<string> s_helpers = ImmutableHashSet.Create(
        "message", "set", "get", "json", "concat", "array", "raw", "range", "or", "and", "not", "add", "subtract", "equal", "equals", "eq", "lt", "gt", "lookup", "log", "doubleOpen", "doubleClose");

    readonly ImmutableArray<Placeholder>.Builder _placeholders = ImmutableArray.CreateBuilder<Placeholder>();
    readonly ImmutableArray<(string, int)>.Builder _mentions = ImmutableArray.CreateBuilder<(string, int)>();
    readonly ImmutableHashSet<string>.Builder _own;
    readonly string _text;
    bool _callsFunctions;

    TemplateReader(string text, StringComparer comparer)
    {
        _text = text;
        _own = ImmutableHashSet.CreateBuilder(comparer);
    }

    public static PromptTemplate Read(TemplateGrammar grammar, string text)
    {
        var reader = new TemplateReader(text, ComparerOf(grammar));
        switch (grammar)
        {
            case TemplateGrammar.SemanticKernel:
                reader.ReadSemanticKernel();
                break;
            case TemplateGrammar.Handlebars:
                reader.ReadHandlebars();
                break;
            case TemplateGrammar.Liquid:
                reader.ReadLiquid();
                break;
            case TemplateGrammar.Plain:
                reader.AddAll(PlainPlaceholders.In(text));
                break;
            case TemplateGrammar.Numbers:
                reader.AddAll(PlainPlaceholders.Numbers(text));
                break;
            default:
                reader.ReadBraces();
                break;
        }
        return new(reader._placeholders.ToImmutable(), reader._mentions.ToImmutable(), reader._own.ToImmutable(), reader._callsFunctions);
    }

    /// <summary>How the engine compares names. The arguments of Semantic Kernel ignore case, whatever the template is written in.</summary>
    public static StringComparer ComparerOf(TemplateGrammar grammar) =>
        grammar is TemplateGrammar.Braces or TemplateGrammar.Plain or TemplateGrammar.Numbers ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>A block begins at the last <c>{{</c> before its end; within quotes nothing begins or ends.</summary>
    void ReadSemanticKernel()
    {
        int start = -1;
        char quote = '\0';
        for (int i = 0; i + 1 < _text.Length; i++)
        {
            char c = _text[i];
            if (quote != '\0')
            {
                if (c == '\\' && _text[i + 1] is '"' or '\'' or '\\')
                    i++;
                else if (c == quote)
                    quote = '\0';
            }
            else if (c == '{' && _text[i + 1] == '{')
                start = i;
            else if (start >= 0 && c is '"' or '\'')
                quote = c;
            else if (start >= 0 && c == '}' && _text[i + 1] == '}')
            {
                AddBlock(start, ++i + 1);
                start = -1;
            }
        }
    }

    void AddBlock(int start, int end)
    {
        int first = start + 2;
        while (first < end - 2 && char.IsWhiteSpace(_text[first]))
            first++;
        if (first >= end - 2 || _text[first] is '"' or '\'')
            return;
        int last = end - 2;
        while (char.IsWhiteSpace(_text[last - 1]))
            last--;
        bool isVariable = false;
        foreach (var (name, at) in Identifiers(first, last, "$"))
        {
            _mentions.Add((name, at));
            if (isVariable |= at == first + 1 && at + name.Length == last)
                Add(name, at, start, end);
        }
        // A function; or a name that the engine does not take, and throws.
        if (!isVariable)
            _callsFunctions = true;
    }

    void ReadHandlebars()
    {
        var scopes = new Stack<int>();
        for (int start = _text.IndexOf("{{", StringComparison.Ordinal), end; start >= 0; start = end < 0 ? -1 : _text.IndexOf("{{", end, StringComparison.Ordinal))
        {
            bool isComment = StartsAt(start + 2, "!--"), isTriple = StartsAt(start, "{{{");
            string close = isComment ? "--}}" : isTriple ? "}}}" : "}}";
            end = _text.IndexOf(close, start + 2, StringComparison.Ordinal);
            if (end < 0)
                return;
            int first = start + (isTriple ? 3 : 2), last = end;
            end += close.Length;
            while (first < last && (_text[first] is '~' or '&' || char.IsWhiteSpace(_text[first])))
                first++;
            if (first >= last || isComment)
                continue;
            switch (_text[first])
            {
                case '!':
                    continue;
                case '/':
                    if (scopes.Count > 0)
                        scopes.Pop();
                    continue;
                case '^':
                    AddCondition(first + 1, last, isBlock: true, scopes);
                    continue;
                case '>':
                    _callsFunctions = true;
                    continue;
                case '#':
                    AddTag(first + 1, last, start, end, isBlock: true, scopes);
                    continue;
                default:
                    AddTag(first, last, start, end, isBlock: false, scopes);
                    continue;
            }
        }
    }

    void AddTag(int first, int last, int start, int end, bool isBlock, Stack<int> scopes)
    {
        string content = _text.Substring(first, last - first).TrimEnd('~', ' ', '\t', '\r', '\n');
        string helper = new([.. content.TakeWhile(c => !char.IsWhiteSpace(c))]);
        if (helper is "else" && !isBlock)
        {
            AddCondition(first + helper.Length, last, isBlock: false, scopes);
            return;
        }
        int within = scopes.Count > 0 ? scopes.Peek() : 0;
        bool isWithinScope = within > 0, isAlone = helper.Length == content.Length, isPath = isAlone && !isBlock;
        if (isBlock)
            scopes.Push(helper is "if" or "unless" or "message" ? within : within + 1);
        bool isHelper = isBlock ? helper is "each" or "with" or "if" or "unless" or "message" : s_helpers.Contains(helper);
        if ((!isPath && !isHelper) || (isPath && helper.Contains('-')))
            _callsFunctions = true;
        int from = isPath ? first : first + helper.Length, to = first + content.Length;
        bool isSet = helper == "set";
        int @as = content.IndexOf(" as |", StringComparison.Ordinal);
        foreach (var (name, at) in Identifiers(from, to, prefix: ""))
        {
            // A member of something, the name of a hash argument, what a loop calls its items.
            if (name is "this" or "true" or "false" or "null" or "undefined" or "root" || at > first && _text[at - 1] is '.' or '@' && !(at > 2 && _text[at - 2] == '.') && !StartsAt(at - 6, "@root."))
                continue;
            if (@as >= 0 && at > first + @as)
            {
                _own.Add(name);
                continue;
            }
            _mentions.Add((name, at));
            if (!isWithinScope && (isPath || (isBlock && helper is "each" or "with")) && !(at > 0 && _text[at - 1] == '@'))
                Add(name, at, start, end);
        }
        if (isSet && content.Split('"', '\'') is [_, var written, ..])
            _own.Add(written);
    }

    /// <summary><c>{{else if name}}</c>, <c>{{^name}}</c>: read, and nothing is written out.</summary>
    void AddCondition(int from, int to, bool isBlock, Stack<int> scopes)
    {
        int count = _mentions.Count;
        _mentions.AddRange(Identifiers(from, to, prefix: ""));
        if (isBlock && _mentions.Count > count)
            scopes.Push(scopes.Count > 0 ? scopes.Peek() : 0);
    }

    void ReadLiquid()
    {
        var found = new List<(string Name, int At, int Start, int End)>();
        for (int start = 0; (start = _text.IndexOf('{', start)) >= 0 && start + 1 < _text.Length; start++)
        {
            bool isTag = _text[start + 1] == '%';
            if (!isTag && _text[start + 1] != '{')
                continue;
            int close = _text.IndexOf(isTag ? "%}" : "}}", start + 2, StringComparison.Ordinal);
            if (close < 0)
                break;
            var names = Identifiers(start + 2, close, prefix: "").Where(n => _text[n.At - 1] is not '.').ToList();
            _mentions.AddRange(names);
            if (!isTag && names.Count > 0)
                found.Add((names[0].Name, names[0].At, start, close + 2));
            else if (names.Count > 0)
                AddLiquidTag(names, start, close + 2, found);
            start = close + 1;
        }
        foreach (var (name, at, start, end) in found)
            if (!_own.Contains(name) && name is not ("forloop" or "true" or "false" or "nil" or "empty" or "blank"))
                Add(name, at, start, end);
    }

    void AddLiquidTag(List<(string Name, int At)> names, int start, int end, List<(string, int, int, int)> found)
    {
        switch (names[0].Name)
        {
            case "for" or "tablerow" when names.Count > 2:
                _own.Add(names[1].Name);
                if (names.Count > 3 && names[2].Name == "in")
                    found.Add((names[3].Name, names[3].At, start, end));
                break;
            case "assign" or "capture" or "increment" or "decrement" when names.Count > 1:
                _own.Add(names[1].Name);
                break;
            case "raw" or "include" or "render" or "macro" or "from":
                _callsFunctions = true;
                break;
        }
    }

    /// <summary>Every pair of braces without braces in it, whatever else stands there: spaces belong to the name, and doubling escapes nothing.</summary>
    void ReadBraces()
    {
        int open = -1;
        for (int i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '{')
                open = i;
            else if (_text[i] == '}')
            {
                if (open >= 0 && i > open + 1)
                {
                    string name = _text.Substring(open + 1, i - open - 1);
                    _mentions.Add((name, open + 1));
                    Add(name, open + 1, open, i + 1);
                }
                open = -1;
            }
        }
    }

    void AddAll(IEnumerable<Placeholder> placeholders)
    {
        foreach (var placeholder in placeholders)
        {
            _mentions.Add((placeholder.Name, placeholder.Start));
            _placeholders.Add(placeholder);
        }
    }

    void Add(string name, int at, int start, int end) => _placeholders.Add(new(name, at, _text.Substring(start, end - start), end));

    bool StartsAt(int position, string text) => position >= 0 && string.CompareOrdinal(_text, position, text, 0, text.Length) == 0;

    /// <summary>The names between two places that follow a prefix, those within quotes aside.</summary>
    IEnumerable<(string Name, int At)> Identifiers(int from, int to, string prefix)
    {
        char quote = '\0';
        for (int i = from; i < to; i++)
        {
            char c = _text[i];
            if (quote != '\0' || c is '"' or '\'')
            {
                if (quote == '\0')
                    quote = c;
                else if (c == quote)
                    quote = '\0';
                continue;
            }
            int start = i + prefix.Length;
            if ((prefix.Length > 0 && c != prefix[0]) || start >= to || !(char.IsLetter(_text[start]) || _text[start] == '_' || (prefix.Length > 0 && char.IsDigit(_text[start]))))
                continue;
            int end = start;
            while (end < to && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
                end++;
            // The name of a hash argument: role="user".
            if (prefix.Length > 0 || end >= to || _text[end] != '=')
                yield return (_text.Substring(start, end - start), start);
            i = Math.Max(i, end - 1);
        }
    }
}
