using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>
/// Azure Functions: the <c>host.json</c> beside a project. What the plan allows stands elsewhere; without it functions scale with the load, down to none.
/// </summary>
sealed class FunctionsReader : HostReader
{
    const string Platform = "Azure Functions";

    public override bool Reads(HostFile file) => file.Name.Equals("host.json", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (file.Documents.FirstOrDefault()?.Entry("version") is not { Value.Text: "2.0" } version)
            yield break;
        yield return new(file, Platform, null)
        {
            Workers = new(Workers.MayBecomeSeveral, file.Evidence(version.Span, "makes it an Azure Functions app, which runs in as many instances as the load asks for")),
            Life = new(ProcessLife.Discarded, file.Evidence(version.Span, "makes it an Azure Functions app, which may run in no instance at all between two requests")),
        };
    }
}
