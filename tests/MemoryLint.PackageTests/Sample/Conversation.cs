using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Sample;

/// <summary>One person's conversation with an endpoint of the sample.</summary>
sealed class Conversation(ChatService service, string endpoint, string person)
{
    /// <summary>The endpoints that have no person in the route. Every request carries the session id, which these need once they are fixed.</summary>
    public static string[] WithoutPerson => ["/chat", "/help", "/booking"];

    /// <summary>The endpoints that forget.</summary>
    public static string[] Forgetful => ["/chat", "/support", "/sales", "/warranty", "/journal", "/returns"];

    /// <summary>The endpoint where the model does not know what it has said.</summary>
    public static string[] Onesided => ["/billing"];

    /// <summary>The endpoints that keep a copy of a conversation elsewhere, where of two turns at once the later one wins.</summary>
    public static string[] Cached => ["/warranty", "/journal", "/billing", "/returns"];

    /// <summary>The endpoints that tell one person what another has said. The one at /help does so while both come over one connection.</summary>
    public static string[] Leaking => ["/travel", "/help", "/booking"];

    /// <summary>The endpoints that do not stand many requests at once.</summary>
    public static string[] Unsafe => ["/parts"];

    public static string[] LookAlikes => ["/diary", "/orders", "/rooms", "/exchange"];

    public string Person => person;

    public Task<string> SayAsync(string message) => service.SayAsync(WithoutPerson.Contains(endpoint) ? endpoint : $"{endpoint}/{person}", message, session: person);
}
