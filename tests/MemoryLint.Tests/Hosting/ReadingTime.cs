using System.Collections.Immutable;
using System.Diagnostics;
using MemoryLint.Hosting;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Hosting;

/// <summary>How long reading deployment files may take, whatever is in them.</summary>
static class ReadingTime
{
    const int Attempts = 20;

    static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// What the files claim; fails if none of some attempts reads them in 100 ms. The first may compile code, and the machine does other things too: what counts
    /// is that it can be done.
    /// </summary>
    public static ImmutableArray<HostClaim> Check(params (string Path, string Text)[] files)
    {
        var shortest = TimeSpan.MaxValue;
        for (int i = 0; ; i++)
        {
            var read = HostFiles.Of(files.Select(f => new HostFile(f.Path, SourceText.From(f.Text))));
            var watch = Stopwatch.StartNew();
            var claims = read.Claims;
            shortest = watch.Elapsed < shortest ? watch.Elapsed : shortest;
            if (shortest <= s_limit)
                return claims;
            Assert.True(i < Attempts, $"{files[0].Path}: {shortest.TotalMilliseconds:0} ms");
            Thread.Sleep(10 * i);
        }
    }
}

/// <summary>What measures time runs alone.</summary>
[CollectionDefinition(nameof(ReadingTime), DisableParallelization = true)]
public class ReadingTimeCollection;
