using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The sample as it is: it builds with warnings, forgets, and tells people what others have said.</summary>
[Collection(PackageCollection.Name)]
public sealed class ForgetfulSampleTests(ForgetfulSampleTests.ForgetfulSample forgetful) : IClassFixture<ForgetfulSampleTests.ForgetfulSample>
{
    public static TheoryData<string> Forgetful => new(Conversation.Forgetful);

    public static TheoryData<string> Leaking => new(Conversation.Leaking);

    public static TheoryData<string> LookAlikes => new(Conversation.LookAlikes);

    [Fact]
    public void Build_warns_where_memory_is_lost_and_nowhere_else()
    {
        BuildWarning[] expected =
        [
            At("MEM1001", "Program.cs", "List<ChatMessage> history = ["),
            At("MEM1002", "Controllers/SupportController.cs", "_history = ["),
            At("MEM1003", "Services/Conversations.cs", "GetHistory("),
            At("MEM1004", "Services/TravelDesk.cs", "_history = ["),
            At("MEM1005", "Services/PartsDesk.cs", "_histories = new()"),
            At("MEM3002", "Program.cs", "context.Connection.Id"),
            At("MEM3003", "Controllers/BookingController.cs", "\"default\""),
            At("MEM4001", "Program.cs", ".Replace("),
            At("MEM4004", "Program.cs", "history.Add("),
            At("MEM4005", "Program.cs", "JsonSerializer.Deserialize"),
            At("MEM4008", "Program.cs", "history.Add("),
        ];

        Assert.Equal(expected, forgetful.Warnings);

        BuildWarning At(string id, string file, string code) => new(id, file, SourceLines.LineOf(forgetful.Sample.Folder, file, $"// {id}:", code));
    }

    [Theory]
    [MemberData(nameof(Forgetful))]
    public async Task Two_turns_are_forgotten(string endpoint)
    {
        var ann = new Conversation(forgetful.Service, endpoint, "ann");

        await ann.SayAsync("My name is Ann");

        Assert.Equal("I remember 1 thing you said: 'What is my name?'", await ann.SayAsync("What is my name?"));
    }

    [Fact]
    public async Task The_model_does_not_know_its_answers()
    {
        var ann = new Conversation(forgetful.Service, "/billing", "ann");

        await ann.SayAsync("What do I owe?");

        Assert.Equal("I remember 0 of my answers", await ann.SayAsync("What did you answer?"));
    }

    [Theory]
    [MemberData(nameof(Leaking))]
    public async Task Two_people_in_turns_see_each_others_words(string endpoint)
    {
        forgetful.Service.Reconnect();
        Conversation ann = new(forgetful.Service, endpoint, "ann"), bob = new(forgetful.Service, endpoint, "bob");

        await ann.SayAsync("My name is Ann");

        Assert.Equal("I remember 2 things you said: 'My name is Ann' | 'What is my name?'", await bob.SayAsync("What is my name?"));
        Assert.Equal("I remember 3 things you said: 'My name is Ann' | 'What is my name?' | 'Who else is here?'", await ann.SayAsync("Who else is here?"));
    }

    /// <summary>MEM3002 has two faces: who shares a connection with others shares a conversation, and who comes over another one has lost it.</summary>
    [Fact]
    public async Task A_new_connection_is_a_new_conversation()
    {
        var ann = new Conversation(forgetful.Service, "/help", "ann");

        await ann.SayAsync("My name is Ann");
        forgetful.Service.Reconnect();

        Assert.Equal("I remember 1 thing you said: 'What is my name?'", await ann.SayAsync("What is my name?"));
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    public async Task Two_turns_with_a_look_alike_are_remembered(string endpoint)
    {
        var ann = new Conversation(forgetful.Service, endpoint, "ann");

        await ann.SayAsync("My name is Ann");

        Assert.Equal("I remember 2 things you said: 'My name is Ann' | 'What is my name?'", await ann.SayAsync("What is my name?"));
    }

    public sealed class ForgetfulSample(MemoryLintPackage package) : IAsyncLifetime
    {
        internal SampleProject Sample { get; } = SampleProject.CopyWith(package);

        internal BuildWarning[] Warnings { get; private set; } = [];

        internal ChatService Service { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Warnings = await Sample.WarningsAsync();
            Service = await Sample.StartAsync();
        }

        public async Task DisposeAsync() => await Service.DisposeAsync();
    }
}
