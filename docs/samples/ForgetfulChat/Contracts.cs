namespace ForgetfulChat;

public sealed record ChatRequest(string Message);

public sealed record ChatReply(string Reply);

/// <summary>A conversation that the client keeps and sends as a whole.</summary>
public sealed record Transcript(IReadOnlyList<Utterance> Messages);

public sealed record Utterance(string Role, string Text);

public sealed record SummaryRequest(string Text);
