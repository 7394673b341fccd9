using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Sample;

/// <summary>One person's conversation with an endpoint of the sample.</summary>
sealed class Conversation(ChatService service, string endpoint, string person)
{
    /// <summary>The endpoints that forget, and a route on each for a person. All requests carry the session id; only /chat needs it.</summary>
    public static TheoryData<string> Forgetful => ["/chat", "/support", "/sales"];

    public static TheoryData<string> LookAlikes => ["/diary", "/orders", "/rooms"];

    public string Person => person;

    public Task<string> SayAsync(string message) => service.SayAsync(endpoint == "/chat" ? endpoint : $"{endpoint}/{person}", message, session: person);
}
