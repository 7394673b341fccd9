using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>Heroku: one claim per process type of a Procfile or of the formation in <c>app.json</c>.</summary>
sealed class HerokuReader : HostReader
{
    const string Platform = "Heroku";

    /// <summary>Longer Procfiles were not written by hand.</summary>
    const int MaximumLength = 16 * 1024;

    /// <summary>Files of platforms that take a Procfile too.</summary>
    static readonly string[] s_others =
    [
        "fly.toml", "railway.json", "railway.toml", "render.yaml", "manifest.yml", "apprunner.yaml", "aws-beanstalk-tools-defaults.json", ".elasticbeanstalk/config.yml",
    ];

    public override bool Reads(HostFile file) =>
        IsProcfile(file) || file.Name.Equals("app.json", StringComparison.OrdinalIgnoreCase) && file.Documents.Any(d => d.Entry("formation") is not null);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (!IsProcfile(file))
            return file.Documents.SelectMany(d => d["formation"]?.Entries ?? []).Select(p => OfFormation(file, p));
        return s_others.Any(o => files.Find(file.Resolve(o)) is not null) ? [] : OfProcfile(file);
    }

    static bool IsProcfile(HostFile file) =>
        file.Name.Equals("Procfile", StringComparison.OrdinalIgnoreCase) || file.Name.StartsWith("Procfile.", StringComparison.OrdinalIgnoreCase);

    static HostClaim OfFormation(HostFile file, ConfigEntry process) =>
        Dyno(file, process.Key, process.KeySpan) with
        {
            Workers = process.Value.Entry("quantity") is { } quantity ? Count.Fixed(file, quantity) : OneDyno(file, process.Key, process.KeySpan),
        };

    static IEnumerable<HostClaim> OfProcfile(HostFile file)
    {
        if (file.Text.Length > MaximumLength)
            yield break;
        foreach (var line in file.Text.Lines)
        {
            string words = file.Text.ToString(line.Span);
            int colon = words.IndexOf(':');
            string process = colon < 0 ? "" : words.Substring(0, colon).Trim();
            // A release process runs once per deployment.
            if (process.Length == 0 || process == "release" || !process.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'))
                continue;
            string command = words.Substring(colon + 1);
            yield return Dyno(file, process, line.Span) with { Ties = StartCommand.Ties(command), Workers = OneDyno(file, process, line.Span) };
        }
    }

    static HostClaim Dyno(HostFile file, string process, TextSpan span) => new(file, Platform, process)
    {
        Life = new(ProcessLife.Restarted, file.Evidence(span, $"runs '{process}' in a Heroku dyno, which is restarted every day")),
        Disk = new(Disk.Lost, file.Evidence(span, $"runs '{process}' in a Heroku dyno, whose disk is gone with every restart")),
    };

    static Said<Workers> OneDyno(HostFile file, string process, TextSpan span) =>
        new(Workers.One, file.Evidence(span, $"sets no quantity for '{process}', and Heroku then runs one dyno"));
}
