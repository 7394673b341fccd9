namespace MemoryLint.PackageTests.Sample;

static class SourceLines
{
    /// <summary>The line of the first <paramref name="code"/> after the <paramref name="comment"/> that announces it.</summary>
    public static int LineOf(string folder, string file, string comment, string code)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder, file));
        int announced = Array.FindIndex(lines, line => line.Contains(comment));
        int line = announced < 0 ? -1 : Array.FindIndex(lines, announced, line => line.Contains(code));
        return line < 0 ? throw new InvalidOperationException($"{file} has no '{code}' after '{comment}'.") : line + 1;
    }
}
