using System.Diagnostics;
using System.Text;

namespace MemoryLint.PackageTests.Processes;

/// <summary>Runs the <c>dotnet</c> command with a time limit, and without what the test run around it left in the environment.</summary>
static class Dotnet
{
    static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Prefixes of variables that steer MSBuild, the test platform, the host or the sample.</summary>
    static readonly string[] s_foreign = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_STARTUP_HOOKS", "OPENAI", "CONNECTIONSTRINGS_"];

    /// <summary>Runs a command that has to succeed.</summary>
    public static async Task<CommandResult> RunAsync(string folder, params string[] arguments) => (await TryAsync(folder, arguments)).Succeeded();

    public static async Task<CommandResult> TryAsync(string folder, params string[] arguments)
    {
        string command = "dotnet " + string.Join(' ', arguments);
        var output = new StringBuilder();
        using Process process = Prepare(folder, arguments, line =>
        {
            lock (output)
                output.Append(line).Append('\n');
        });

        long started = Stopwatch.GetTimestamp();
        Start(process);
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' did not end within {s_limit}:{Environment.NewLine}{Text()}");
        }

        return new CommandResult(command, process.ExitCode, Text(), Stopwatch.GetElapsedTime(started));

        string Text()
        {
            lock (output)
                return output.ToString();
        }
    }

    public static Process Prepare(string folder, IEnumerable<string> arguments, Action<string> onLine)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsForeign).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        // A build node that stays behind would hold on to the output of the command, and to files of the temporary folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        return process;

        void Pass(string? line)
        {
            if (line is not null)
                onLine(line);
        }
    }

    public static void Start(Process process)
    {
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    static bool IsForeign(string variable) => s_foreign.Any(prefix => variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
