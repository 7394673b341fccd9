using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>systemd: one claim per service unit.</summary>
sealed class SystemdReader : HostReader
{
    const string Platform = "systemd";

    public override bool Reads(HostFile file) => file.HasExtension(".service");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (IniNotation.Read(file.Text)["Service"] is not { } service
            || service.Entry("ExecStart") is not { Value.Text: { } command } start
            || service["Type"]?.Text == "oneshot"
            // What stands before the path tells systemd how to start it.
            || StartCommand.Ties(command.TrimStart('-', '@', ':', '+', '!')) is not { IsEmpty: false } ties)
            yield break;
        string unit = file.Name.Substring(0, file.Name.Length - ".service".Length);
        int at = unit.IndexOf('@');
        string name = at < 0 ? unit : unit.Substring(0, at);
        yield return new(file, Platform, name)
        {
            Ties = ties,
            Workers = at < 0
                ? new(Workers.One, file.Evidence(start.Span, $"starts one process of '{name}'"))
                : new(Workers.MayBecomeSeveral, file.Evidence(start.Span, $"starts one process for each instance of the template '{name}@'")),
            // Restart= replaces a process that has died; this one ends a process that works.
            Life = service.Entry("RuntimeMaxSec") is { Value.Text: not (null or "" or "0" or "infinity") } limit ? new(ProcessLife.Restarted, file.Quote(limit)) : null,
        };
    }
}
