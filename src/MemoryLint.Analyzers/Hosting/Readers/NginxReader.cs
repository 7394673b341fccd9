using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>nginx: one claim per upstream with several servers. One server says nothing: several processes may stand behind its name.</summary>
sealed class NginxReader : HostReader
{
    const string Platform = "nginx";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".conf", ".conf.template", ".nginx") && file.Mentions("upstream");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        Upstream? upstream = null;
        foreach (var (words, span, end) in Directives(file.Text.ToString()))
            if (end == '{')
            {
                upstream = words is ["upstream", var name] ? new(name, span) : null;
            }
            else if (end == ';')
            {
                upstream?.Add(words);
            }
            else
            {
                if (upstream is { Servers: > 1 } several)
                    yield return new(file, Platform, several.Name)
                    {
                        Workers = new(Workers.Several, file.Evidence(several.Span, $"spreads the requests over the {several.Servers} servers of '{several.Name}'")),
                        HasAffinity = several.HasAffinity,
                    };
                upstream = null;
            }
    }

    /// <summary>Each directive with what ends it: a semicolon, or the brace of its block; and each closing brace.</summary>
    static IEnumerable<(IReadOnlyList<string> Words, TextSpan Span, char End)> Directives(string text)
    {
        var words = new List<string>();
        int start = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '#')
            {
                i = LineEnd(text, i);
            }
            else if (c is ';' or '{' or '}')
            {
                yield return (words, TextSpan.FromBounds(start < 0 ? i : start, i), c);
                words = [];
                start = -1;
            }
            else if (!char.IsWhiteSpace(c))
            {
                if (start < 0)
                    start = i;
                int from = c is '"' or '\'' ? i + 1 : i;
                int to = c is '"' or '\'' ? text.IndexOf(c, from) : text.IndexOfAny([' ', '\t', '\r', '\n', ';', '{', '}'], from);
                // A variable's braces, as in $host or ${NAME}, belong to the word.
                while (c is not ('"' or '\'') && to > from && text[to] == '{' && text[to - 1] == '$')
                    to = text.IndexOfAny([' ', '\t', '\r', '\n', ';'], to);
                if (to < 0)
                    yield break;
                words.Add(text.Substring(from, to - from));
                i = from == i ? to - 1 : to;
            }
        }
    }

    static int LineEnd(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    sealed class Upstream(string name, TextSpan span)
    {
        public string Name { get; } = name;

        public TextSpan Span { get; } = span;

        public int Servers { get; private set; }

        public bool HasAffinity { get; private set; }

        public void Add(IReadOnlyList<string> directive)
        {
            switch (directive.Count == 0 ? "" : directive[0])
            {
                case "server" when !directive.Contains("backup") && !directive.Contains("down"):
                    Servers++;
                    break;
                case "ip_hash" or "sticky":
                    HasAffinity = true;
                    break;
                case "hash" when directive.Count > 1:
                    // By what tells users apart, not by what they ask for.
                    HasAffinity |= new[] { "remote_addr", "cookie", "http_", "arg_", "jwt" }.Any(w => directive[1].IndexOf(w, StringComparison.Ordinal) >= 0);
                    break;
            }
        }
    }
}
