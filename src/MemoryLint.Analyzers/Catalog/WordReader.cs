using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Catalog;

/// <summary>
/// Reads the words of a text, one after the other, without allocating: everything that could be an identifier, comments and
/// strings included, because telling them apart would cost more than it saves.
/// </summary>
struct WordReader(SourceText text)
{
    const int ChunkLength = 4096;
    const uint HashSeed = 2166136261;

    [ThreadStatic]
    static char[]? t_chunk;

    readonly char[] _chunk = t_chunk ??= new char[ChunkLength];
    int _chunkStart = 0, _chunkEnd = 0, _position = 0;

    /// <summary>Where the word stands in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Its length in characters.</summary>
    public int Length { get; private set; }

    /// <summary>Its <see cref="Hash"/>.</summary>
    public uint WordHash { get; private set; }

    /// <summary>Moves to the next word; false at the end of the text.</summary>
    public bool Next()
    {
        uint hash = HashSeed;
        int start = -1;
        while (true)
        {
            if (_position == _chunkEnd && !ReadChunk())
                return Found(start, hash);
            char c = _chunk[_position - _chunkStart];
            if (IsWordCharacter(c))
            {
                if (start < 0)
                    start = _position;
                hash = unchecked((hash ^ c) * 16777619);
            }
            else if (start >= 0)
            {
                return Found(start, hash);
            }
            _position++;
        }
    }

    /// <summary>The hash that a word has wherever it stands.</summary>
    public static uint Hash(string word)
    {
        uint hash = HashSeed;
        foreach (char c in word)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    bool Found(int start, uint hash)
    {
        if (start < 0)
            return false;
        (Start, Length, WordHash) = (start, _position - start, hash);
        return true;
    }

    bool ReadChunk()
    {
        int length = Math.Min(ChunkLength, text.Length - _chunkEnd);
        if (length == 0)
            return false;
        text.CopyTo(_chunkEnd, _chunk, 0, length);
        _chunkStart = _chunkEnd;
        _chunkEnd += length;
        return true;
    }

    static bool IsWordCharacter(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' || (c > 127 && char.IsLetterOrDigit(c));
}
