using System.Text.Json;

namespace MemoryLint.PackageTests.Sample;

/// <summary>A result in a compiler's SARIF log; files are relative to the repository.</summary>
sealed record LoggedWarning(string Id, string Message, string File, int Line, (string File, int Line)[] Related)
{
    public static LoggedWarning[] Of(string sarif, string root)
    {
        using JsonDocument log = JsonDocument.Parse(sarif);
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Where(result => result.TryGetProperty("locations", out _)).Select(result =>
            {
                (string file, int line) = Place(result.GetProperty("locations")[0], root);
                return new LoggedWarning(
                    result.GetProperty("ruleId").GetString()!, result.GetProperty("message").GetProperty("text").GetString()!, file, line,
                    result.TryGetProperty("relatedLocations", out JsonElement related) ? [.. related.EnumerateArray().Select(place => Place(place, root))] : []);
            }),
        ];
    }

    static (string File, int Line) Place(JsonElement location, string root)
    {
        JsonElement physical = location.GetProperty("physicalLocation");
        string uri = physical.GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        return (Path.GetRelativePath(root, new Uri(uri).LocalPath).Replace('\\', '/'), physical.GetProperty("region").GetProperty("startLine").GetInt32());
    }
}
