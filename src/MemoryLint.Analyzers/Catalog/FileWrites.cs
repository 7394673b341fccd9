namespace MemoryLint.Catalog;

/// <summary>The methods of <c>System.IO.File</c> that write.</summary>
static class FileWrites
{
    public static readonly string[] Methods =
    [
        "WriteAllText", "WriteAllTextAsync", "AppendAllText", "AppendAllTextAsync", "WriteAllLines", "WriteAllLinesAsync", "AppendAllLines", "AppendAllLinesAsync", "WriteAllBytes", "WriteAllBytesAsync",
    ];
}
