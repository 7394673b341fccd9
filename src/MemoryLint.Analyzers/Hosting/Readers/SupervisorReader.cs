using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>supervisord: one claim per program.</summary>
sealed class SupervisorReader : HostReader
{
    const string Platform = "supervisord";
    const string Section = "program:";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".conf", ".ini") && file.Mentions("[" + Section);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var program in IniNotation.Read(file.Text).Entries.Where(s => s.Key.StartsWith(Section, StringComparison.Ordinal)))
        {
            string name = program.Key.Substring(Section.Length).Trim();
            var ties = StartCommand.Ties(program.Value["command"]?.Text);
            if (!ties.IsEmpty)
                yield return new(file, Platform, name)
                {
                    Ties = ties,
                    Workers = program.Value.Entry("numprocs") is { } count
                        ? Count.Fixed(file, count)
                        : new(Workers.One, file.Evidence(program.KeySpan, $"sets no numprocs for '{name}', and supervisord then starts one process")),
                };
        }
    }
}
