// The mistakes of docs/samples/ForgetfulChat in the C# of the oldest supported compiler, which knows neither collection expressions nor primary constructors.

using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSingleton<Conversations>();
var app = builder.Build();

app.MapControllers();

// MEM1001
app.MapPost("/chat", async (ChatRequest request, IChatClient chat, CancellationToken cancellationToken) =>
{
    var history = new List<ChatMessage> { new(ChatRole.System, "You are a friendly assistant.") };
    history.Add(new(ChatRole.User, request.Message));

    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
    history.AddMessages(response);

    return new ChatReply(response.Text);
});

app.MapPost("/sales/{conversationId}", async (
    string conversationId, ChatRequest request, Conversations conversations, IChatClient chat, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = conversations.GetHistory(conversationId);
    history.Add(new(ChatRole.User, request.Message));
    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
    history.AddMessages(response);
    return new ChatReply(response.Text);
});

app.Run();

public sealed record ChatRequest(string Message);

public sealed record ChatReply(string Reply);

[ApiController]
[Route("support/{conversationId}")]
public sealed class SupportController : ControllerBase
{
    // MEM1002
    private readonly List<ChatMessage> _history = new() { new(ChatRole.System, "You are a calm support agent.") };
    private readonly IChatClient _chat;

    public SupportController(IChatClient chat) => _chat = chat;

    [HttpPost]
    public async Task<ChatReply> Ask(string conversationId, ChatRequest request, CancellationToken cancellationToken)
    {
        _history.Add(new(ChatRole.User, request.Message));

        ChatResponse response = await _chat.GetResponseAsync(_history, cancellationToken: cancellationToken);
        _history.AddMessages(response);

        return new ChatReply(response.Text);
    }
}

public sealed class Conversations
{
    // MEM1003
    public List<ChatMessage> GetHistory(string conversationId) => new() { new(ChatRole.System, "You are a patient sales assistant.") };
}
