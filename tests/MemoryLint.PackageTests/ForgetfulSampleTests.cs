using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The sample as it is: it builds with warnings, and forgets.</summary>
[Collection(PackageCollection.Name)]
public sealed class ForgetfulSampleTests(ForgetfulSampleTests.ForgetfulSample forgetful) : IClassFixture<ForgetfulSampleTests.ForgetfulSample>
{
    public static TheoryData<string> Forgetful => new(Conversation.Forgetful);

    public static TheoryData<string> LookAlikes => new(Conversation.LookAlikes);

    [Fact]
    public void Build_warns_where_memory_is_lost_and_nowhere_else()
    {
        BuildWarning[] expected =
        [
            At("MEM1001", "Program.cs", "List<ChatMessage> history = ["),
            At("MEM1002", "Controllers/SupportController.cs", "_history = ["),
            At("MEM1003", "Services/Conversations.cs", "GetHistory("),
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
