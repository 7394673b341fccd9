using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Sites;

/// <summary>What the sieve found in one file.</summary>
/// <param name="tree">The file.</param>
/// <param name="catalog">The catalog whose words were asked for.</param>
/// <param name="uses">What its words say, all together; of a file that is no candidate only whom the project serves, and whether it has prompts.</param>
/// <param name="words">The words of a candidate file, or one with prompts, that are worth a look, in order.</param>
sealed class SievedFile(SyntaxTree tree, CatalogIndex catalog, WordUse uses, ImmutableArray<SievedWord> words)
{
    ImmutableArray<SievedName> _names;

    public CatalogIndex Catalog => catalog;

    public WordUse Uses => uses;

    public ImmutableArray<SievedWord> Words => words;

    /// <summary>True if the file can have prompts to look at.</summary>
    public bool MayHavePrompts => (uses & (WordUse.Prompt | WordUse.PlainText | WordUse.Fill)) != 0;

    bool? _hasBraces;

    /// <summary>True if two braces, or a brace and a percent sign, stand side by side somewhere: without them there is no placeholder.</summary>
    public bool HasBraces(CancellationToken cancellation) => _hasBraces ??= FindBraces(tree.GetText(cancellation));

    static bool FindBraces(SourceText text)
    {
        char[] chunk = new char[Math.Min(text.Length, 4096)];
        char last = '\0';
        for (int start = 0; start < text.Length; start += chunk.Length)
        {
            int count = Math.Min(chunk.Length, text.Length - start);
            text.CopyTo(start, chunk, 0, count);
            for (int i = 0; i < count; last = chunk[i++])
                if (last == '{' && chunk[i] is '{' or '%')
                    return true;
        }
        return false;
    }

    /// <summary>True if the file can have to do with memory.</summary>
    public bool IsCandidate => (uses & WordUse.Candidate) != 0;

    /// <summary>True if the file can ask a model or an agent, whether it has to do with memory or not.</summary>
    public bool AsksModel => Has(uses, WordUse.Asks, WordUse.ModelCall);

    /// <summary>True if the file may make what reaches the model.</summary>
    public bool MayMakeClients => Has(uses, WordUse.Client, WordUse.ClientCandidate);

    /// <summary>True if the file may keep conversations in types of the project's own, by an identity.</summary>
    public bool MayKeepOwn => Has(uses, WordUse.OwnMemory, WordUse.Map);

    /// <summary>What is looked at in a file with words of these uses: everything if it has to do with memory, else what it may hold besides.</summary>
    public static WordUse LookedAt(WordUse uses)
    {
        if ((uses & WordUse.Candidate) != 0)
            return WordUse.Any;
        return (Has(uses, WordUse.Asks, WordUse.ModelCall) ? WordUse.ModelCall | WordUse.Fill : WordUse.None)
            | ((uses & (WordUse.Prompt | WordUse.PlainText)) != 0 ? WordUse.AnyPrompt : WordUse.None)
            | (Has(uses, WordUse.Client, WordUse.ClientCandidate) ? WordUse.Client : WordUse.None)
            | (Has(uses, WordUse.OwnMemory, WordUse.Map) ? WordUse.Site : WordUse.None);
    }

    public static bool Has(WordUse uses, WordUse one, WordUse other) => (uses & one) != 0 && (uses & other) != 0;

    /// <summary>Where a word of the catalog stands in a candidate file; another word of the same hash may stand there.</summary>
    public IEnumerable<int> PlacesOf(uint hash)
    {
        foreach (var word in words)
            if (word.Hash == hash)
                yield return word.Start;
    }

    /// <summary>
    /// Those of the words that are names in code, in order. Finding them depends on nothing but the file, so that it is done once for all rules and as long as
    /// the file stays as it is.
    /// </summary>
    public ImmutableArray<SievedName> Names(CancellationToken cancellation)
    {
        if (_names.IsDefault)
            ImmutableInterlocked.InterlockedInitialize(ref _names, FindNames(cancellation));
        return _names;
    }

    ImmutableArray<SievedName> FindNames(CancellationToken cancellation)
    {
        var names = ImmutableArray.CreateBuilder<SievedName>();
        var root = tree.GetRoot(cancellation);
        var text = tree.GetText(cancellation);
        var asked = (uses & WordUse.Cache) != 0 ? WordUse.Any : WordUse.Any & ~WordUse.CacheCall;
        foreach (var word in words)
        {
            cancellation.ThrowIfCancellationRequested();
            var use = word.Use & asked;
            if (use == 0 || ((use & ~WordUse.AnyCall) == 0 && !IsCalledOrTaken(text, word)))
                continue;
            var token = root.FindToken(word.Start);
            if (token.SpanStart == word.Start && token.Parent is SimpleNameSyntax or MethodDeclarationSyntax)
                names.Add(new(token, use));
        }
        return names.ToImmutable();
    }

    static bool IsCalledOrTaken(SourceText text, SievedWord word)
    {
        int end = word.Start + word.Length;
        return (word.Start > 0 && text[word.Start - 1] == '.') || (end < text.Length && text[end] is '(' or '<');
    }
}

/// <summary>A word of the catalog in a file.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Use">What the catalog says of it.</param>
readonly record struct SievedWord(int Start, int Length, uint Hash, WordUse Use);

/// <summary>A word of the catalog that is a name in code.</summary>
/// <param name="Token">The name, or the name of a method that is declared.</param>
/// <param name="Use">Why it is looked at.</param>
readonly record struct SievedName(SyntaxToken Token, WordUse Use);
