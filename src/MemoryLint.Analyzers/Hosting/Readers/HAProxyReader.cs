using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>HAProxy: one claim per backend with several servers. One server says nothing: several processes may stand behind its name.</summary>
sealed class HAProxyReader : HostReader
{
    const string Platform = "HAProxy";

    /// <summary>Longer settings were not written by hand.</summary>
    const int MaximumLength = 64 * 1024;

    static readonly char[] s_blanks = [' ', '\t', '\r'];

    public override bool Reads(HostFile file) =>
        file.Name.StartsWith("haproxy", StringComparison.OrdinalIgnoreCase) && file.HasExtension(".cfg", ".conf") && file.Mentions("server");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        string? name = null;
        var span = default(TextSpan);
        int servers = 0;
        bool hasAffinity = false;
        if (file.Text.Length > MaximumLength)
            yield break;
        foreach (var line in file.Text.Lines)
        {
            string text = file.Text.ToString(line.Span);
            string[] words = text.Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
                continue;
            // A section begins at the line's start, its settings are indented by habit only.
            if (words[0] is "backend" or "listen" or "frontend" or "defaults" or "global" or "resolvers" or "peers" or "userlist" or "cache")
            {
                if (Claim() is { } claim)
                    yield return claim;
                (name, span, servers, hasAffinity) = (words[0] is "backend" or "listen" && words.Length > 1 ? words[1] : null, line.Span, 0, false);
            }
            else if (words[0] == "server" && !words.Contains("backup") && !words.Contains("disabled"))
            {
                servers++;
            }
            else if (words[0] is "cookie" or "stick" || words[0] == "balance" && words.Length > 1 && words[1] == "source")
            {
                hasAffinity = true;
            }
        }
        if (Claim() is { } last)
            yield return last;

        HostClaim? Claim() => name is null || servers < 2 ? null : new(file, Platform, name)
        {
            Workers = new(Workers.Several, file.Evidence(span, $"spreads the requests over the {servers} servers of '{name}'")),
            HasAffinity = hasAffinity,
        };
    }
}
