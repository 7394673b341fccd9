using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>Reads TOML as people write it in deployment files: tables, arrays of tables, dotted keys, inline values.</summary>
static class TomlNotation
{
    /// <summary>No deployment file is nested deeper.</summary>
    const int MaximumDepth = 64;

    /// <summary>The file's root table; null if it is no TOML, or not of a kind that people write.</summary>
    public static ConfigNode? Read(SourceText text)
    {
        if (text.Length > HostFile.MaximumLength)
            return null;
        string content = text.ToString();
        return content.IndexOf('\0') >= 0 ? null : new Reader(content).Document();
    }

    /// <summary>A table while it is read: later lines may add to it.</summary>
    sealed class Table(TextSpan span)
    {
        readonly List<string> _order = [];
        readonly Dictionary<string, (TextSpan KeySpan, object Value)> _values = new(StringComparer.Ordinal);

        public object? Get(string key) => _values.TryGetValue(key, out var found) ? found.Value : null;

        public void Set(string key, TextSpan keySpan, object value)
        {
            if (!_values.ContainsKey(key))
                _order.Add(key);
            _values[key] = (keySpan, value);
        }

        /// <summary>The table of that name, made if there is none; the last one of an array of tables; null if the name has another value.</summary>
        public Table? Child(string key, TextSpan keySpan)
        {
            switch (Get(key))
            {
                case Table table:
                    return table;
                case List<Table> tables:
                    return tables[tables.Count - 1];
                case null:
                    var made = new Table(keySpan);
                    Set(key, keySpan, made);
                    return made;
                default:
                    return null;
            }
        }

        public ConfigNode Node() => ConfigNode.Map(span, _order.Select(k => new ConfigEntry(k, _values[k].KeySpan, Node(_values[k].KeySpan, _values[k].Value))).ToList());

        static ConfigNode Node(TextSpan keySpan, object value) => value switch
        {
            Table table => table.Node(),
            List<Table> tables => ConfigNode.List(keySpan, tables.Select(t => t.Node()).ToList()),
            _ => (ConfigNode)value,
        };
    }

    sealed class Reader(string content)
    {
        int _at = content.Length > 0 && content[0] == '\uFEFF' ? 1 : 0;

        public ConfigNode? Document()
        {
            var root = new Table(new TextSpan(0, 0));
            var current = root;
            int depth = 0;
            while (SkipLines())
            {
                if (Peek() == '[')
                {
                    if (Header(root) is not { } header)
                        return null;
                    (current, depth) = header;
                }
                else if (!Pair(current, depth))
                {
                    return null;
                }
                if (!AtLineEnd())
                    return null;
            }
            return root.Node();
        }

        char Peek() => _at < content.Length ? content[_at] : '\0';

        bool Take(string expected)
        {
            if (string.CompareOrdinal(content, _at, expected, 0, expected.Length) != 0)
                return false;
            _at += expected.Length;
            return true;
        }

        void SkipBlanks()
        {
            while (Peek() is ' ' or '\t')
                _at++;
        }

        void SkipComment()
        {
            if (Peek() == '#')
                while (_at < content.Length && content[_at] is not ('\r' or '\n'))
                    _at++;
        }

        /// <summary>Skips blanks, line ends and comments; false at the end of the file.</summary>
        bool SkipLines()
        {
            while (_at < content.Length)
                if (char.IsWhiteSpace(content[_at]))
                    _at++;
                else if (content[_at] == '#')
                    SkipComment();
                else
                    return true;
            return false;
        }

        bool AtLineEnd()
        {
            SkipBlanks();
            SkipComment();
            return Peek() is '\r' or '\n' || _at >= content.Length;
        }

        /// <summary><c>[http_service]</c> or <c>[[services]]</c>: the table that the next lines fill, and its depth.</summary>
        (Table Table, int Depth)? Header(Table root)
        {
            int start = _at;
            bool isArray = Take("[[");
            if (!isArray)
                _at++;
            if (Keys() is not { } keys || !Take(isArray ? "]]" : "]"))
                return null;
            var span = TextSpan.FromBounds(start, _at);
            Table? table = root;
            for (int i = 0; i < keys.Count - 1 && table is not null; i++)
                table = table.Child(keys[i], span);
            string last = keys[keys.Count - 1];
            if (isArray && table is not null)
            {
                if (table.Get(last) is List<Table> tables)
                    tables.Add(new Table(span));
                else if (table.Get(last) is null)
                    table.Set(last, span, new List<Table> { new(span) });
                else
                    return null;
            }
            return table?.Child(last, span) is { } filled ? (filled, keys.Count) : null;
        }

        bool Pair(Table table, int depth)
        {
            int start = _at;
            if (Keys() is not { } keys)
                return false;
            var keySpan = TextSpan.FromBounds(start, LastKeyEnd);
            if (!Take("="))
                return false;
            SkipBlanks();
            if (depth + keys.Count > MaximumDepth || Value(depth + keys.Count) is not { } value)
                return false;
            Table? owner = table;
            for (int i = 0; i < keys.Count - 1 && owner is not null; i++)
                owner = owner.Child(keys[i], keySpan);
            owner?.Set(keys[keys.Count - 1], keySpan, value);
            return owner is not null;
        }

        /// <summary>Where the keys that were read last end, without the blanks after them.</summary>
        int LastKeyEnd { get; set; }

        /// <summary><c>deploy.strategy</c>, <c>"a b".c</c>; blanks around are skipped.</summary>
        List<string>? Keys()
        {
            var keys = new List<string>();
            do
            {
                SkipBlanks();
                int start = _at;
                if (Peek() is '"' or '\'')
                {
                    if (OneLine() is not { } quoted)
                        return null;
                    keys.Add(quoted);
                }
                else
                {
                    while (char.IsLetterOrDigit(Peek()) || Peek() is '_' or '-')
                        _at++;
                    if (_at == start)
                        return null;
                    keys.Add(content.Substring(start, _at - start));
                }
                LastKeyEnd = _at;
                SkipBlanks();
            }
            while (keys.Count <= MaximumDepth && Take("."));
            return keys.Count <= MaximumDepth ? keys : null;
        }

        ConfigNode? Value(int depth)
        {
            if (depth > MaximumDepth)
                return null;
            int start = _at;
            switch (Peek())
            {
                case '"' or '\'':
                    return Text() is { } text ? ConfigNode.Scalar(TextSpan.FromBounds(start, _at), text) : null;
                case '[':
                    _at++;
                    var items = new List<ConfigNode>();
                    while (SkipLines() && Peek() != ']')
                    {
                        if (Value(depth + 1) is not { } item)
                            return null;
                        items.Add(item);
                        if (!SkipLines() || !Take(",") && Peek() != ']')
                            return null;
                    }
                    return Take("]") ? ConfigNode.List(TextSpan.FromBounds(start, _at), items) : null;
                case '{':
                    _at++;
                    var table = new Table(new TextSpan(start, 1));
                    while (SkipLines() && Peek() != '}')
                        if (!Pair(table, depth + 1) || !SkipLines() || !Take(",") && Peek() != '}')
                            return null;
                    return Take("}") ? table.Node() : null;
                default:
                    while (_at < content.Length && content[_at] is not (',' or ']' or '}' or '#' or '\r' or '\n'))
                        _at++;
                    string bare = content.Substring(start, _at - start).TrimEnd();
                    return bare.Length > 0 ? ConfigNode.Scalar(new TextSpan(start, bare.Length), bare) : null;
            }
        }

        string? Text()
        {
            foreach (string quotes in (string[])["\"\"\"", "'''"])
                if (Take(quotes))
                {
                    int end = content.IndexOf(quotes, _at, StringComparison.Ordinal);
                    if (end < 0)
                        return null;
                    string text = content.Substring(_at, end - _at);
                    _at = end + quotes.Length;
                    return text.TrimStart('\r', '\n');
                }
            return OneLine();
        }

        /// <summary>A string in single or double quotes; null if the line ends before it.</summary>
        string? OneLine()
        {
            char quote = content[_at++];
            var text = new StringBuilder();
            for (; _at < content.Length && content[_at] is not ('\r' or '\n'); _at++)
                if (content[_at] == quote)
                {
                    _at++;
                    return text.ToString();
                }
                else if (quote == '"' && content[_at] == '\\' && _at + 1 < content.Length)
                {
                    char escaped = content[++_at];
                    text.Append(escaped switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => escaped });
                }
                else
                {
                    text.Append(content[_at]);
                }
            return null;
        }
    }
}
