using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>What holds for functions on AWS Lambda in every notation.</summary>
static class LambdaFunction
{
    public const string Platform = "AWS Lambda";

    /// <summary>False for functions of other languages, which lie in the same template.</summary>
    public static bool MayBeDotnet(string? runtime) =>
        runtime is null || runtime.StartsWith("dotnet", StringComparison.Ordinal) || runtime.StartsWith("provided", StringComparison.Ordinal);

    /// <summary>The assembly of a handler: <c>Chat.Api::Chat.Api.Function::Handle</c>, or <c>Chat.Api</c> alone for an executable.</summary>
    public static string? Assembly(string? handler, string? runtime)
    {
        int end = handler?.IndexOf("::", StringComparison.Ordinal) ?? -1;
        return end > 0 ? handler!.Substring(0, end)
            : runtime?.StartsWith("dotnet", StringComparison.Ordinal) == true ? handler
            : null;
    }

    /// <param name="file">The template.</param>
    /// <param name="reserved">The reserved concurrency.</param>
    /// <param name="reservedName">Its name in this notation.</param>
    /// <param name="place">The place of what is left out.</param>
    public static Said<Workers>? WorkersOf(HostFile file, ConfigEntry? reserved, string reservedName, TextSpan place) =>
        Count.Between(file, null, reserved,
            new(Workers.MayBecomeSeveral, file.Evidence(place, $"sets no {reservedName}, and AWS Lambda then runs an instance for each request at the same time")));
}
