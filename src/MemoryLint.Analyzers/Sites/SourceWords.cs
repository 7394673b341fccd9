using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Sites;

/// <summary>
/// Which words a file may contain: a Bloom filter over its text, one byte per sixteen characters, made in one scan and kept for as long as
/// the tree lives. "No" is certain, "yes" is to be checked.
/// </summary>
sealed class SourceWords
{
    static readonly ConditionalWeakTable<SyntaxTree, SourceWords> s_kept = new();

    readonly ulong[] _bits;

    SourceWords(SourceText text)
    {
        int size = 64;
        while (size < text.Length / 2)
            size *= 2;
        _bits = new ulong[size / 64];
        var words = new WordReader(text);
        while (words.Next())
            _bits[Slot(words.WordHash)] |= Bit(words.WordHash);
    }

    public static SourceWords Of(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!s_kept.TryGetValue(tree, out var words))
            words = s_kept.GetValue(tree, t => new SourceWords(t.GetText(cancellation)));
        return words;
    }

    public bool MayContain(uint wordHash) => (_bits[Slot(wordHash)] & Bit(wordHash)) != 0;

    /// <summary>Where <paramref name="word"/> stands in the tree's text, in order.</summary>
    public static IEnumerable<int> Positions(SyntaxTree tree, string word, CancellationToken cancellation)
    {
        uint hash = WordReader.Hash(word);
        if (!Of(tree, cancellation).MayContain(hash))
            yield break;
        var text = tree.GetText(cancellation);
        foreach (var (start, _) in Positions(text, h => h == hash))
            if (text.ContentEquals(new TextSpan(start, word.Length), word))
                yield return start;
    }

    /// <summary>Where <paramref name="word"/> stands within a node, in order: for the names of variables, which stand nowhere else.</summary>
    public static List<int> Within(SyntaxNode scope, string word, CancellationToken cancellation)
    {
        uint hash = WordReader.Hash(word);
        var text = scope.SyntaxTree.GetText(cancellation);
        var found = new List<int>();
        var words = new WordReader(text, scope.FullSpan);
        while (words.Next())
            if (words.WordHash == hash && text.ContentEquals(new TextSpan(words.Start, words.Length), word))
                found.Add(words.Start);
        return found;
    }

    /// <summary>Where words stand whose hash is asked for; two words may share a hash.</summary>
    public static List<(int Start, int Length)> Positions(SourceText text, Func<uint, bool> isAskedFor)
    {
        var found = new List<(int, int)>();
        var words = new WordReader(text);
        while (words.Next())
            if (isAskedFor(words.WordHash))
                found.Add((words.Start, words.Length));
        return found;
    }

    int Slot(uint hash) => (int)((hash >> 6) & (uint)(_bits.Length - 1));

    static ulong Bit(uint hash) => 1UL << (int)(hash & 63);
}

static class SourceTextExtensions
{
    public static bool ContentEquals(this SourceText text, TextSpan span, string word)
    {
        if (span.End > text.Length || span.Length != word.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
            if (text[span.Start + i] != word[i])
                return false;
        return true;
    }
}
