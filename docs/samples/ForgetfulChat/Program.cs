using System.Text.Json;
using ForgetfulChat;
using ForgetfulChat.Clients;
using ForgetfulChat.Hubs;
using ForgetfulChat.Services;
using ForgetfulChat.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;

var builder = WebApplication.CreateBuilder(args);

builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.RespectNullableAnnotations = true;
    options.SerializerOptions.RespectRequiredConstructorParameters = true;
});
builder.Services.AddControllers();
builder.Services.AddSignalR();
builder.Services.AddSingleton<Conversations>();
builder.Services.AddSingleton<ConversationStore>();
builder.Services.AddSingleton<HelpDesk>();
builder.Services.AddSingleton<PartsDesk>();
builder.Services.AddSingleton<TravelDesk>();

if ((builder.Configuration["OpenAI:ApiKey"] ?? builder.Configuration["OPENAI_API_KEY"]) is { Length: > 0 } apiKey)
{
    builder.Services.AddSingleton<IChatClient>(new OpenAIChatClient(builder.Configuration["OpenAI:Model"] ?? "gpt-4o-mini", apiKey));
}
else
{
    builder.Services.AddSingleton<IChatClient, EchoingChatClient>();
}

if (builder.Configuration.GetConnectionString("SessionCache") is { Length: > 0 } cacheFile)
{
    builder.Services.AddSingleton<IDistributedCache>(new SqliteDistributedCache(cacheFile));
}
else if (builder.Environment.IsDevelopment())
{
    builder.Services.AddDistributedMemoryCache();
}
else
{
    throw new InvalidOperationException("Set ConnectionStrings:SessionCache to the path of a SQLite file: outside development, an in-memory cache forgets.");
}

var app = builder.Build();

app.MapControllers();
app.MapHub<ChatHub>("/hub/chat");
app.MapGet("/", () => "ForgetfulChat is listening.");

// MEM1001: every request starts its own history and drops it with the response.
app.MapPost("/chat", async (ChatRequest request, IChatClient chat, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = [new(ChatRole.System, "You are a friendly assistant.")];
    history.Add(new(ChatRole.User, request.Message));

    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
    history.AddMessages(response);

    return new ChatReply(response.Text);
});

// Right: the client keeps the conversation and sends all of it.
app.MapPost("/stateless", async (Transcript request, IChatClient chat, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = [new(ChatRole.System, "You are a friendly assistant.")];
    history.AddRange(request.Messages.Select(said => new ChatMessage(said.Role == "assistant" ? ChatRole.Assistant : ChatRole.User, said.Text)));

    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);

    return new ChatReply(response.Text);
});

// Right: one question, one answer, and no conversation to remember.
app.MapPost("/summary", async (SummaryRequest request, IChatClient chat, CancellationToken cancellationToken) =>
{
    List<ChatMessage> prompt =
    [
        new(ChatRole.System, "Summarize the text in one sentence."),
        new(ChatRole.User, request.Text),
    ];
    ChatResponse response = await chat.GetResponseAsync(prompt, cancellationToken: cancellationToken);

    return new ChatReply(response.Text);
});

// Right: the list is new in every request too, but it is loaded before the turn and saved after it.
app.MapPost("/diary/{conversationId}", async (
    string conversationId, ChatRequest request, IChatClient chat, IDistributedCache cache, CancellationToken cancellationToken) =>
{
    byte[]? saved = await cache.GetAsync($"diary:{conversationId}", cancellationToken);
    List<ChatMessage> history = saved is null
        ? [new(ChatRole.System, "You help people keep a diary.")]
        : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
    history.Add(new(ChatRole.User, request.Message));

    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
    history.AddMessages(response);
    await cache.SetAsync($"diary:{conversationId}", JsonSerializer.SerializeToUtf8Bytes(history, AIJsonUtilities.DefaultOptions), cancellationToken);

    return new ChatReply(response.Text);
});

// Forgets because of MEM1003 in Conversations.GetHistory.
app.MapPost("/sales/{conversationId}", async (
    string conversationId, ChatRequest request, Conversations conversations, IChatClient chat, CancellationToken cancellationToken) =>
    new ChatReply(await chat.TakeTurnAsync(conversations.GetHistory(conversationId), request.Message, cancellationToken)));

// Right: Conversations.GetRoomHistory hands out the same history for the same room.
app.MapPost("/rooms/{room}", async (string room, ChatRequest request, Conversations conversations, IChatClient chat, CancellationToken cancellationToken) =>
    new ChatReply(await chat.TakeTurnAsync(conversations.GetRoomHistory(room), request.Message, cancellationToken)));

app.MapDelete("/rooms/{room}", (string room, Conversations conversations) => conversations.CloseRoom(room) ? Results.NoContent() : Results.NotFound());

// Tells everybody what others have said, because of MEM1004 in TravelDesk.
app.MapPost("/travel/{conversationId}", async (string conversationId, ChatRequest request, TravelDesk travel, CancellationToken cancellationToken) =>
    new ChatReply(await travel.AskAsync(conversationId, request.Message, cancellationToken)));

// Fails under load, because of MEM1005 in PartsDesk.
app.MapPost("/parts/{conversationId}", async (string conversationId, ChatRequest request, PartsDesk parts, CancellationToken cancellationToken) =>
    new ChatReply(await parts.AskAsync(conversationId, request.Message, cancellationToken)));

// MEM3002: behind a proxy one connection serves many people, and a person who connects again has another one.
app.MapPost("/help", async (ChatRequest request, HttpContext context, HelpDesk help, IChatClient chat, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = help.GetHistory(context.Connection.Id);

    return new ChatReply(await chat.TakeTurnAsync(history, request.Message, cancellationToken));
});

// MEM4008: the conversation is kept, and the model gets the last message only.
app.MapPost("/warranty/{conversationId}", async (
    string conversationId, ChatRequest request, IChatClient chat, IDistributedCache cache, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = await cache.LoadHistoryAsync($"warranty:{conversationId}", cancellationToken);
    history.Add(new(ChatRole.User, request.Message));

    ChatResponse response = await chat.GetResponseAsync(request.Message, cancellationToken: cancellationToken);
    history.AddMessages(response);
    await cache.SaveHistoryAsync($"warranty:{conversationId}", history, cancellationToken);

    return new ChatReply(response.Text);
});

// MEM4004: the questions are kept, the answers never are.
app.MapPost("/billing/{conversationId}", async (
    string conversationId, ChatRequest request, IChatClient chat, IDistributedCache cache, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = await cache.LoadHistoryAsync($"billing:{conversationId}", cancellationToken);
    history.Add(new(ChatRole.User, request.Message));

    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
    await cache.SaveHistoryAsync($"billing:{conversationId}", history, cancellationToken);

    return new ChatReply(response.Text);
});

// MEM4005: the conversation is loaded, goes on, and is not saved.
app.MapPost("/journal/{conversationId}", async (
    string conversationId, ChatRequest request, IChatClient chat, IDistributedCache cache, CancellationToken cancellationToken) =>
{
    byte[]? saved = await cache.GetAsync($"journal:{conversationId}", cancellationToken);
    List<ChatMessage> history = saved is null ? [] : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
    history.Add(new(ChatRole.User, request.Message));

    ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
    history.AddMessages(response);

    return new ChatReply(response.Text);
});

// MEM4001: the prompt has a place for {transcript}, and what was said is put in for {history}.
app.MapPost("/returns/{conversationId}", async (
    string conversationId, ChatRequest request, IChatClient chat, IDistributedCache cache, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = await cache.LoadHistoryAsync($"returns:{conversationId}", cancellationToken);
    string instructions = "You take goods back. What was said before:\n{transcript}".Replace("{history}", history.AsText());

    ChatResponse response = await chat.GetResponseAsync(
        [new(ChatRole.System, instructions), new(ChatRole.User, request.Message)], cancellationToken: cancellationToken);
    history.Add(new(ChatRole.User, request.Message));
    history.AddMessages(response);
    await cache.SaveHistoryAsync($"returns:{conversationId}", history, cancellationToken);

    return new ChatReply(response.Text);
});

// Right: what was said is put in where the prompt has a place for it.
app.MapPost("/exchange/{conversationId}", async (
    string conversationId, ChatRequest request, IChatClient chat, IDistributedCache cache, CancellationToken cancellationToken) =>
{
    List<ChatMessage> history = await cache.LoadHistoryAsync($"exchange:{conversationId}", cancellationToken);
    string instructions = "You exchange goods. What was said before:\n{transcript}".Replace("{transcript}", history.AsText());

    ChatResponse response = await chat.GetResponseAsync(
        [new(ChatRole.System, instructions), new(ChatRole.User, request.Message)], cancellationToken: cancellationToken);
    history.Add(new(ChatRole.User, request.Message));
    history.AddMessages(response);
    await cache.SaveHistoryAsync($"exchange:{conversationId}", history, cancellationToken);

    return new ChatReply(response.Text);
});

app.Run();
