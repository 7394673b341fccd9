using System.Net;
using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The sample after <c>dotnet format analyzers</c>: it builds without warnings, remembers, and keeps people apart.</summary>
[Collection(PackageCollection.Name)]
public sealed class FixedSampleTests(FixedSampleTests.FixedSample repaired) : IClassFixture<FixedSampleTests.FixedSample>
{
    public static TheoryData<string> Repaired => new([.. Conversation.Forgetful.Except(Conversation.Cached), .. Conversation.Leaking, .. Conversation.Unsafe]);

    public static TheoryData<string> WithoutPerson => new(Conversation.WithoutPerson);

    public static TheoryData<string> All => new([.. Conversation.Forgetful, .. Conversation.Onesided, .. Conversation.Leaking, .. Conversation.Unsafe, .. Conversation.LookAlikes]);

    [Fact]
    public void Build_gives_no_warning() => Assert.Empty(repaired.Warnings);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_turns_are_remembered(string endpoint)
    {
        var eve = new Conversation(repaired.Service, endpoint, "eve");

        await eve.SayAsync("My name is Eve");
        repaired.Service.Reconnect();

        Assert.Equal("I remember 2 things you said: 'My name is Eve' | 'What is my name?'", await eve.SayAsync("What is my name?"));
    }

    [Fact]
    public async Task The_model_knows_its_answers()
    {
        var eve = new Conversation(repaired.Service, "/billing", "eve of billing");

        await eve.SayAsync("What do I owe?");

        Assert.Equal("I remember 1 of my answers", await eve.SayAsync("What did you answer?"));
    }

    /// <summary>200 requests, of which many run at the same time: nobody sees what the other said, and nothing that was said is lost.</summary>
    [Theory]
    [MemberData(nameof(Repaired))]
    public async Task Two_people_at_once_never_see_each_others_words(string endpoint)
    {
        const int turns = 100;
        Conversation[] people = [new(repaired.Service, endpoint, "ann"), new(repaired.Service, endpoint, "bob")];

        var replies = await Task.WhenAll(Enumerable.Range(0, turns).SelectMany(turn => people.Select(
            async person => (person.Person, Reply: await person.SayAsync($"{person.Person} says {turn}")))));

        Assert.All(replies, reply => Assert.DoesNotContain(reply.Person == "ann" ? "bob" : "ann", reply.Reply));
        foreach (Conversation person in people)
        {
            string summary = await person.SayAsync($"{person.Person} is done");
            Assert.StartsWith($"I remember {turns + 1} things you said: ", summary);
            Assert.All(Enumerable.Range(0, turns), turn => Assert.Contains($"'{person.Person} says {turn}'", summary));
        }
    }

    /// <summary>The map of conversations changes with every first message, and each conversation begins with two at once.</summary>
    [Fact]
    public async Task Many_conversations_that_begin_at_once_lose_nothing()
    {
        Conversation[] people = [.. Enumerable.Range(0, 100).Select(person => new Conversation(repaired.Service, "/parts", $"person {person}"))];

        await Task.WhenAll(people.SelectMany(person => new[] { person.SayAsync("Good morning"), person.SayAsync("Who am I?") }));

        string[] summaries = await Task.WhenAll(people.Select(person => person.SayAsync($"I am {person.Person}")));
        Assert.All(people.Zip(summaries), summary =>
        {
            Assert.StartsWith("I remember 3 things you said: ", summary.Second);
            Assert.Contains("'Good morning'", summary.Second);
            Assert.Contains("'Who am I?'", summary.Second);
            Assert.EndsWith($" | 'I am {summary.First.Person}'", summary.Second);
        });
    }

    /// <summary>Anonymous people must not end up in one conversation.</summary>
    [Theory]
    [MemberData(nameof(WithoutPerson))]
    public async Task A_request_without_session_is_refused(string endpoint)
    {
        foreach (string? session in new[] { "", "  ", null })
        {
            using HttpResponseMessage response = await repaired.Service.PostAsync(endpoint, "Who am I?", session);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    public sealed class FixedSample(MemoryLintPackage package) : IAsyncLifetime
    {
        internal BuildWarning[] Warnings { get; private set; } = [];

        internal ChatService Service { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            SampleProject sample = SampleProject.CopyWith(package);
            await Dotnet.RunAsync(sample.Folder, "restore");
            await Dotnet.RunAsync(sample.Folder, "format", "analyzers", "ForgetfulChat.csproj", "--no-restore", "--severity", "warn", "--verbosity", "detailed",
                "--diagnostics", "MEM1001", "MEM1002", "MEM1003", "MEM1004", "MEM1005", "MEM3002", "MEM3003", "MEM4001", "MEM4004", "MEM4005", "MEM4008");
            Warnings = await sample.WarningsAsync();
            Service = await sample.StartAsync();
        }

        public async Task DisposeAsync() => await Service.DisposeAsync();
    }
}
