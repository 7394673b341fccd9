using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Flow;

/// <summary>What is wrong with a key of a chain.</summary>
enum ChainTrouble
{
    /// <summary>What is said and what is answered are stored under one key, so one of them is lost.</summary>
    OneKeyForBoth,

    /// <summary>The memory takes the place of a value that nothing has read yet.</summary>
    Overwrites,

    /// <summary>A template reads the key before the memory is in it.</summary>
    LoadedTooLate,

    /// <summary>Nothing reads the key that the memory is in.</summary>
    NeverRead,

    /// <summary>A template reads another name than the key that the memory is in.</summary>
    OtherName,

    /// <summary>Nothing writes the key that a link reads.</summary>
    NeverWritten,

    /// <summary>The memory wants another key than it is given.</summary>
    OtherMemoryKey,

    /// <summary>The prompt with the memory is written to a key that the model is not asked with.</summary>
    PromptNotSent,

    /// <summary>What the last link writes is asked for, and it writes nothing.</summary>
    NoResult,
}

/// <summary>A key of a chain that does not line up with the others.</summary>
/// <param name="Trouble">What is wrong.</param>
/// <param name="Link">The link; null for the result that is asked for.</param>
/// <param name="Key">The key.</param>
/// <param name="Placeholder">The placeholder that reads it, or another name.</param>
/// <param name="Reader">The link with that placeholder.</param>
/// <param name="Better">The key that would line up; null where there is not just one.</param>
sealed record ChainFinding(ChainTrouble Trouble, ChainLink? Link, ChainKey Key, Placeholder? Placeholder = null, ChainLink? Reader = null, string? Better = null);

/// <summary>Follows the keys of a chain from link to link, as far as all links are in view.</summary>
sealed class ChainKeys
{
    readonly PromptChain _chain;
    readonly List<ChainLink?> _links;
    readonly bool _isWhole;

    ChainKeys(PromptChain chain)
    {
        _chain = chain;
        _links = [.. chain.Links];
        _isWhole = chain.IsClosed && !chain.Links.Contains(null);
    }

    public static IEnumerable<ChainFinding> Check(PromptChain chain) => new ChainKeys(chain).Check();

    IEnumerable<ChainFinding> Check()
    {
        var found = new List<ChainFinding>();
        for (int i = 0; i < _links.Count; i++)
            if (_links[i] is { } link)
                found.AddRange(link.Call.Role switch
                {
                    ChainRole.Update => CheckUpdate(link),
                    ChainRole.Load => CheckLoad(link, i),
                    ChainRole.Template => CheckTemplate(link, i),
                    _ => [],
                });
        if (_chain.ResultOfLast is not null && _links[_links.Count - 1] is { Writes.IsEmpty: true } last)
            found.Add(new(ChainTrouble.NoResult, last, new(last.Name.ToString(), "", null)));
        if (_isWhole && !_chain.HasOtherKeys)
            found.AddRange(CheckReads(found));
        return found;
    }

    IEnumerable<ChainFinding> CheckUpdate(ChainLink link)
    {
        if (link.Reads is [var request, var response])
        {
            if (request.Key == response.Key)
            {
                var (set, model) = (OnlyKey(ChainRole.Set), OnlyKey(ChainRole.Model));
                bool differ = set is not null && model is not null && set != model, isRequest = differ && request.Key == model;
                yield return new(ChainTrouble.OneKeyForBoth, link, isRequest ? request : response, Better: !differ ? null : isRequest ? set : response.Key == set ? model : null);
            }
            for (int i = 0; i < 2 && i < link.MemoryKeys.Length; i++)
                if (link.MemoryKeys[i] is { } wanted && wanted.Key != link.Reads[i].Key)
                    yield return new(ChainTrouble.OtherMemoryKey, link, wanted, Better: link.Reads[i].Key);
        }
    }

    IEnumerable<ChainFinding> CheckLoad(ChainLink link, int at)
    {
        var key = link.Writes[0];
        int overwritten = at - 1;
        while (overwritten >= 0 && _links[overwritten] is { } before && !Writes(before, key.Key) && !Reads(before, key.Key))
            overwritten--;
        if (overwritten >= 0 && _links[overwritten] is { } writer && Writes(writer, key.Key))
        {
            yield return _isWhole && MeantBy(key.Key, _links.Skip(at + 1).ToList()!) is var (meant, by) ? new(ChainTrouble.OtherName, link, key, meant, by) : new(ChainTrouble.Overwrites, link, key);
            yield break;
        }
        var later = _links.Skip(at + 1).ToList();
        if (!_isWhole || IsRead(key.Key, later!))
            yield break;
        if (_links.Take(at).FirstOrDefault(l => l!.Template is not null && Reads(l, key.Key)) is { } early && !_links.Take(at).Any(l => Writes(l!, key.Key)))
            yield return new(ChainTrouble.LoadedTooLate, link, key, early.Template!.Placeholders.First(p => p.Name == key.Key), early);
        else if (!_chain.HasOtherKeys && MeantBy(key.Key, later!) is var (placeholder, reader))
            yield return new(ChainTrouble.OtherName, link, key, placeholder, reader);
        else
            yield return new(ChainTrouble.NeverRead, link, key);
    }

    /// <summary>The placeholder of a later template that nothing writes and that means the memory.</summary>
    (Placeholder, ChainLink)? MeantBy(string key, List<ChainLink> later)
    {
        var open = later.Where(l => l.Template is not null).SelectMany(l => l.Template!.Placeholders.Select(p => (Placeholder: p, Link: l)))
            .Where(p => IsName(p.Placeholder.Name) && !_links.Any(l => Writes(l!, p.Placeholder.Name))).ToList();
        bool isOnly = open.Select(o => o.Placeholder.Name).Distinct().Count() == 1;
        var best = open.OrderByDescending(o => PromptPairs.Rank(key, isMemory: true, o.Placeholder.Name.Trim(), isOnly)).FirstOrDefault();
        return open.Count > 0 && PromptPairs.Rank(key, isMemory: true, best.Placeholder.Name.Trim(), isOnly) > 0 ? best : null;
    }

    /// <summary>A template with a memory in it, whose text the model is not asked with.</summary>
    IEnumerable<ChainFinding> CheckTemplate(ChainLink link, int at)
    {
        var key = link.Writes[0];
        var later = _links.Skip(at + 1).ToList();
        if (!_isWhole || !_links.Take(at).Any(l => l!.Call.Role == ChainRole.Load && Reads(link, l.Writes[0].Key)) || IsRead(key.Key, later!))
            yield break;
        if (later.FirstOrDefault(l => l!.Call.Role == ChainRole.Model) is { Reads: [var asked] } model && _links.Take(_links.IndexOf(model)).Any(l => Writes(l!, asked.Key)))
            yield return new(ChainTrouble.PromptNotSent, model, asked, Better: key.Key);
    }

    IEnumerable<ChainFinding> CheckReads(List<ChainFinding> found)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in _links)
        {
            foreach (var key in link!.Reads)
                if (!written.Contains(key.Key))
                    yield return new(ChainTrouble.NeverWritten, link, key, Better: BetterFor(link, key));
            foreach (var placeholder in link.Template?.Placeholders ?? ImmutableArray<Placeholder>.Empty)
                if (IsName(placeholder.Name) && !written.Contains(placeholder.Name) && !found.Any(f => f.Reader == link && f.Placeholder?.Name == placeholder.Name))
                    yield return new(ChainTrouble.NeverWritten, link, new(placeholder.Name, "", null), placeholder, link);
            written.UnionWith(link.Writes.Select(w => w.Key));
        }
        foreach (var result in _chain.Results)
            if (!written.Contains(result.Key))
                yield return new(ChainTrouble.NeverWritten, null, result, Better: OnlyKey(ChainRole.Model));
    }

    string? BetterFor(ChainLink link, ChainKey key) => link.Call.Role switch
    {
        ChainRole.Model => _links.Take(_links.IndexOf(link)).LastOrDefault(l => l!.Call.Role == ChainRole.Template)?.Writes[0].Key,
        ChainRole.Update => key == link.Reads[0] ? OnlyKey(ChainRole.Set) : OnlyKey(ChainRole.Model),
        _ => null,
    };

    /// <summary>The key that links of a role write, if it is just one.</summary>
    string? OnlyKey(ChainRole role) => _links.Contains(null) ? null
        : _links.Where(l => l!.Call.Role == role).SelectMany(l => l!.Writes).Select(w => w.Key).Distinct().ToList() is [var only] ? only : null;

    /// <summary>True if one of the links, or who runs the chain, reads a key before something else is written to it. Who asks for no key may take any.</summary>
    bool IsRead(string key, List<ChainLink> later)
    {
        foreach (var link in later)
        {
            if (Reads(link, key))
                return true;
            if (Writes(link, key))
                return false;
        }
        return _chain.Results.Length == 0 || _chain.Results.Any(r => r.Key == key);
    }

    static bool Writes(ChainLink link, string key) => link.Writes.Any(w => w.Key == key);

    static bool Reads(ChainLink link, string key) => link.Reads.Any(r => r.Key == key) || link.Template?.Read.Contains(key) == true;

    /// <summary>A name with spaces around it is one to the engine. What is no name at all, such as an example in JSON, is left alone.</summary>
    static bool IsName(string name) => name.Trim() is { Length: > 0 } plain && plain.All(c => char.IsLetterOrDigit(c) || c == '_');
}
