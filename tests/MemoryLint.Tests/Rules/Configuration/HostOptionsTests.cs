using MemoryLint.Rules.Configuration;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Configuration;

public class HostOptionsTests
{
    [Theory]
    [InlineData("[*.cs]\nmemorylint.workers = plenty\n", "The option 'memorylint.workers' has the value 'plenty', which is not a number, 'one' or 'several'; it is ignored")]
    [InlineData("[*.cs]\nmemorylint.workers = 0\n", "The option 'memorylint.workers' has the value '0', which is not a number, 'one' or 'several'; it is ignored")]
    [InlineData("build_property.MemoryLintWorkers = -3\n", "The option 'MemoryLintWorkers' has the value '-3', which is not a number, 'one' or 'several'; it is ignored")]
    [InlineData("build_property.MemoryLintHost = moon\n", "The option 'MemoryLintHost' has the value 'moon', which is not 'server', 'container', 'serverless' or 'desktop'; it is ignored")]
    [InlineData("[*.cs]\nmemorylint.host = container\nmemorylint.workers = 3\n", null)]
    [InlineData("[*.cs]\nmemorylint.host =\n", null)]
    public async Task Bad_values_are_reported(string config, string? message)
    {
        var diagnostics = await Verify.DiagnosticsAsync([new BadOptionValue()], "class C { }", o => o.EditorConfig = config);

        Assert.Equal(message is null ? [] : [message], diagnostics.Select(d => d.GetMessage()));
    }
}
