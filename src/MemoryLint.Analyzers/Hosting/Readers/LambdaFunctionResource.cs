using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Functions of CloudFormation and SAM templates.</summary>
static class LambdaFunctionResource
{
    public static IEnumerable<HostClaim> Claims(CloudFormationTemplate template, CloudFormationResource function)
    {
        var file = template.File;
        string? runtime = template.TextOf(Property("Runtime")?.Value);
        if (!LambdaFunction.MayBeDotnet(runtime))
            yield break;
        var reserved = template.Resolved(Property("ReservedConcurrentExecutions"));
        yield return new(file, LambdaFunction.Platform, function.Name("FunctionName"))
        {
            Ties = Ties().ToImmutableArray(),
            Workers = template.Explained(LambdaFunction.WorkersOf(file, reserved, "ReservedConcurrentExecutions", function.Type.Span), reserved),
            Life = new(ProcessLife.Discarded, file.Quote(function.Type)),
            Disk = Property("FileSystemConfigs") is { } mounted
                ? new(Disk.Shared, file.Evidence(mounted.KeySpan, "mounts a file system"))
                : new(Disk.Lost, file.Evidence(function.Type.Span, "mounts no file system into the function")),
        };

        ConfigEntry? Property(string name) => function.Properties?.Entry(name) ?? template.Globals?.Entry(name);

        IEnumerable<ProjectTie> Ties()
        {
            if (LambdaFunction.Assembly(template.TextOf(Property("Handler")?.Value), runtime) is { } assembly)
                yield return new(TieKind.Assembly, assembly);
            if (Property("CodeUri")?.Value.Literal is { } code && code.IndexOf("://", StringComparison.Ordinal) < 0)
                yield return new(TieKind.Project, code);
            if (template.TextOf(Property("ImageUri")?.Value ?? function.Properties?.At("Code", "ImageUri")?.Value) is { Length: > 0 } image)
                yield return new(TieKind.Image, ImageName.Of(image));
            if (function.Entry.Value["Metadata"] is { } metadata && metadata["Dockerfile"]?.Literal is { } dockerfile)
                yield return new(TieKind.Dockerfile, (metadata["DockerContext"]?.Literal ?? ".") + "/" + dockerfile);
        }
    }
}
