using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Sites;

public class SieveTests
{
    const int ChunkLength = 4096;

    [Fact]
    public void Words_are_read_with_their_places()
    {
        const string text = "var x_1 = new ChatHistory(); // über 历史 \"quoted\" a1\tb\r\nend";
        Assert.Equal(["var", "x_1", "new", "ChatHistory", "über", "历史", "quoted", "a1", "b", "end"], Words(text));
        var places = SourceWords.Positions(SourceText.From(text), h => h == WordReader.Hash("ChatHistory"));
        Assert.Equal([(text.IndexOf("ChatHistory", StringComparison.Ordinal), "ChatHistory".Length)], places);
    }

    [Theory, InlineData(""), InlineData("  \n"), InlineData("+-*/();{}"), InlineData("\"\"")]
    public void Text_without_a_word_has_none(string text) => Assert.Empty(Words(text));

    [Fact]
    public void Words_at_the_borders_of_chunks_are_whole()
    {
        const string word = "ChatHistory";
        for (int shift = -word.Length - 2; shift <= 2; shift++)
            foreach (int chunk in (int[])[ChunkLength, 2 * ChunkLength])
            {
                string before = new string(' ', chunk + shift - 4) + "abc ";
                Assert.Equal(["abc", word, "rest"], Words(before + word + ";rest"));
                Assert.Equal(["abc", word], Words(before + word));
                var places = SourceWords.Positions(SourceText.From(before + word + ";rest"), h => h == WordReader.Hash(word));
                Assert.Equal([(before.Length, word.Length)], places);
            }
    }

    [Fact]
    public void Word_longer_than_a_chunk_is_one_word()
    {
        string word = new('a', (3 * ChunkLength) + 17);
        Assert.Equal(["x", word, "y"], Words("x " + word + " y"));
    }

    [Fact]
    public void Two_readers_in_turn_on_one_thread_do_not_mix_their_texts()
    {
        string first = string.Join(' ', Enumerable.Range(0, 3000).Select(i => "first" + i));
        string second = string.Join(' ', Enumerable.Range(0, 3000).Select(i => "second" + i));
        string[] Alternating()
        {
            List<string> read = [];
            foreach (string text in (string[])[first, second, first])
                read.AddRange(Words(text).Take(2000));
            return [.. read];
        }

        string[] expected = [.. first.Split(' ').Take(2000), .. second.Split(' ').Take(2000), .. first.Split(' ').Take(2000)];
        Assert.Equal(expected, Alternating());
    }

    [Fact]
    public void Positions_of_a_word_in_a_tree_are_those_of_the_whole_word()
    {
        const string source = """
            class C
            {
                object history = new(); // history of historyOf, not History
                string s = "history" + nameof(history);
            }
            """;
        var tree = CSharpSyntaxTree.ParseText(source);
        int[] expected = [.. Occurrences(source, "history")];
        Assert.Equal(4, expected.Length);
        Assert.Equal(expected, SourceWords.Positions(tree, "history", default));
        Assert.Empty(SourceWords.Positions(tree, "histor", default));

        static IEnumerable<int> Occurrences(string text, string word)
        {
            for (int i = text.IndexOf(word, StringComparison.Ordinal); i >= 0; i = text.IndexOf(word, i + 1, StringComparison.Ordinal))
                if ((i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (i + word.Length == text.Length || !char.IsLetterOrDigit(text[i + word.Length])))
                    yield return i;
        }
    }

    [Theory, InlineData(0), InlineData(1), InlineData(100), InlineData(20_000)]
    public void Filter_never_denies_a_word_of_the_text(int count)
    {
        string[] words = [.. Enumerable.Range(0, count).Select(i => $"word{i:x}")];
        var filter = SourceWords.Of(CSharpSyntaxTree.ParseText(string.Join('\n', words)), default);
        Assert.All(words, w => Assert.True(filter.MayContain(WordReader.Hash(w)), w));
    }

    [Fact]
    public void Filter_denies_most_other_words()
    {
        string text = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"int someWord{i:x} = {i};"));
        var filter = SourceWords.Of(CSharpSyntaxTree.ParseText(text), default);
        int maybe = Enumerable.Range(0, 10_000).Count(i => filter.MayContain(WordReader.Hash($"otherWord{i}")));
        Assert.InRange(maybe, 0, 2500);
    }

    [Theory]
    [InlineData("")]
    [InlineData("class Invoice { decimal Total => 3m; }")]
    [InlineData("using System.Collections.Generic; class C { List<string> names = []; Dictionary<string, int> map = new(); }")]
    [InlineData("class C { async Task RunAsync() { await client.GetAsync(url); await Build.InvokeAsync(); } }")]
    [InlineData("class Chat { string History; string ChatHistoryId; int chathistory; }")]
    public void Sieve_says_no(string source) => Assert.False(IsCandidate(source));

    [Theory]
    [InlineData("var history = new ChatHistory();")]
    [InlineData("List<ChatMessage> messages = [];")]
    [InlineData("var session = await agent.CreateSessionAsync();")]
    [InlineData("var thread = agent.GetNewThread();")]
    [InlineData("new Microsoft.SemanticKernel.Agents.ChatHistoryAgentThread()")]
    [InlineData("services.AddDistributedMemoryCache();")]
    [InlineData("IStorage storage = new MemoryStorage();")]
    [InlineData("using History = Microsoft.SemanticKernel.ChatCompletion.ChatHistory;")]
    public void Sieve_says_yes(string source) => Assert.True(IsCandidate(source));

    [Fact]
    public void Answer_for_a_tree_is_kept_for_each_catalog()
    {
        var tree = CSharpSyntaxTree.ParseText("var log = new RoomLog();");
        var own = CatalogIndex.With(new Framework("Own")
        {
            Types = [new() { Names = ["Contoso.RoomLog"], Kind = MemoryKind.History, Package = "Contoso" }],
        });
        for (int i = 0; i < 3; i++)
        {
            Assert.False(Sieve.Of(tree, CatalogIndex.BuiltIn, default).IsCandidate);
            Assert.True(Sieve.Of(tree, own, default).IsCandidate);
        }
    }

    [Theory]
    [InlineData("class Replies(AIAgent agent) { Task To(string said) => agent.RunAsync(said); }", true)]
    [InlineData("class Replies { Task To(string said) => Client.GetResponseAsync(said); }", true)]
    [InlineData("class Host(IHost host) { Task Run() => host.RunAsync(); }", false)]
    [InlineData("class Replies(AIAgent agent);", false)]
    public void File_may_ask_a_model_without_being_a_candidate(string source, bool asks)
    {
        var file = Sieve.Of(CSharpSyntaxTree.ParseText(source), CatalogIndex.BuiltIn, default);
        Assert.False(file.IsCandidate);
        Assert.Equal(asks, file.AsksModel);
        Assert.Equal(asks ? 1 : 0, file.Names(default).Count(n => (n.Use & WordUse.ModelCall) != 0));
    }

    static bool IsCandidate(string source) => Sieve.Of(CSharpSyntaxTree.ParseText(source), CatalogIndex.BuiltIn, default).IsCandidate;

    static List<string> Words(string text)
    {
        List<string> words = [];
        var reader = new WordReader(SourceText.From(text));
        while (reader.Next())
        {
            string word = text.Substring(reader.Start, reader.Length);
            Assert.Equal(WordReader.Hash(word), reader.WordHash);
            words.Add(word);
        }
        return words;
    }
}
