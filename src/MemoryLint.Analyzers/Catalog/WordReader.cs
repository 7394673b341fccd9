using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Catalog;

/// <summary>
/// Reads the words of a text, one after the other, without allocating: everything that could be an identifier, comments and
/// strings included, because telling them apart would cost more than it saves.
/// </summary>
struct WordReader(SourceText text, TextSpan span)
{
    const int ChunkLength = 4096;
    const uint HashSeed = 2166136261;

    /// <summary>
    /// <c>AggressiveOptimization</c>, which older targets do not name: all text of a project goes through this loop once, before the runtime would think of optimizing it.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512;

    [ThreadStatic]
    static char[]? t_chunk;

    readonly char[] _chunk = t_chunk ??= new char[ChunkLength];
    int _chunkStart = span.Start, _count = 0, _index = 0;

    public WordReader(SourceText text)
        : this(text, new TextSpan(0, text.Length))
    {
    }

    /// <summary>Where the word stands in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Its length in characters.</summary>
    public int Length { get; private set; }

    /// <summary>Its <see cref="Hash"/>.</summary>
    public uint WordHash { get; private set; }

    /// <summary>Moves to the next word; false at the end of the text.</summary>
    [MethodImpl(Optimized)]
    public bool Next()
    {
        uint hash = HashSeed;
        int start = -1;
        while (_index < _count || ReadChunk())
        {
            // The whole text goes through this loop: locals and a table are worth it.
            char[] chunk = _chunk;
            int index = _index, count = _count;
            if (start < 0)
            {
                while (index < count && !IsWordCharacter(chunk[index]))
                    index++;
                if (index < count)
                    start = _chunkStart + index;
            }
            while (index < count && IsWordCharacter(chunk[index]))
                hash = unchecked((hash ^ chunk[index++]) * 16777619);
            _index = index;
            if (start >= 0 && index < count)
                break;
        }
        if (start < 0)
            return false;
        (Start, Length, WordHash) = (start, _chunkStart + _index - start, hash);
        return true;
    }

    /// <summary>The hash that a word has wherever it stands.</summary>
    public static uint Hash(string word)
    {
        uint hash = HashSeed;
        foreach (char c in word)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    bool ReadChunk()
    {
        int length = Math.Min(ChunkLength, span.End - _chunkStart - _count);
        if (length == 0)
            return false;
        _chunkStart += _count;
        text.CopyTo(_chunkStart, _chunk, 0, length);
        (_index, _count) = (0, length);
        return true;
    }

    static bool IsWordCharacter(char c) => c < 128 ? s_isWord[c] : char.IsLetterOrDigit(c);

    static readonly bool[] s_isWord = Enumerable.Range(0, 128).Select(c => c is '_' || char.IsLetterOrDigit((char)c)).ToArray();
}
