namespace MemoryLint.Tests.Verification;

/// <summary>The difference of two texts, line by line: <c>-</c> expected, <c>+</c> actual.</summary>
static class LineDiff
{
    public static string Of(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        // common[i, j]: the length of the longest common subsequence of left[i..] and right[j..].
        int[,] common = new int[left.Length + 1, right.Length + 1];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        List<string> lines = [];
        int l = 0, r = 0;
        while (l < left.Length || r < right.Length)
        {
            if (l < left.Length && r < right.Length && left[l] == right[r])
            {
                Add("  ", left[l++]);
                r++;
            }
            else if (r == right.Length || (l < left.Length && common[l + 1, r] >= common[l, r + 1]))
                Add("- ", left[l++]);
            else
                Add("+ ", right[r++]);
        }
        return string.Join('\n', lines);

        // Trailing spaces are what one does not see in a diff.
        void Add(string sign, string line) => lines.Add(sign + line + (sign != "  " && line.EndsWith(' ') ? "·" : ""));
    }
}
