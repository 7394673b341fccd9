using System.Net;
using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The sample after <c>dotnet format analyzers</c>: it builds without warnings, remembers, and keeps people apart.</summary>
[Collection(PackageCollection.Name)]
public sealed class FixedSampleTests(FixedSampleTests.FixedSample repaired) : IClassFixture<FixedSampleTests.FixedSample>
{
    public static TheoryData<string> Forgetful => new(Conversation.Forgetful);

    public static TheoryData<string> All => new([.. Conversation.Forgetful, .. Conversation.LookAlikes]);

    [Fact]
    public void Build_gives_no_warning() => Assert.Empty(repaired.Warnings);

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_turns_are_remembered(string endpoint)
    {
        var eve = new Conversation(repaired.Service, endpoint, "eve");

        await eve.SayAsync("My name is Eve");

        Assert.Equal("I remember 2 things you said: 'My name is Eve' | 'What is my name?'", await eve.SayAsync("What is my name?"));
    }

    [Theory]
    [MemberData(nameof(Forgetful))]
    public async Task Two_people_at_once_never_see_each_others_words(string endpoint)
    {
        const int turns = 25;
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

    /// <summary>Anonymous people must not end up in one conversation.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public async Task A_request_without_session_is_refused(string? session)
    {
        using HttpResponseMessage response = await repaired.Service.PostAsync("/chat", "Who am I?", session);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
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
                "--diagnostics", "MEM1001", "MEM1002", "MEM1003");
            Warnings = await sample.WarningsAsync();
            Service = await sample.StartAsync();
        }

        public async Task DisposeAsync() => await Service.DisposeAsync();
    }
}
