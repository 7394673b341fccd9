using MemoryLint.Flow;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Tests.Flow;

/// <summary>Expression → provenance, from every kind of handler. What stands before the last semicolon of a row are statements before the expression.</summary>
public class ProvenanceTests
{
    static readonly Lazy<CSharpCompilation> s_references = new(() => CSharpCompilation.Create(
        "Test", [CSharpSyntaxTree.ParseText(VerifyOptions.WebUsings)], References.Get(withFrameworks: true),
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));

    static void Check(string template, string row, string expected)
    {
        int end = LastStatement(row);
        string source = template.Replace("/*here*/", $"{row[..end]} Use({row[end..].Trim()});", StringComparison.Ordinal)
            + "\nstatic class Sink { public static void Nothing() { } }";
        var tree = CSharpSyntaxTree.ParseText(source, path: "/0/Test0.cs");
        var compilation = s_references.Value.AddSyntaxTrees(tree);
        if (!source.Contains("var app =", StringComparison.Ordinal))
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !d.Descriptor.CustomTags.Contains("Experimental")));
        var use = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Last(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "Use" });
        var origin = Origins.Of(compilation.GetSemanticModel(tree), use.ArgumentList.Arguments[0].Expression, default);
        string actual = origin.Provenance.ToString();
        if (expected.Contains(' ', StringComparison.Ordinal))
            actual += " " + origin.Source;
        Assert.Equal(expected, actual);
    }

    /// <summary>Where the row's expression begins: after the last semicolon outside of braces and strings.</summary>
    static int LastStatement(string row)
    {
        int depth = 0, end = 0;
        bool isString = false;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] == '"')
                isString = !isString;
            if (isString)
                continue;
            depth += row[i] is '{' or '(' ? 1 : row[i] is '}' or ')' ? -1 : 0;
            if (row[i] is ';' && depth == 0)
                end = i + 1;
            if (row[i] is '}' && depth == 0 && i + 1 < row.Length && row[i + 1] == ' ' && !row[(i + 1)..].TrimStart().StartsWith('s') && !row[(i + 1)..].TrimStart().StartsWith('?'))
                end = i + 1;
        }
        return end;
    }

    const string MinimalApi = """
        using System.Diagnostics;
        using System.Security.Claims;
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create(args);
        const string Fixed = "main";
        app.MapPost("/chat/{conversationId}", async (string conversationId, int room, Guid ticket, ChatRequest request, HttpContext context, HttpRequest http, ClaimsPrincipal user, TimeProvider clock,
            IKeys keys, Settings settings, IConfiguration configuration, string requestId, CancellationToken ct,
            [FromHeader(Name = "X-Session-Id")] string session, [FromHeader(Name = "X-Request-Id")] string correlation, [FromServices] Settings given) =>
        {
            await Task.Yield();
            bool flag = room > 3;
            /*here*/
            return "";
            string Use<T>(T value) => "";
            string Local(string id) => id + "!";
            string Fresh() => Guid.NewGuid().ToString("N");
        });
        app.Run();

        record ChatRequest(string Message, string? SessionId, string? RequestId, Guid? ThreadId)
        {
            public string Trace { get; set; } = Guid.NewGuid().ToString();
            public string Computed => Guid.NewGuid().ToString();
            public string Own => $"chat:{SessionId}";
        }
        interface IKeys { string Key(string id); string Current { get; } }
        class Settings { public string Room { get; set; } = ""; }
        static class Names
        {
            public const string Default = "default";
            public static readonly string Shared = "shared";
            public static readonly string PerProcess = Guid.NewGuid().ToString();
            public static string Of(string id) => "chat:" + id;
            public static string Maybe(string? id) => string.IsNullOrEmpty(id) ? Guid.NewGuid().ToString() : id;
            public static string New() { var id = Guid.NewGuid(); return id.ToString(); }
            public static string Always(string id) => "everyone";
            public static string Twice(string id) => Of(Of(id));
            public static string Round(string id) => Round(id);
            public static string Trace(this HttpContext context) => context.TraceIdentifier;
            public static string Key(this string id) => id.ToLowerInvariant();
        }
        record Key(string Tenant, string Id);
        """;

    [Theory]
    // the caller's own
    [InlineData("conversationId", "Stable conversationId")]
    [InlineData("room", "Stable")]
    [InlineData("ticket", "Stable")]
    [InlineData("session", "Stable")]
    [InlineData("request.SessionId", "Stable request.SessionId")]
    [InlineData("request?.SessionId", "Stable")]
    [InlineData("request.ThreadId!.Value", "Stable")]
    [InlineData("request.Trace", "Stable")]
    [InlineData("request.Own", "Stable")]
    [InlineData("context.Request.RouteValues[\"conversationId\"]", "Stable HttpContext.Request.RouteValues")]
    [InlineData("context.Request.RouteValues[\"conversationId\"]?.ToString()", "Stable")]
    [InlineData("context.GetRouteValue(\"id\")", "Stable")]
    [InlineData("http.Query[\"sessionId\"]", "Stable")]
    [InlineData("http.Query[\"sessionId\"].ToString()", "Stable")]
    [InlineData("http.Headers[\"X-Session-Id\"].FirstOrDefault()", "Stable")]
    [InlineData("http.Cookies[\"chat\"]", "Stable HttpContext.Request.Cookies")]
    [InlineData("http.Form[\"chat\"]", "Stable")]
    [InlineData("var form = await http.ReadFormAsync(); form[\"chat\"].ToString()", "Stable")]
    [InlineData("http.Cookies.TryGetValue(\"chat\", out var id); id", "Stable")]
    [InlineData("http.Headers.TryGetValue(\"X-Session-Id\", out var id); id.ToString()", "Stable")]
    [InlineData("user.FindFirstValue(ClaimTypes.NameIdentifier)", "Stable")]
    [InlineData("user.FindFirst(\"sub\")?.Value", "Stable")]
    [InlineData("user.FindFirst(\"sub\")!.Value", "Stable")]
    [InlineData("context.User.Identity!.Name", "Stable")]
    [InlineData("context.User.Identity?.Name", "Stable")]
    [InlineData("user.Claims.First().Value", "Stable")]
    [InlineData("context.Session.GetString(\"chat\")", "Stable")]
    [InlineData("Guid.Parse(conversationId)", "Stable")]
    [InlineData("Guid.TryParse(conversationId, out var id); id", "Stable")]
    [InlineData("int.Parse(conversationId)", "Stable")]
    [InlineData("Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(conversationId)))", "Stable")]
    [InlineData("Uri.EscapeDataString(conversationId).Trim().ToLowerInvariant()", "Stable")]
    [InlineData("(conversationId, room)", "Stable")]
    [InlineData("new Key(\"a\", conversationId)", "Stable")]
    [InlineData("room.GetHashCode()", "Stable")]
    [InlineData("ticket.GetHashCode()", "Stable")]
    [InlineData("(object)conversationId", "Stable")]
    [InlineData("conversationId!", "Stable")]
    [InlineData("var id = conversationId; var key = id; key", "Stable")]
    // string building
    [InlineData("$\"chat:{conversationId}\"", "Stable")]
    [InlineData("\"chat:\" + conversationId + \":v1\"", "Stable")]
    [InlineData("string.Format(\"{0}:{1}\", user.FindFirstValue(\"sub\"), conversationId)", "Stable")]
    [InlineData("string.Concat(\"chat:\", conversationId)", "Stable")]
    [InlineData("string.Join(\":\", \"chat\", conversationId)", "Stable")]
    [InlineData("$\"{conversationId}:{Guid.NewGuid()}\"", "Random Guid.NewGuid()")]
    [InlineData("conversationId + context.TraceIdentifier", "Unstable HttpContext.TraceIdentifier")]
    [InlineData("$\"{Environment.MachineName}:{conversationId}\"", "Unknown")]
    [InlineData("$\"{keys.Current}:{conversationId}\"", "Unknown")]
    [InlineData("$\"{keys.Current}:{Guid.NewGuid()}\"", "Random")]
    [InlineData("$\"chat:{Fixed}\"", "Constant")]
    [InlineData("\"chat\" + \":\" + Names.Default", "Constant")]
    [InlineData("$\"{conversationId}:{DateTime.UtcNow:yyyyMMdd}\"", "Unknown")]
    [InlineData("$\"{conversationId}:{DateTime.UtcNow:yyyyMMddHHmmss}\"", "Unstable DateTime.UtcNow")]
    // stand-ins
    [InlineData("request.SessionId ?? Guid.NewGuid().ToString()", "Stable")]
    [InlineData("request.SessionId ?? \"default\"", "Stable")]
    [InlineData("string.IsNullOrEmpty(request.SessionId) ? Guid.NewGuid().ToString() : request.SessionId", "Stable")]
    [InlineData("string id = request.SessionId!; if (string.IsNullOrEmpty(id)) id = Guid.NewGuid().ToString(); id", "Stable")]
    [InlineData("var id = request.SessionId; id ??= Guid.NewGuid().ToString(); id", "Stable")]
    [InlineData("string? id = null; if (flag) id = conversationId; else id = Guid.NewGuid().ToString(); id", "Stable")]
    [InlineData("string? id = null; id ??= Guid.NewGuid().ToString(); id", "Random")]
    [InlineData("flag switch { true => conversationId, _ => Guid.NewGuid().ToString() }", "Stable")]
    [InlineData("flag ? \"a\" : \"b\"", "Unknown")]
    [InlineData("flag ? keys.Current : \"b\"", "Unknown")]
    [InlineData("Activity.Current?.Id ?? context.TraceIdentifier", "Unstable Activity.Id")]
    [InlineData("conversationId ?? throw new InvalidOperationException()", "Stable")]
    // random
    [InlineData("Guid.NewGuid()", "Random Guid.NewGuid()")]
    [InlineData("Guid.NewGuid().ToString(\"N\")[..8]", "Random")]
    [InlineData("Guid.CreateVersion7()", "Random Guid.CreateVersion7()")]
    [InlineData("Random.Shared.Next()", "Random Random.Next()")]
    [InlineData("new Random().Next(1000).ToString()", "Random")]
    [InlineData("Convert.ToHexString(RandomNumberGenerator.GetBytes(16))", "Random RandomNumberGenerator.GetBytes()")]
    [InlineData("RandomNumberGenerator.GetHexString(16)", "Random")]
    [InlineData("Path.GetRandomFileName()", "Random")]
    [InlineData("var id = Guid.NewGuid(); var key = $\"chat-{id:N}\"; key", "Random")]
    [InlineData("Convert.ToBase64String(Guid.NewGuid().ToByteArray())", "Random")]
    [InlineData("ActivityTraceId.CreateRandom().ToString()", "Random")]
    // unstable
    [InlineData("context.TraceIdentifier", "Unstable HttpContext.TraceIdentifier")]
    [InlineData("context.Connection.Id", "Unstable HttpContext.Connection.Id")]
    [InlineData("context.Connection.RemoteIpAddress?.ToString()", "Unstable HttpContext.Connection.RemoteIpAddress")]
    [InlineData("correlation", "Unstable X-Request-Id header")]
    [InlineData("http.Headers[\"traceparent\"].ToString()", "Unstable traceparent header")]
    [InlineData("http.Headers[\"User-Agent\"].ToString()", "Unstable User-Agent header")]
    [InlineData("Activity.Current?.TraceId.ToString()", "Unstable Activity.TraceId")]
    [InlineData("Activity.Current!.Id", "Unstable Activity.Id")]
    [InlineData("conversationId.GetHashCode()", "Unstable string.GetHashCode()")]
    [InlineData("conversationId.GetHashCode().ToString()", "Unstable string.GetHashCode()")]
    [InlineData("request.SessionId!.GetHashCode()", "Unstable string.GetHashCode()")]
    [InlineData("HashCode.Combine(conversationId, room)", "Unstable HashCode.Combine()")]
    [InlineData("new object().GetHashCode()", "Unstable object.GetHashCode()")]
    [InlineData("new Key(\"a\", conversationId).GetHashCode()", "Unstable Key.GetHashCode()")]
    [InlineData("DateTime.UtcNow.Ticks", "Unstable DateTime.Ticks")]
    [InlineData("DateTime.Now.Ticks.ToString()", "Unstable")]
    [InlineData("DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()", "Unstable DateTimeOffset.ToUnixTimeMilliseconds()")]
    [InlineData("var now = DateTime.UtcNow; now.Ticks", "Unstable")]
    [InlineData("DateTime.Now.ToString(\"yyyyMMddHHmmss\")", "Unstable DateTime.Now")]
    [InlineData("DateTime.Now.ToString(\"yyyy-MM-dd\")", "Unknown")]
    [InlineData("clock.GetTimestamp()", "Unstable TimeProvider.GetTimestamp()")]
    [InlineData("Stopwatch.GetTimestamp()", "Unstable")]
    [InlineData("Environment.TickCount64", "Unstable Environment.TickCount64")]
    [InlineData("Environment.ProcessId", "Unstable Environment.ProcessId")]
    [InlineData("Environment.MachineName", "Unstable Environment.MachineName")]
    [InlineData("Environment.CurrentManagedThreadId", "Unstable")]
    [InlineData("Thread.CurrentThread.ManagedThreadId.ToString()", "Unstable Thread.ManagedThreadId")]
    [InlineData("Task.CurrentId", "Unstable")]
    [InlineData("Process.GetCurrentProcess().Id", "Unstable Process.Id")]
    [InlineData("System.Net.Dns.GetHostName()", "Unstable Dns.GetHostName()")]
    [InlineData("context.Session.Id", "Unstable HttpContext.Session.Id")]
    [InlineData("context.Session.SetString(\"chat\", \"1\"); context.Session.Id", "Stable")]
    // constant
    [InlineData("\"default\"", "Constant \"default\"")]
    [InlineData("42", "Constant")]
    [InlineData("Fixed", "Constant Fixed")]
    [InlineData("Names.Default", "Constant Names.Default")]
    [InlineData("Names.Shared", "Constant Names.Shared")]
    [InlineData("Guid.Empty", "Constant Guid.Empty")]
    [InlineData("new Guid(\"7a1c9c34-45f3-4a3b-9f5c-0f9c6f0d8c11\")", "Constant")]
    [InlineData("Guid.Parse(\"7a1c9c34-45f3-4a3b-9f5c-0f9c6f0d8c11\")", "Constant")]
    [InlineData("nameof(Names)", "Constant")]
    [InlineData("var id = \"user-1\"; id", "Constant \"user-1\"")]
    [InlineData("string id; id = \"user-1\"; id", "Constant")]
    // helper methods of the compilation
    [InlineData("Names.Of(conversationId)", "Stable")]
    [InlineData("Names.Twice(conversationId)", "Stable")]
    [InlineData("Names.Maybe(request.SessionId)", "Stable")]
    [InlineData("Names.New()", "Random Guid.NewGuid()")]
    [InlineData("Names.Always(conversationId)", "Constant")]
    [InlineData("Names.Round(conversationId)", "Unknown")]
    [InlineData("context.Trace()", "Unstable HttpContext.TraceIdentifier")]
    [InlineData("conversationId.Key()", "Stable")]
    [InlineData("Local(conversationId)", "Stable")]
    [InlineData("Fresh()", "Random")]
    [InlineData("Names.Of(Guid.NewGuid().ToString())", "Random")]
    [InlineData("Names.Of(id: \"one\")", "Constant")]
    // nothing can be said
    [InlineData("keys.Key(conversationId)", "Unknown")]
    [InlineData("keys.Current", "Unknown")]
    [InlineData("given.Room", "Unknown")]
    [InlineData("configuration[\"Chat:Room\"]", "Unknown")]
    [InlineData("requestId", "Unknown")]
    [InlineData("request.RequestId", "Unknown")]
    [InlineData("request.Computed", "Random Guid.NewGuid()")]
    [InlineData("context.Items[\"session\"]", "Unknown")]
    [InlineData("user.FindFirstValue(\"jti\")", "Unknown")]
    [InlineData("Names.PerProcess", "Unknown")]
    [InlineData("string id = conversationId; id += \"x\"; id", "Unknown")]
    [InlineData("string? id = null; id!", "Unknown")]
    [InlineData("string id = Guid.NewGuid().ToString(); id = keys.Current; id", "Unknown")]
    [InlineData("new List<string> { conversationId }.Count", "Unknown")]
    [InlineData("new DateTime(2024, 1, 1).Ticks", "Unknown")]
    public void Minimal_api(string expression, string expected) => Check(MinimalApi, expression, expected);

    const string Controller = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(Ids ids, SharedIds shared) : ControllerBase
        {
            readonly string _own = Guid.NewGuid().ToString();
            const string Room = "lobby";
            string _mixed = Guid.NewGuid().ToString();
            static readonly string s_process = Guid.NewGuid().ToString();
            string Trace => HttpContext.TraceIdentifier;
            [BindProperty] public string? Bound { get; set; }
            string UserId { get { return User.FindFirstValue(ClaimTypes.NameIdentifier)!; } }
            public string? Open { get; set; } = Guid.NewGuid().ToString();

            [HttpPost("/chat/{id}")]
            public void Post([FromRoute] string id, [FromBody] Turn turn, [FromServices] Ids service)
            {
                /*here*/
            }

            [NonAction] public void Set(string id) => _mixed = id;

            string SessionId()
            {
                if (HttpContext.Session.GetString("chat") is not { } kept)
                {
                    kept = Guid.NewGuid().ToString();
                    HttpContext.Session.SetString("chat", kept);
                }
                return kept;
            }

            static void Use<T>(T value) { }
        }

        public class Turn
        {
            public string SessionId { get; set; } = Guid.NewGuid().ToString();
            public Who? Who { get; set; }
        }
        public record Who(string Id);
        public class Ids { public string New() => Guid.NewGuid().ToString(); public virtual string Maybe() => Guid.NewGuid().ToString(); public string Current => Guid.NewGuid().ToString(); }
        public class SharedIds { public string Current { get; } = Guid.NewGuid().ToString(); }
        """;

    [Theory]
    [InlineData("id", "Stable")]
    [InlineData("turn.SessionId", "Stable turn.SessionId")]
    [InlineData("turn.Who!.Id", "Stable")]
    [InlineData("turn.Who?.Id", "Stable")]
    [InlineData("User.FindFirstValue(ClaimTypes.NameIdentifier)", "Stable")]
    [InlineData("UserId", "Stable")]
    [InlineData("Bound", "Stable Bound")]
    [InlineData("RouteData.Values[\"id\"]", "Stable")]
    [InlineData("Request.Cookies[\"sid\"] ?? Guid.NewGuid().ToString()", "Stable")]
    [InlineData("SessionId()", "Stable")]
    [InlineData("HttpContext.Session.Id", "Stable")]
    [InlineData("_own", "Random Guid.NewGuid()")]
    [InlineData("this._own", "Random")]
    [InlineData("_mixed", "Unknown")]
    [InlineData("s_process", "Unknown")]
    [InlineData("Open", "Unknown")]
    [InlineData("Trace", "Unstable HttpContext.TraceIdentifier")]
    [InlineData("HttpContext.Connection.Id", "Unstable")]
    [InlineData("Room", "Constant Room")]
    [InlineData("ChatController.Room", "Constant")]
    [InlineData("ids.New()", "Random")]
    [InlineData("ids.Maybe()", "Unknown")]
    [InlineData("ids.Current", "Random")]
    [InlineData("shared.Current", "Unknown")]
    public void Controller_action(string expression, string expected) => Check(Controller, expression, expected);

    [Theory]
    [InlineData("conversationId", "Stable")]
    [InlineData("Context.UserIdentifier", "Stable Context.UserIdentifier")]
    [InlineData("Context.User!.Identity!.Name", "Stable")]
    [InlineData("Context.GetHttpContext()?.Request.Query[\"id\"].ToString()", "Stable")]
    [InlineData("Context.ConnectionId", "Unstable Context.ConnectionId")]
    [InlineData("$\"chat:{Context.ConnectionId}\"", "Unstable Context.ConnectionId")]
    [InlineData("Context.Items[\"id\"]", "Unknown")]
    [InlineData("_id", "Random")]
    public void Hub(string expression, string expected) => Check("""
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub : Hub
        {
            readonly Guid _id = Guid.NewGuid();
            public void Send(string conversationId, string text)
            {
                /*here*/
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("ConversationId", "Stable")]
    [InlineData("id", "Stable")]
    [InlineData("HttpContext.TraceIdentifier", "Unstable")]
    [InlineData("Request.Query[\"id\"].ToString()", "Stable")]
    [InlineData("PageContext.RouteData.Values[\"id\"]", "Stable")]
    public void Razor_page(string expression, string expected) => Check("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        public class ChatModel : PageModel
        {
            [BindProperty(SupportsGet = true)] public string ConversationId { get; set; } = "";
            public void OnPost(string id)
            {
                /*here*/
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("request.SessionId", "Stable")]
    [InlineData("context.RequestHeaders.GetValue(\"x-session-id\")", "Stable")]
    [InlineData("context.RequestHeaders.GetValue(\"x-request-id\")", "Unstable x-request-id header")]
    [InlineData("context.GetHttpContext().User.Identity!.Name", "Stable")]
    [InlineData("context.Peer", "Unstable ServerCallContext.Peer")]
    public void Grpc(string expression, string expected) => Check("""
        using Grpc.Core;

        public class Request { public string SessionId { get; set; } = ""; }
        public abstract class ChatBase { public virtual Task<string> Ask(Request request, ServerCallContext context) => throw null!; }
        public class ChatService : ChatBase
        {
            public override Task<string> Ask(Request request, ServerCallContext context)
            {
                /*here*/
                return Task.FromResult("");
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("conversationId", "Stable")]
    [InlineData("req.Query[\"id\"]", "Stable")]
    [InlineData("req.Headers.GetValues(\"x-session-id\").First()", "Stable")]
    [InlineData("context.InvocationId", "Unstable FunctionContext.InvocationId")]
    [InlineData("context.FunctionId", "Unstable FunctionContext.FunctionId")]
    [InlineData("req.FunctionContext.InvocationId", "Unstable")]
    [InlineData("Guid.NewGuid()", "Random")]
    public void Azure_function(string expression, string expected) => Check("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;

        public class Chat
        {
            [Function("chat")]
            public void Run([HttpTrigger("post", Route = "chat/{conversationId}")] HttpRequestData req, string conversationId, FunctionContext context)
            {
                /*here*/
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("context.InstanceId", "Stable TaskOrchestrationContext.InstanceId")]
    [InlineData("context.GetInput<string>()", "Stable")]
    [InlineData("context.NewGuid()", "Random TaskOrchestrationContext.NewGuid()")]
    [InlineData("activity.InstanceId", "Stable")]
    [InlineData("entity.Id.Key", "Stable")]
    public void Durable(string expression, string expected) => Check("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;
        using Microsoft.DurableTask.Entities;

        public class Chat
        {
            [Function("orchestrate")]
            public void Run([OrchestrationTrigger] TaskOrchestrationContext context, TaskActivityContext activity, TaskEntityContext entity)
            {
                /*here*/
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("request.PathParameters[\"id\"]", "Stable")]
    [InlineData("request.QueryStringParameters[\"id\"]", "Stable")]
    [InlineData("request.Headers[\"x-session-id\"]", "Stable")]
    [InlineData("request.Headers[\"X-Amzn-Trace-Id\"]", "Unstable X-Amzn-Trace-Id header")]
    [InlineData("request.RequestContext.ConnectionId", "Unstable RequestContext.ConnectionId")]
    [InlineData("context.AwsRequestId", "Unstable LambdaContext.AwsRequestId")]
    public void Lambda(string expression, string expected) => Check("""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        public class Chat
        {
            public string Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                /*here*/
                return "";
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("turnContext.Activity.Conversation.Id", "Stable Activity.Conversation.Id")]
    [InlineData("turnContext.Activity.Conversation?.Id", "Stable")]
    [InlineData("turnContext.Activity.From.Id", "Stable Activity.From.Id")]
    [InlineData("$\"{turnContext.Activity.ChannelId}/{turnContext.Activity.Conversation.Id}\"", "Stable")]
    [InlineData("turnContext.Activity.Id", "Unstable Activity.Id")]
    [InlineData("turnContext.Activity.ReplyToId", "Unstable Activity.ReplyToId")]
    public void Bot(string expression, string expected) => Check("""
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class ChatBot : ActivityHandler
        {
            protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("turnContext.Activity.Conversation.Id", "Stable Activity.Conversation.Id")]
    [InlineData("turnContext.Activity.From.AadObjectId", "Stable")]
    [InlineData("turnContext.Activity.Id", "Unstable Activity.Id")]
    [InlineData("Guid.NewGuid().ToString()", "Random")]
    public void Agents_sdk(string expression, string expected) => Check("""
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;

        public class Bot(AgentApplicationOptions options) : AgentApplication(options)
        {
            public Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("conversationId", "Stable")]
    [InlineData("server.SessionId", "Stable McpServer.SessionId")]
    [InlineData("Guid.NewGuid()", "Random")]
    public void Mcp_tool(string expression, string expected) => Check("""
        using ModelContextProtocol.Server;

        [McpServerToolType]
        public static class Tools
        {
            [McpServerTool]
            public static string Ask(string conversationId, string text, McpServer server)
            {
                /*here*/
                return "";
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("this.GetPrimaryKeyString()", "Stable GrainExtensions.GetPrimaryKeyString()")]
    [InlineData("this.GetPrimaryKey().ToString()", "Stable")]
    [InlineData("IdentityString", "Stable")]
    [InlineData("text", "Unknown")]
    public void Orleans_grain(string expression, string expected) => Check("""
        using Orleans;

        public interface IChat : IGrainWithStringKey { Task Ask(string text); }
        public class Chat : Grain, IChat
        {
            public Task Ask(string text)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("request.ConversationId", "Stable request.ConversationId")]
    [InlineData("request.MessageId", "Unknown")]
    [InlineData("request.ConversationId ?? Guid.NewGuid().ToString()", "Stable")]
    public void Mediator(string expression, string expected) => Check("""
        using MediatR;

        public record Ask(string? ConversationId, string MessageId) : IRequest<string>;
        public class Handler : IRequestHandler<Ask, string>
        {
            public Task<string> Handle(Ask request, CancellationToken cancellationToken)
            {
                /*here*/
                return Task.FromResult("");
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("context.Message.ConversationId", "Stable")]
    [InlineData("context.CorrelationId", "Stable ConsumeContext.CorrelationId")]
    [InlineData("context.ConversationId", "Unstable ConsumeContext.ConversationId")]
    [InlineData("context.MessageId", "Unstable ConsumeContext.MessageId")]
    public void Mass_transit(string expression, string expected) => Check("""
        using MassTransit;

        public record Ask(string ConversationId);
        public class Consumer : IConsumer<Ask>
        {
            public Task Consume(ConsumeContext<Ask> context)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("context.MergedJobDataMap[\"conversationId\"]", "Stable")]
    [InlineData("context.JobDetail.Key.Name", "Stable")]
    [InlineData("context.FireInstanceId", "Unstable JobExecutionContext.FireInstanceId")]
    public void Quartz_job(string expression, string expected) => Check("""
        using Quartz;

        public class Job : IJob
        {
            public Task Execute(IJobExecutionContext context)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("cloudEvent.Subject", "Stable CloudEvent.Subject")]
    [InlineData("cloudEvent.Id", "Unstable CloudEvent.Id")]
    public void Google_function(string expression, string expected) => Check("""
        using CloudNative.CloudEvents;
        using Google.Cloud.Functions.Framework;

        public class Function : ICloudEventFunction
        {
            public Task HandleAsync(CloudEvent cloudEvent, CancellationToken cancellationToken)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);

    [Theory]
    [InlineData("req.SessionId", "Stable")]
    [InlineData("Route<string>(\"id\")", "Stable")]
    [InlineData("Query<string>(\"id\")", "Stable")]
    [InlineData("HttpContext.TraceIdentifier", "Unstable")]
    public void Fast_endpoint(string expression, string expected) => Check("""
        using FastEndpoints;

        public record Ask(string SessionId);
        public class Chat : Endpoint<Ask, string>
        {
            public override Task HandleAsync(Ask req, CancellationToken ct)
            {
                /*here*/
                return Task.CompletedTask;
            }
            static void Use<T>(T value) { }
        }
        """, expression, expected);
}
