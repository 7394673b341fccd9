using System.Net;
using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The sample after the fix that loads and saves through <c>IDistributedCache</c>: what was said outlives the process.</summary>
[Collection(PackageCollection.Name)]
public sealed class DurableSampleTests(DurableSampleTests.DurableSample durable) : IClassFixture<DurableSampleTests.DurableSample>
{
    const string Endpoint = "/chat";

    [Fact]
    public void Build_no_longer_warns_of_the_handler() => Assert.DoesNotContain("MEM1001", durable.Warnings.Select(warning => warning.Id));

    [Fact]
    public async Task A_restarted_process_remembers()
    {
        await using (ChatService before = await durable.StartAsync())
            await new Conversation(before, Endpoint, "ann").SayAsync("My name is Ann");

        await using ChatService after = await durable.StartAsync();

        Assert.Equal("I remember 2 things you said: 'My name is Ann' | 'What is my name?'", await new Conversation(after, Endpoint, "ann").SayAsync("What is my name?"));
        Assert.Equal("I remember 1 thing you said: 'Who else is here?'", await new Conversation(after, Endpoint, "eve").SayAsync("Who else is here?"));
    }

    [Fact]
    public async Task A_second_process_remembers()
    {
        await using ChatService one = await durable.StartAsync();
        await using ChatService two = await durable.StartAsync();

        await new Conversation(one, Endpoint, "bob").SayAsync("My name is Bob");

        Assert.Equal("I remember 2 things you said: 'My name is Bob' | 'What is my name?'", await new Conversation(two, Endpoint, "bob").SayAsync("What is my name?"));
        Assert.Equal("I remember 3 things you said: 'My name is Bob' | 'What is my name?' | 'Are you sure?'",
            await new Conversation(one, Endpoint, "bob").SayAsync("Are you sure?"));
    }

    [Fact]
    public async Task Two_people_on_two_processes_never_see_each_others_words()
    {
        await using ChatService one = await durable.StartAsync();
        await using ChatService two = await durable.StartAsync();

        await Task.WhenAll(TalkAsync("carl"), TalkAsync("dora"));

        async Task TalkAsync(string person)
        {
            List<string> said = [];
            for (int turn = 0; turn < 20; turn++)
            {
                said.Add($"'{person} says {turn}'");
                string reply = await new Conversation(turn % 2 == 0 ? one : two, Endpoint, person).SayAsync($"{person} says {turn}");
                Assert.Equal($"I remember {said.Count} {(said.Count == 1 ? "thing" : "things")} you said: {string.Join(" | ", said)}", reply);
            }
        }
    }

    /// <summary>Anonymous people must not end up in one conversation.</summary>
    [Fact]
    public async Task A_request_without_session_is_refused()
    {
        await using ChatService service = await durable.StartAsync();

        foreach (string? session in new[] { "", "  ", null })
        {
            using HttpResponseMessage response = await service.PostAsync(Endpoint, "Who am I?", session);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    public sealed class DurableSample(MemoryLintPackage package) : IAsyncLifetime
    {
        readonly SampleProject _sample = SampleProject.CopyWith(package);

        internal BuildWarning[] Warnings { get; private set; } = [];

        internal Task<ChatService> StartAsync() => _sample.StartAsync(sessionCache: Path.Combine(_sample.Folder, "sessions.db"));

        public async Task InitializeAsync()
        {
            await PackedFix.ApplyAsync(package, _sample, "MEM1001", "MEM1001_LoadAndSave");
            Warnings = await _sample.WarningsAsync();
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
