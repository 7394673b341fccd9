namespace MemoryLint.PackageTests.Processes;

/// <summary>What a command has done.</summary>
public sealed record CommandResult(string Command, int ExitCode, string Output, TimeSpan Duration)
{
    /// <summary>Fails the test with the whole output if the command failed.</summary>
    public CommandResult Succeeded() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"'{Command}' ended with exit code {ExitCode}:{Environment.NewLine}{Output}");

    public IEnumerable<string> Lines => Output.Split('\n').Select(line => line.TrimEnd('\r'));
}
