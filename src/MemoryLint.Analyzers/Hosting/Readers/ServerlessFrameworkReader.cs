using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>The Serverless Framework's <c>serverless.yml</c>: one claim per function on AWS.</summary>
sealed class ServerlessFrameworkReader : HostReader
{
    public override bool Reads(HostFile file) => file.Name.ToLowerInvariant() is "serverless.yml" or "serverless.yaml";

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            if (document["provider"] is { } provider && (provider.Text ?? provider["name"]?.Text) == "aws")
                foreach (var function in document["functions"]?.Entries ?? [])
                    if (LambdaFunction.MayBeDotnet((function.Value["runtime"] ?? provider["runtime"])?.Text))
                        yield return new(file, LambdaFunction.Platform, function.Key)
                        {
                            Ties = Ties(function.Value, provider),
                            Workers = LambdaFunction.WorkersOf(file, function.Value.Entry("reservedConcurrency"), "reservedConcurrency", function.KeySpan),
                            Life = new(ProcessLife.Discarded, file.Evidence(function.KeySpan, $"deploys '{function.Key}' to AWS Lambda")),
                            Disk = function.Value.Entry("fileSystemConfig") is { } mounted
                                ? new(Disk.Shared, file.Evidence(mounted.KeySpan, "mounts a file system"))
                                : new(Disk.Lost, file.Evidence(function.KeySpan, $"mounts no file system into '{function.Key}'")),
                        };
    }

    static ImmutableArray<ProjectTie> Ties(ConfigNode function, ConfigNode provider) =>
        LambdaFunction.Assembly(function["handler"]?.Literal, (function["runtime"] ?? provider["runtime"])?.Text) is { } assembly
            ? ImmutableArray.Create(new ProjectTie(TieKind.Assembly, assembly))
            : ImageName.Ties(function["image"]?.Literal ?? function.At("image", "uri")?.Value.Literal);
}
