using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1001: what looks like the bug and is right. Most fresh histories in real code are of these shapes.</summary>
public class MemoryCreatedPerRequestLookalikeTests
{
    [Fact]
    public Task History_filled_from_a_store_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public record Turn(string Role, string Content, DateTime At);

        public interface ITurns
        {
            Task<List<Turn>> GetAsync(string sessionId, int count);

            Task AppendAsync(string sessionId, Turn turn);

            Task FillAsync(ChatHistory history, string sessionId);
        }

        [ApiController]
        public class ChatController(ITurns turns, IChatCompletionService completion) : ControllerBase
        {
            [HttpPost("/chat/loop")]
            public async Task<string?> Loop(string sessionId, string message)
            {
                var history = new ChatHistory();
                if (message.Length > 100)
                    history.AddSystemMessage("Answer at length.");
                else
                    history.AddSystemMessage("Answer briefly.");
                var recent = await turns.GetAsync(sessionId, 10);
                foreach (var turn in recent.OrderBy(t => t.At))
                {
                    if (turn.Role == "user")
                        history.AddUserMessage(turn.Content);
                    else
                        history.AddAssistantMessage(turn.Content);
                }
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                return reply.Content;
            }

            [HttpPost("/chat/range")]
            public async Task<string?> Range(string sessionId, string message)
            {
                ChatHistory history = new("Be kind.");
                history.AddRange((await turns.GetAsync(sessionId, 20)).Select(t => new ChatMessageContent(new AuthorRole(t.Role), t.Content)));
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                await turns.AppendAsync(sessionId, new("assistant", reply.Content!, DateTime.UtcNow));
                return reply.Content;
            }

            [HttpPost("/chat/constructor")]
            public async Task<string?> Constructor(string sessionId, string message)
            {
                var stored = await turns.GetAsync(sessionId, 20);
                var history = new ChatHistory(stored.Select(t => new ChatMessageContent(new AuthorRole(t.Role), t.Content)));
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }

            [HttpPost("/chat/unseen")]
            public async Task<string?> Unseen(string sessionId, string message)
            {
                var history = new ChatHistory();
                await turns.FillAsync(history, sessionId);
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }

            [HttpPost("/chat/helper")]
            public async Task<string?> Helper(string sessionId, string message)
            {
                var history = new ChatHistory();
                await RestoreAsync(history, sessionId);
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }

            async Task RestoreAsync(ChatHistory target, string sessionId)
            {
                foreach (var turn in await turns.GetAsync(sessionId, 20))
                    target.AddMessage(new AuthorRole(turn.Role), turn.Content);
            }

            [HttpPost("/chat/for-each")]
            public async Task<string?> ForEach(string sessionId, string message)
            {
                var history = new ChatHistory();
                (await turns.GetAsync(sessionId, 20)).ForEach(t => history.AddMessage(new AuthorRole(t.Role), t.Content));
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }
        }
        """);

    [Fact]
    public Task Budgeted_history_of_a_chat_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public record Stored(string Text, bool IsBot);

        public interface IMessages
        {
            Task<IReadOnlyList<Stored>> FindByChatAsync(string chatId);
        }

        public class ChatPipeline(IMessages messages, IChatClient client)
        {
            public async Task<string> ChatAsync(string chatId, string message)
            {
                List<ChatMessage> prompt = [new(ChatRole.System, "You are a copilot.")];
                prompt.AddRange(await AllowedAsync(chatId, 1000));
                prompt.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(prompt);
                prompt.AddMessages(response);
                return response.Text;
            }

            async Task<List<ChatMessage>> AllowedAsync(string chatId, int budget)
            {
                List<ChatMessage> allowed = [];
                int left = budget;
                foreach (var stored in await messages.FindByChatAsync(chatId))
                {
                    if (stored.Text.Length > left)
                        break;
                    left -= stored.Text.Length;
                    allowed.Insert(0, new(stored.IsBot ? ChatRole.Assistant : ChatRole.User, stored.Text));
                }
                return allowed;
            }
        }

        static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/chats/{chatId}", (string chatId, string message, ChatPipeline pipeline) => pipeline.ChatAsync(chatId, message));
        }
        """);

    [Fact]
    public Task History_that_the_client_sends_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/range", async (ChatRequest request, IChatClient client) =>
        {
            var messages = new List<ChatMessage>([new(ChatRole.System, $"The customer is {request.Customer}.")]);
            messages.AddRange(request.Messages.Select(m => new ChatMessage(m.IsAssistant ? ChatRole.Assistant : ChatRole.User, m.Text)));
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/each", async (ChatRequest request, IChatCompletionService completion) =>
        {
            var history = new ChatHistory();
            foreach (var message in request.Messages)
                history.Add(new ChatMessageContent(message.IsAssistant ? AuthorRole.Assistant : AuthorRole.User, message.Text));
            var reply = await completion.GetChatMessageContentAsync(history);
            history.Add(reply);
            return reply.Content;
        });

        app.MapPost("/chat/for", async (ChatRequest request, IChatCompletionService completion) =>
        {
            ChatHistory history = [];
            for (int i = 0; i < request.Messages.Count - 1; i++)
                history.AddUserMessage(request.Messages[i].Text);
            history.AddUserMessage(request.Messages[^1].Text);
            return (await completion.GetChatMessageContentAsync(history)).Content;
        });

        app.MapPost("/chat/spread", async (List<ChatMessage> messages, IChatClient client) =>
        {
            List<ChatMessage> whole = [new(ChatRole.System, "Be kind."), .. messages];
            return (await client.GetResponseAsync(whole)).Text;
        });

        app.MapPost("/chat/wrapped", async (ChatHistory history, ChatCompletionAgent agent) =>
        {
            var thread = new ChatHistoryAgentThread(history);
            string text = "";
            await foreach (var item in agent.InvokeAsync(thread))
                text += item.Message.Content;
            return text;
        });

        app.MapPost("/chat/beside", async (ChatHistory history, ChatCompletionAgent agent, string input) =>
        {
            Microsoft.SemanticKernel.Agents.AgentThread thread = new ChatHistoryAgentThread();
            history.Add(new ChatMessageContent(AuthorRole.User, input));
            await foreach (ChatMessageContent content in agent.InvokeAsync(history, thread))
                history.Add(content);
            return history;
        });

        app.MapPost("/chat/thread", async (ChatRequest request, ChatCompletionAgent agent) =>
        {
            var thread = new ChatHistoryAgentThread();
            foreach (var earlier in request.Messages.Take(request.Messages.Count - 1))
                thread.ChatHistory.AddUserMessage(earlier.Text);
            string text = "";
            await foreach (var item in agent.InvokeAsync(request.Messages[^1].Text, thread))
                text += item.Message.Content;
            return text;
        });

        app.Run();

        record ChatLine(bool IsAssistant, string Text);

        record ChatRequest(string Customer, List<ChatLine> Messages);
        """);

    [Fact]
    public Task History_built_from_the_request_by_a_helper_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using LLama.Common;
        using Microsoft.AspNetCore.Mvc;
        using Kernel = Microsoft.SemanticKernel.ChatCompletion;

        public enum Speaker
        {
            System,
            User,
            Assistant,
        }

        public record Item(Speaker Speaker, string Text);

        public static class Histories
        {
            public static Kernel.ChatHistory From(List<Item> items)
            {
                var history = new Kernel.ChatHistory();
                foreach (var item in items)
                {
                    switch (item.Speaker)
                    {
                        case Speaker.System:
                            history.AddSystemMessage(item.Text);
                            break;
                        case Speaker.User:
                            history.AddUserMessage(item.Text);
                            break;
                        default:
                            history.AddAssistantMessage(item.Text);
                            break;
                    }
                }
                return history;
            }
        }

        public interface ILocalChat
        {
            Task<string> SendAsync(ChatHistory history);
        }

        [ApiController]
        public class ChatController(Kernel.IChatCompletionService completion, ILocalChat local) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string?> Post(List<Item> items) => (await completion.GetChatMessageContentsAsync(Histories.From(items)))[0].Content;

            [HttpPost("/chat/local")]
            public async Task<string> Local(List<Item> messages)
            {
                var history = new ChatHistory();
                history.Messages.AddRange(messages.Select(m => new ChatHistory.Message(Enum.Parse<AuthorRole>(m.Speaker.ToString()), m.Text)));
                return await local.SendAsync(history);
            }
        }
        """);

    [Fact]
    public Task Default_of_a_get_or_create_call_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub(IMemoryCache cache, Chats chats, IChatCompletionService completion, AIAgent agent) : Hub
        {
            public async Task<string?> Send(string sessionId, string message)
            {
                var history = chats.Histories.GetOrAdd(sessionId, _ => new ChatHistory());
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                return reply.Content;
            }

            public async Task<string?> SendCached(string sessionId, string message)
            {
                var history = cache.GetOrCreate(sessionId, entry =>
                {
                    entry.SlidingExpiration = TimeSpan.FromMinutes(30);
                    return new ChatHistory("Be kind.");
                })!;
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }

            public async Task<string?> SendCachedAsync(string sessionId, string message)
            {
                var history = (await cache.GetOrCreateAsync(sessionId, _ => Task.FromResult(new ChatHistory())))!;
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }

            public async Task<string> SendThread(string conversationId, string message)
            {
                var thread = chats.Threads.GetOrAdd(conversationId, _ => agent.GetNewThread());
                return (await agent.RunAsync(message, thread)).Text;
            }

            public async Task<string> SendValue(string sessionId, string message)
            {
                var session = chats.Sessions.GetOrAdd(sessionId, await agent.CreateSessionAsync());
                return (await agent.RunAsync(message, session)).Text;
            }
        }

        public class Chats
        {
            public ConcurrentDictionary<string, ChatHistory> Histories { get; } = new();

            public ConcurrentDictionary<string, AgentThread> Threads { get; } = new();

            public ConcurrentDictionary<string, AgentSession> Sessions { get; } = new();
        }
        """);

    [Fact]
    public Task Default_of_the_state_of_a_turn_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.SemanticKernel.ChatCompletion;
        using BotBuilder = Microsoft.Bot.Builder;
        using Schema = Microsoft.Bot.Schema;

        public class RetrievalAgent(AgentApplicationOptions options, IChatCompletionService completion) : AgentApplication(options)
        {
            [MessageRoute]
            protected async Task MessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                var history = turnState.GetValue("conversation.history", () => new ChatHistory());
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                await turnContext.SendActivityAsync(reply.Content!);
            }

            async Task OtherAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                ChatHistory history = turnState.Conversation.GetValue<ChatHistory>("history", () => []);
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await completion.GetChatMessageContentAsync(history);
                await turnContext.SendActivityAsync(reply.Content!);
            }
        }

        public class HelpBot(BotBuilder.ConversationState state, IChatCompletionService completion) : BotBuilder.ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(BotBuilder.ITurnContext<Schema.IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var accessor = state.CreateProperty<ChatHistory>("history");
                var history = await accessor.GetAsync(turnContext, () => new ChatHistory(), cancellationToken);
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                await state.SaveChangesAsync(turnContext, false, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Fallback_where_nothing_is_stored_yet_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController]
        public class ChatController(IDistributedCache cache, IChatClient client, AIAgent agent, Sessions sessions, IChatCompletionService completion) : ControllerBase
        {
            [HttpPost("/chat/conditional")]
            public async Task<string> Conditional(string sessionId, string message)
            {
                string? json = await cache.GetStringAsync(sessionId);
                var messages = json is null ? new List<ChatMessage>() : JsonSerializer.Deserialize<List<ChatMessage>>(json)!;
                messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                await cache.SetStringAsync(sessionId, JsonSerializer.Serialize(messages));
                return response.Text;
            }

            [HttpPost("/chat/coalesce")]
            public async Task<string> Coalesce(string sessionId, string message)
            {
                List<ChatMessage> messages = sessions.Find(sessionId) ?? [];
                messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }

            [HttpPost("/chat/coalesce-assign")]
            public async Task<string> CoalesceAssign(string sessionId, string message)
            {
                var messages = sessions.Find(sessionId);
                messages ??= new List<ChatMessage>();
                messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }

            [HttpPost("/chat/state")]
            public async Task<string?> State(string sessionId, string message)
            {
                var state = sessions.State(sessionId);
                state.History ??= new ChatHistory("Be kind.");
                state.History.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(state.History);
                state.History.Add(reply);
                return reply.Content;
            }

            [HttpPost("/chat/try-get")]
            public async Task<string> TryGet(string sessionId, string message)
            {
                var session = await FindOrCreateAsync(sessionId);
                return (await agent.RunAsync(message, session)).Text;
            }

            async Task<AgentSession> FindOrCreateAsync(string key)
            {
                if (sessions.Open.TryGetValue(key, out var existing))
                    return existing;
                var session = await agent.CreateSessionAsync();
                sessions.Open[key] = session;
                return session;
            }

            [HttpPost("/chat/if")]
            public async Task<string> If(string sessionId, string message)
            {
                if (!sessions.Open.TryGetValue(sessionId, out var session))
                {
                    session = await agent.CreateSessionAsync();
                    sessions.Open[sessionId] = session;
                }
                return (await agent.RunAsync(message, session)).Text;
            }

            [HttpPost("/chat/loaded")]
            public async Task<string?> Loaded(string sessionId, string message)
            {
                ChatHistory history = new();
                if (sessions.Exists(sessionId))
                    history = await sessions.LoadAsync(sessionId);
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }
        }

        public class SessionState
        {
            public ChatHistory? History { get; set; }
        }

        public abstract class Sessions
        {
            public ConcurrentDictionary<string, AgentSession> Open { get; } = new();

            public abstract List<ChatMessage>? Find(string sessionId);

            public abstract SessionState State(string sessionId);

            public abstract bool Exists(string sessionId);

            public abstract Task<ChatHistory> LoadAsync(string sessionId);
        }
        """);

    [Fact]
    public Task Session_restored_or_created_and_written_back_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;

        public class WeatherAgent(AgentApplicationOptions options, AIAgent agent) : AgentApplication(options)
        {
            [MessageRoute]
            public async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                var session = await SessionOfAsync(turnState);
                var response = await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: ct);
                turnState.Conversation.SetValue("session", (await agent.SerializeSessionAsync(session)).GetRawText());
                await turnContext.SendActivityAsync(response.Text);
            }

            async Task<AgentSession> SessionOfAsync(ITurnState turnState)
            {
                AgentSession session;
                string? saved = turnState.Conversation.GetValue<string?>("session", () => null);
                if (string.IsNullOrEmpty(saved))
                {
                    session = await agent.CreateSessionAsync();
                }
                else
                {
                    var element = JsonSerializer.Deserialize<JsonElement>(saved);
                    session = await agent.DeserializeSessionAsync(element);
                }
                return session;
            }

            [MessageRoute]
            public async Task InOneAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                string? saved = turnState.GetValue<string?>("conversation.session", () => null);
                AgentSession session;
                if (saved is null)
                    session = await agent.CreateSessionAsync(ct);
                else
                    session = await agent.DeserializeSessionAsync(JsonSerializer.Deserialize<JsonElement>(saved), cancellationToken: ct);
                var response = await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: ct);
                var after = await agent.SerializeSessionAsync(session, cancellationToken: ct);
                turnState.SetValue("conversation.session", after.GetRawText());
                await turnContext.SendActivityAsync(response.Text);
            }
        }
        """);

    [Fact]
    public Task Memory_that_is_saved_afterwards_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IChatRepository
        {
            Task SaveAsync(string id, ChatHistory history);

            Task AddAsync(Conversation conversation);
        }

        public class Conversation
        {
            public string Id { get; set; } = "";

            public List<ChatMessage> Messages { get; set; } = [];
        }

        [ApiController]
        public class ChatController(IChatRepository repository, IChatCompletionService completion, IChatClient client, AIAgent agent, Dictionary<string, ChatHistory> map) : ControllerBase
        {
            [HttpPost("/chats")]
            public async Task<string> Start(string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                string id = Guid.NewGuid().ToString();
                await repository.SaveAsync(id, history);
                return id;
            }

            [HttpPost("/chats/kept")]
            public async Task<string> Keep(string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                history.Add(await completion.GetChatMessageContentAsync(history));
                string id = Guid.NewGuid().ToString();
                map[id] = history;
                return id;
            }

            [HttpPost("/chats/entity")]
            public async Task<string> Entity(string message)
            {
                var messages = new List<ChatMessage> { new(ChatRole.User, message) };
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                await repository.AddAsync(new Conversation { Id = Guid.NewGuid().ToString(), Messages = messages });
                return response.Text;
            }

            [HttpPost("/chats/file")]
            public async Task<string?> WriteFile(string id, string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                await System.IO.File.WriteAllTextAsync(id + ".json", JsonSerializer.Serialize(history));
                return reply.Content;
            }

            [HttpPost("/chats/session")]
            public async Task<ActionResult> Session(string message)
            {
                var session = await agent.CreateSessionAsync();
                var response = await agent.RunAsync(message, session);
                return Ok(new { response.Text, State = await agent.SerializeSessionAsync(session) });
            }

            [HttpPost("/chats/http-session")]
            public async Task<string?> HttpSession(string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.AddAssistantMessage(reply.Content!);
                HttpContext.Session.SetString("history", JsonSerializer.Serialize(history));
                return reply.Content;
            }
        }
        """);

    [Fact]
    public Task Prompt_of_one_shot_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Text;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController]
        public class DocumentsController(IChatClient client, IChatCompletionService completion) : ControllerBase
        {
            [HttpPost("/documents/summary")]
            public async Task<string> Summarize(string text)
            {
                List<ChatMessage> messages = [new(ChatRole.System, "Summarize in five sentences."), new(ChatRole.User, text)];
                return (await client.GetResponseAsync(messages)).Text;
            }

            [HttpPost("/documents/language")]
            public async Task<string?> Language(string text)
            {
                var classificationPrompt = new ChatHistory("Which language is this? Answer with its code.");
                classificationPrompt.AddUserMessage(text);
                return (await completion.GetChatMessageContentAsync(classificationPrompt)).Content;
            }

            [HttpGet("/products/search")]
            public async Task<string> Search(string search)
            {
                var found = new StringBuilder();
                foreach (string product in new[] { "tent", "stove" })
                    found.AppendLine(product);
                var prompt = $"Write a friendly line for a customer who searched '{search}' and found: {found}";
                var messages = new List<ChatMessage> { new(ChatRole.System, "You sell outdoor gear."), new(ChatRole.System, prompt) };
                return (await client.GetResponseAsync(messages)).Text;
            }

            [HttpPost("/tickets/grade")]
            public async Task<Grade?> Grade(string ticket)
            {
                List<ChatMessage> messages = [new(ChatRole.User, ticket)];
                var response = await client.GetResponseAsync<Grade>(messages);
                return response.Result;
            }

            [HttpPost("/images/caption")]
            public async Task<string> Caption(byte[] image)
            {
                var message = new ChatMessage(ChatRole.User, [new DataContent(image, "image/png"), new TextContent("Describe it.")]);
                return (await client.GetResponseAsync([message])).Text;
            }
        }

        public record Grade(int Points);
        """);

    [Fact]
    public Task Steps_of_a_conversation_that_ask_a_question_of_their_own_are_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub(IChatCompletionService completion, ChatHistory conversation) : Hub
        {
            public async Task<string?> Send(string message)
            {
                string? intent = await IntentAsync(message);
                string speaker = await SelectSpeakerAsync(conversation);
                string? title = await TitleAsync(message);
                return intent + speaker + title;
            }

            async Task<string?> IntentAsync(string message)
            {
                var chat = new ChatHistory("Name the intent of the user.");
                chat.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(chat)).Content;
            }

            async Task<string?> TitleAsync(string message)
            {
                ChatHistory titlePrompt = new("Give the chat a title.");
                titlePrompt.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(titlePrompt)).Content;
            }

            async Task<string> SelectSpeakerAsync(ChatHistory whole)
            {
                var lines = string.Join("\n", whole.Select(m => $"{m.AuthorName}: {m.Content}"));
                var selectionHistory = new ChatHistory();
                selectionHistory.AddUserMessage($"Who speaks next?\n{lines}");
                var name = await completion.GetChatMessageContentAsync(selectionHistory);
                return name.Content!.Trim();
            }
        }
        """);

    [Fact]
    public Task Tool_of_the_model_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.ComponentModel;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatCards
        {
            const string Instructions = "Turn the message into an adaptive card.";

            [KernelFunction]
            public async Task<string> CardAsync(Kernel kernel, string message)
            {
                ChatHistory chat = new(Instructions)
                {
                    new ChatMessageContent(AuthorRole.User, message),
                };
                var completion = kernel.GetRequiredService<IChatCompletionService>();
                return (await completion.GetChatMessageContentAsync(chat)).ToString()!;
            }

            [Description("Rephrases a chat message.")]
            public async Task<string> RephraseAsync(IChatClient client, string message)
            {
                List<ChatMessage> messages = [new(ChatRole.User, message)];
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        [ApiController]
        public class ChatController(ChatCards cards, Kernel kernel, IChatClient client) : ControllerBase
        {
            [HttpPost("/cards")]
            public async Task<string> Card(string data) => await cards.CardAsync(kernel, data) + await cards.RephraseAsync(client, data);
        }
        """);

    [Fact]
    public Task Fixed_question_in_a_turn_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using OpenAI.Chat;

        public class PoemAgent(AgentApplicationOptions options, ChatClient client) : AgentApplication(options)
        {
            [MessageRoute]
            public async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                List<ChatMessage> messages =
                [
                    new SystemChatMessage("You write poems in Markdown."),
                    new UserChatMessage("Write a poem about the sea."),
                ];
                await foreach (var update in client.CompleteChatStreamingAsync(messages, cancellationToken: ct))
                    if (update.ContentUpdate.Count > 0)
                        turnContext.StreamingResponse.QueueTextChunk(update.ContentUpdate[0].Text);
            }
        }
        """);

    [Fact]
    public Task Loop_of_tool_calls_is_no_record_of_the_reply() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using OpenAI.Chat;

        [ApiController]
        public class WeatherController(ChatClient client) : ControllerBase
        {
            [HttpGet("/weather")]
            public async Task<string> Get(string city)
            {
                List<ChatMessage> work = [new UserChatMessage($"What is the weather in {city}?")];
                while (true)
                {
                    ChatCompletion completion = await client.CompleteChatAsync(work);
                    if (completion.FinishReason != ChatFinishReason.ToolCalls)
                        return completion.Content[0].Text;
                    work.Add(new AssistantChatMessage(completion));
                    foreach (var call in completion.ToolCalls)
                        work.Add(new ToolChatMessage(call.Id, "22 degrees"));
                }
            }
        }
        """);

    [Fact]
    public Task Console_loop_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        IChatClient client = null!;
        IChatCompletionService completion = null!;
        AIAgent agent = null!;

        ChatHistory history = [];
        while (true)
        {
            Console.Write("Q: ");
            history.AddUserMessage(Console.ReadLine()!);
            var reply = await completion.GetChatMessageContentAsync(history);
            Console.WriteLine(reply);
            history.Add(reply);
            if (history.Count > 100)
                break;
        }

        List<ChatMessage> messages = [new(ChatRole.System, "Be kind.")];
        string input = Console.ReadLine()!;
        while (input != "")
        {
            messages.Add(new(ChatRole.User, input));
            await ReplyAsync();
            input = Console.ReadLine()!;
        }

        var session = await agent.CreateSessionAsync();
        Console.WriteLine(await agent.RunAsync("Hello", session));

        async Task ReplyAsync()
        {
            var response = await client.GetResponseAsync(messages);
            messages.AddMessages(response);
        }
        """);

    [Fact]
    public Task Blazor_component_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Chat : ComponentBase
        {
            readonly List<ChatMessage> _messages = [];
            ChatHistory _history = new();

            [Inject]
            public required IChatClient Client { get; set; }

            async Task SendAsync(string message)
            {
                _messages.Add(new(ChatRole.User, message));
                var response = await Client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                _history.AddUserMessage(message);
            }

            void Restart() => _history = new ChatHistory();

            async Task<string> QuickAsync(string message)
            {
                List<ChatMessage> messages = [new(ChatRole.User, message)];
                var response = await Client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Durable_entity_and_orchestrator_are_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;
        using Microsoft.DurableTask.Entities;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatEntity(IChatCompletionService completion) : TaskEntity<ChatHistory>
        {
            protected override ChatHistory InitializeState(TaskEntityOperation operation)
            {
                var history = new ChatHistory();
                history.AddSystemMessage("You answer phone calls.");
                return history;
            }

            public async Task<string?> SendMessage(string message)
            {
                State.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(State);
                State.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }

            public void Clear() => State = new ChatHistory();

            [Function(nameof(ChatEntity))]
            public static Task DispatchAsync([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<ChatEntity>();
        }

        public static class ChatOrchestration
        {
            [Function(nameof(ChatOrchestration))]
            public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
            {
                var history = new ChatHistory();
                while (history.Count < 20)
                {
                    string message = await context.WaitForExternalEvent<string>("message");
                    history.AddUserMessage(message);
                    string reply = await context.CallActivityAsync<string>("Reply", history);
                    history.AddAssistantMessage(reply);
                }
                return history.Count;
            }
        }
        """);

    [Fact]
    public Task Plan_that_is_the_payload_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController]
        public class PlannerController(IChatCompletionService completion, Kernel kernel) : ControllerBase
        {
            [HttpPost("/plans")]
            public async Task<IActionResult> GeneratePlan(PlanRequest request)
            {
                ChatHistory history = [];
                history.AddUserMessage(request.Goal);
                await completion.GetChatMessageContentAsync(history, kernel: kernel);
                return Ok(history);
            }

            [HttpGet("/chats/empty")]
            public ChatHistory Empty() => new("Be kind.");

            [HttpPost("/chats/continue")]
            public async Task<ActionResult<ChatHistory>> Continue(ContinueRequest request)
            {
                var history = new ChatHistory("Be kind.");
                history.AddRange(request.Messages);
                history.Add(await completion.GetChatMessageContentAsync(history));
                return history;
            }
        }

        public record PlanRequest(string Goal);

        public record ContinueRequest(List<ChatMessageContent> Messages);
        """);

    [Fact]
    public Task Types_of_the_project_with_these_names_are_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        namespace Clinic
        {
            public class ChatHistory
            {
                public int SessionId { get; set; }

                public string UserMessage { get; set; } = "";

                public string BotMessage { get; set; } = "";
            }

            public class ChatSession
            {
                public string Id { get; set; } = "";

                public virtual ICollection<ChatMessage> Messages { get; set; } = new List<ChatMessage>();
            }

            public class ChatMessage
            {
                public string Text { get; set; } = "";
            }

            public interface IClinicDb
            {
                void Add(object entity);

                Task SaveChangesAsync();
            }

            [ApiController]
            public class ChatController(IClinicDb db, IChatClient client) : ControllerBase
            {
                [HttpPost("/chat")]
                public async Task<string> Post(int sessionId, string message)
                {
                    var reply = await client.GetResponseAsync(message);
                    var entry = new ChatHistory { SessionId = sessionId, UserMessage = message, BotMessage = reply.Text };
                    db.Add(entry);
                    await db.SaveChangesAsync();
                    var session = new ChatSession();
                    session.Messages.Add(new ChatMessage { Text = message });
                    List<ChatMessage> shown = [new() { Text = message }];
                    return shown[0].Text + reply.Text;
                }
            }
        }
        """);

    [Fact]
    public Task Constructor_and_initializer_of_a_conversation_object_are_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Talk
        {
            readonly ChatHistory _history;

            public Talk(string instructions)
            {
                _history = new ChatHistory(instructions);
                _history.AddSystemMessage("Be kind.");
            }

            public List<ChatMessage> Messages { get; } = [];

            public void Say(string message) => _history.AddUserMessage(message);
        }

        public static class Talks
        {
            static readonly Dictionary<string, Talk> s_talks = [];

            public static void Map(WebApplication app) => app.MapPost("/chat/{id}", (string id, string message) =>
            {
                if (!s_talks.TryGetValue(id, out var talk))
                    s_talks[id] = talk = new Talk("You are a guide.");
                talk.Say(message);
            });
        }
        """);

    [Fact]
    public Task Background_service_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Threading.Channels;
        using Microsoft.Extensions.AI;

        public class ChatWorker(IChatClient client, Channel<string> inbox, Channel<string> outbox) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                List<ChatMessage> messages = [new(ChatRole.System, "You are the voice of the room.")];
                await foreach (string message in inbox.Reader.ReadAllAsync(stoppingToken))
                {
                    messages.Add(new(ChatRole.User, message));
                    var response = await client.GetResponseAsync(messages, cancellationToken: stoppingToken);
                    messages.AddMessages(response);
                    await outbox.Writer.WriteAsync(response.Text, stoppingToken);
                }
            }
        }
        """);

    [Fact]
    public Task Connection_that_remembers_while_it_is_open_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Net.WebSockets;
        using System.Text;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.UseWebSockets();

        app.Map("/chat", async (HttpContext context, IChatClient client) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[4096];
            List<ChatMessage> messages = [new(ChatRole.System, "Be kind.")];
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
                string text = Encoding.UTF8.GetString(buffer, 0, received.Count);
                messages.Add(new(ChatRole.User, text));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                await socket.SendAsync(Encoding.UTF8.GetBytes(response.Text), WebSocketMessageType.Text, true, CancellationToken.None);
            }
        });

        app.Run();
        """);

    [Fact]
    public Task Tests_are_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatServiceTests
        {
            [Fact]
            public async Task Remembers_what_was_said()
            {
                IChatClient client = new Fake();
                List<ChatMessage> messages = [new(ChatRole.User, "My name is Ada.")];
                messages.AddMessages(await client.GetResponseAsync(messages));
                messages.Add(new(ChatRole.User, "What is my name?"));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                var history = new ChatHistory();
                history.AddUserMessage(response.Text);
            }

            class FactAttribute : Attribute;

            class Fake : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                    Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Ada")));

                public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw null!;

                public object? GetService(Type serviceType, object? serviceKey = null) => null;

                public void Dispose() { }
            }
        }
        """);

    [Fact]
    public Task Durable_and_local_memories_are_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using LangChain.Databases;
        using LangChain.Memory;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        [ApiController]
        public class ChatController(IChatClient client, IConfiguration configuration) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public async Task<string?> Post(string sessionId, string message)
            {
                var memory = new ConversationBufferMemory(new RedisChatMessageHistory(sessionId, configuration["Redis"]!));
                var chain = Set(message, outputKey: "input") | LoadMemory(memory, outputKey: "history") | LLM(client) | UpdateMemory(memory, "input", "text");
                return await chain.RunAsync("text");
            }
        }
        """);

    [Fact]
    public Task Memory_for_each_element_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        public class BatchController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat/batch")]
            public async Task<List<string>> Post(List<string> messages)
            {
                List<string> answers = [];
                foreach (string message in messages)
                {
                    List<ChatMessage> chat = [new(ChatRole.User, message)];
                    var response = await client.GetResponseAsync(chat);
                    chat.AddMessages(response);
                    answers.Add(response.Text);
                }
                return answers;
            }
        }
        """);

    [Fact]
    public Task Memory_that_an_object_takes_over_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Room
        {
            public ChatHistory History { get; set; } = [];
        }

        public class Rooms
        {
            readonly Dictionary<string, Room> _rooms = [];

            public void Register(string id, Room room) => _rooms[id] = room;

            public static Room Current { get; } = new();
        }

        public class ChatHub(Rooms rooms, IChatCompletionService completion) : Hub
        {
            public async Task Open(string roomId, string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                history.Add(await completion.GetChatMessageContentAsync(history));
                rooms.Register(roomId, new Room { History = history });
            }

            public async Task Restart(string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                history.Add(await completion.GetChatMessageContentAsync(history));
                Rooms.Current.History = history;
            }

            public async Task Remember(string message)
            {
                var history = new ChatHistory();
                history.AddUserMessage(message);
                history.Add(await completion.GetChatMessageContentAsync(history));
                Context.Items["history"] = history;
            }
        }
        """);
}
