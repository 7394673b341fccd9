using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1003: factories, stores of a turn, getters.</summary>
public class MemoryFactoryReturnsNewFixTests
{
    static Task FixAsync(string source, string fixedSource, string key) => FixTest.VerifyAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(source, fixedSource, key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(source);

    [Fact]
    public Task Methods() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Chats
        {
            /// <summary>The history of a session.</summary>
            public ChatHistory {|MEM1003:GetHistory|}(string sessionId) => new();

            public async Task<ChatHistory> {|MEM1003:LoadAsync|}(Guid threadId) { await Task.Yield(); return new ChatHistory(); }

            public ChatHistory {|MEM1003:HistoryFor|}(string userId)
            {
                // The opening.
                var history = new ChatHistory();
                history.AddSystemMessage("You are helpful.");

                return history;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Chats
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
            private static readonly ConcurrentDictionary<Guid, ChatHistory> _histories = new();
            private static readonly ConcurrentDictionary<string, ChatHistory> _memories = new();

            /// <summary>The history of a session.</summary>
            public ChatHistory GetHistory(string sessionId)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                return _sessions.GetOrAdd(sessionId, _ => new());
            }

            public async Task<ChatHistory> LoadAsync(Guid threadId) { await Task.Yield(); return _histories.GetOrAdd(threadId, _ => new ChatHistory()); }

            public ChatHistory HistoryFor(string userId)
            {
                ArgumentException.ThrowIfNullOrEmpty(userId);
                return _memories.GetOrAdd(userId, _ =>
                {
                    // The opening.
                    var history = new ChatHistory();
                    history.AddSystemMessage("You are helpful.");

                    return history;
                });
            }
        }
        """,
        MemoryFactoryReturnsNewFix.GetOrCreateByIdKey);

    [Fact]
    public Task Tasks() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public static class Chats
        {
            public static ValueTask<ChatHistory> {|MEM1003:GetHistoryAsync|}(string chatId) => new ValueTask<ChatHistory>(new ChatHistory());

            public static Task<List<ChatMessage>> {|MEM1003:GetMessagesAsync|}(int sessionId) => Task.FromResult<List<ChatMessage>>([]);
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public static class Chats
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
            private static readonly ConcurrentDictionary<int, List<ChatMessage>> _histories = new();

            public static ValueTask<ChatHistory> GetHistoryAsync(string chatId)
            {
                ArgumentException.ThrowIfNullOrEmpty(chatId);
                return new ValueTask<ChatHistory>(_sessions.GetOrAdd(chatId, _ => new ChatHistory()));
            }

            public static Task<List<ChatMessage>> GetMessagesAsync(int sessionId) => Task.FromResult<List<ChatMessage>>(_histories.GetOrAdd(sessionId, _ => []));
        }
        """,
        MemoryFactoryReturnsNewFix.GetOrCreateByIdKey);

    [Fact]
    public Task Store_per_turn() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        var builder = WebApplication.CreateBuilder(args);
        // The options.
        var options = new AgentApplicationOptions((IStorage)null!) { TurnStateFactory = () => new TurnState({|MEM1003:new MemoryStorage()|}) };
        Console.WriteLine(options);
        builder.Build().Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        var builder = WebApplication.CreateBuilder(args);
        var storage = new MemoryStorage();
        // The options.
        var options = new AgentApplicationOptions((IStorage)null!) { TurnStateFactory = () => new TurnState(storage) };
        Console.WriteLine(options);
        builder.Build().Run();
        """,
        MemoryFactoryReturnsNewFix.ShareStoreKey);

    [Fact]
    public Task Getter() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversation
        {
            public ChatHistory {|MEM1003:Log|} => new();

            public void Say(string text) => Log.AddUserMessage(text);
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversation
        {
            public ChatHistory Log { get; } = new();

            public void Say(string text) => Log.AddUserMessage(text);
        }
        """,
        MemoryFactoryReturnsNewFix.KeepInPropertyKey);

    [Fact]
    public Task Static_getter_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;
        public class Conversation
        {
            public static ChatHistory [|Log|] => new();

            public void Say(string text) => Log.AddUserMessage(text);
        }
        """);

    [Fact]
    public Task Awaited_creation_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        public class Sessions(AIAgent agent)
        {
            public async Task<AgentSession> [|GetSessionAsync|](string id) => await agent.CreateSessionAsync();
        }
        """);

    [Fact]
    public Task Fix_all_factories() => Verify.FixAllAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        namespace Shop;

        public class Chats
        {
            public ChatHistory {|MEM1003:GetHistory|}(string sessionId) => new("You sell shoes.");

            public ChatHistory {|MEM1003:HistoryOf|}(Guid userId)
            {
                return new ChatHistory();
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        namespace Shop;

        public class Chats
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
            private static readonly ConcurrentDictionary<Guid, ChatHistory> _histories = new();

            public ChatHistory GetHistory(string sessionId)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                return _sessions.GetOrAdd(sessionId, _ => new("You sell shoes."));
            }

            public ChatHistory HistoryOf(Guid userId)
            {
                return _histories.GetOrAdd(userId, _ => new ChatHistory());
            }
        }
        """,
        MemoryFactoryReturnsNewFix.GetOrCreateByIdKey,
        o =>
        {
            o.Sources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.Extensions.AI;

            namespace Shop;

            public static class Talks
            {
                public static List<ChatMessage> {|MEM1003:GetMessages|}(int conversationId) => [];
            }
            """));
            o.FixedSources.Add(("Second.cs", /* lang=c#-test */ """
            using System.Collections.Concurrent;
            using Microsoft.Extensions.AI;

            namespace Shop;

            public static class Talks
            {
                private static readonly ConcurrentDictionary<int, List<ChatMessage>> _sessions = new();

                public static List<ChatMessage> GetMessages(int conversationId) => _sessions.GetOrAdd(conversationId, _ => []);
            }
            """));
        });

    [Fact]
    public Task Fix_all_stores() => Verify.FixAllAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        var one = new AgentApplicationOptions(() => new TurnState({|MEM1003:new MemoryStorage()|}));
        var two = new AgentApplicationOptions(() => new TurnState({|MEM1003:new MemoryStorage()|}));
        Console.WriteLine($"{one}{two}");
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        var storage = new MemoryStorage();
        var one = new AgentApplicationOptions(() => new TurnState(storage));
        var store = new MemoryStorage();
        var two = new AgentApplicationOptions(() => new TurnState(store));
        Console.WriteLine($"{one}{two}");
        """,
        MemoryFactoryReturnsNewFix.ShareStoreKey,
        o =>
        {
            o.Sources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.Agents.Builder.App;
            using Microsoft.Agents.Builder.State;
            using Microsoft.Agents.Storage;

            public static class BotOptions
            {
                public static AgentApplicationOptions Create() => new(() => new TurnState({|MEM1003:new MemoryStorage()|}));
            }
            """));
            o.FixedSources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.Agents.Builder.App;
            using Microsoft.Agents.Builder.State;
            using Microsoft.Agents.Storage;

            public static class BotOptions
            {
                private static readonly MemoryStorage _storage = new MemoryStorage();

                public static AgentApplicationOptions Create() => new(() => new TurnState(_storage));
            }
            """));
        });

    [Fact]
    public Task Fix_all_getters() => Verify.FixAllAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversation
        {
            public ChatHistory {|MEM1003:Log|} => new();

            public ChatHistory {|MEM1003:Notes|} => new("Notes"); // of the agent

            public void Say(string text)
            {
                Log.AddUserMessage(text);
                Notes.AddUserMessage(text);
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversation
        {
            public ChatHistory Log { get; } = new();

            public ChatHistory Notes { get; } = new("Notes"); // of the agent

            public void Say(string text)
            {
                Log.AddUserMessage(text);
                Notes.AddUserMessage(text);
            }
        }
        """,
        MemoryFactoryReturnsNewFix.KeepInPropertyKey,
        o =>
        {
            o.Sources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.Extensions.AI;

            public class Talk
            {
                public List<ChatMessage> {|MEM1003:Messages|} => [];

                public void Say(string text) => Messages.Add(new(ChatRole.User, text));
            }
            """));
            o.FixedSources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.Extensions.AI;

            public class Talk
            {
                public List<ChatMessage> Messages { get; } = [];

                public void Say(string text) => Messages.Add(new(ChatRole.User, text));
            }
            """));
        });
}
