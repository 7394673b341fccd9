using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Sample;

/// <summary>One person's conversation with an endpoint of the sample.</summary>
sealed class Conversation(ChatService service, string endpoint, string person)
{
    /// <summary>The endpoints that forget. Every request carries the session id; only /chat needs it, the others have the person in the route.</summary>
    public static string[] Forgetful => ["/chat", "/support", "/sales"];

    public static string[] LookAlikes => ["/diary", "/orders", "/rooms"];

    public string Person => person;

    public Task<string> SayAsync(string message) => service.SayAsync(endpoint == "/chat" ? endpoint : $"{endpoint}/{person}", message, session: person);
}
