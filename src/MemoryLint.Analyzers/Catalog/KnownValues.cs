using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>What one member of a framework yields, seen as an identity.</summary>
/// <param name="Provenance">Its provenance.</param>
/// <param name="Source">What a message calls it.</param>
/// <param name="Lasting">For an unstable value, how long it stays the same.</param>
readonly record struct KnownValue(Provenance Provenance, string Source, Lasting Lasting = Lasting.Request);

/// <summary>What members of .NET and of the frameworks are worth as identities: a table.</summary>
static class KnownValues
{
    sealed record Entry(string Type, string[] Members, KnownValue Value);

    /// <summary>Names of what differs from request to request or message to message, without separators.</summary>
    static readonly ImmutableHashSet<string> s_perRequest = ImmutableHashSet.Create(
        "requestid", "traceid", "correlationid", "messageid", "operationid", "invocationid", "connectionid", "eventid", "jobid", "runid", "spanid", "transactionid",
        "activityid", "replytoid", "nonce", "idempotencykey", "deliverytag");

    static readonly ImmutableHashSet<string> s_perRequestHeaders = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "X-Request-Id", "X-Correlation-Id", "Request-Id", "Correlation-Id", "traceparent", "tracestate", "X-Trace-Id", "X-Amzn-Trace-Id",
        "X-Amzn-RequestId", "X-Cloud-Trace-Context", "Idempotency-Key", "CF-Ray", "x-ms-client-request-id", "X-Azure-Ref");

    static readonly Entry[] s_entries =
    [
        Random("System.Guid", "NewGuid", "CreateVersion7"),
        Random("System.Random", "Next", "NextInt64", "NextDouble", "NextSingle", "NextBytes", "GetItems", "GetString", "GetHexString"),
        Random("System.Security.Cryptography.RandomNumberGenerator", "GetBytes", "GetInt32", "GetString", "GetHexString", "GetItems", "GetNonZeroBytes"),
        Random("System.IO.Path", "GetRandomFileName", "GetTempFileName"),
        Random("System.Ulid", "NewUlid"),
        Random("NUlid.Ulid", "NewUlid"),
        Random("NanoidDotNet.Nanoid", "Generate", "GenerateAsync"),
        Random("Nanoid.Nanoid", "Generate", "GenerateAsync"),
        Random("CSharpVitamins.ShortGuid", "NewGuid"),
        Random("shortid.ShortId", "Generate"),
        Random("MassTransit.NewId", "Next", "NextGuid", "NextSequentialGuid"),
        Random("IdGen.IdGenerator", "CreateId"),
        Random("UUIDNext.Uuid", "NewRandom", "NewSequential", "NewDatabaseFriendly"),
        Random("Visus.Cuid.Cuid2", ".ctor"),
        Random("System.Diagnostics.ActivityTraceId", "CreateRandom"),
        Random("System.Diagnostics.ActivitySpanId", "CreateRandom"),
        // A replay-safe id of an orchestration is the same in every replay, and another in every orchestration.
        Random("Microsoft.DurableTask.TaskOrchestrationContext", "NewGuid"),
        Random("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext", "NewGuid"),

        Unstable("Microsoft.AspNetCore.Http.HttpContext", Lasting.Request, "TraceIdentifier"),
        Unstable("Microsoft.AspNetCore.Http.ConnectionInfo as HttpContext.Connection", Lasting.Connection, "Id", "RemotePort", "LocalPort"),
        Unstable("Microsoft.AspNetCore.Http.ConnectionInfo as HttpContext.Connection", Lasting.Address, "RemoteIpAddress", "LocalIpAddress"),
        Unstable("Microsoft.AspNetCore.Http.Features.IHttpRequestIdentifierFeature", Lasting.Request, "TraceIdentifier"),
        Unstable("Microsoft.AspNetCore.Http.Features.IHttpConnectionFeature", Lasting.Connection, "ConnectionId"),
        Unstable("Microsoft.AspNetCore.SignalR.HubCallerContext as Context", Lasting.Connection, "ConnectionId"),
        Unstable("Microsoft.AspNetCore.Connections.ConnectionContext", Lasting.Connection, "ConnectionId"),
        Unstable("Microsoft.AspNetCore.Components.Server.Circuits.Circuit", Lasting.Connection, "Id"),
        Unstable("Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest+ProxyRequestContext as RequestContext", Lasting.Connection, "ConnectionId"),
        Unstable("Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest+ProxyRequestContext as RequestContext", Lasting.Request, "RequestId", "MessageId", "ExtendedRequestId"),
        Unstable("Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest+ProxyRequestContext as RequestContext", Lasting.Request, "RequestId"),
        Unstable("Amazon.Lambda.Core.ILambdaContext", Lasting.Request, "AwsRequestId"),
        Unstable("Amazon.Lambda.Core.ILambdaContext", Lasting.Process, "LogStreamName", "FunctionName", "FunctionVersion", "InvokedFunctionArn"),
        Unstable("Microsoft.Azure.Functions.Worker.FunctionContext", Lasting.Request, "InvocationId"),
        Unstable("Microsoft.Azure.Functions.Worker.FunctionContext", Lasting.Process, "FunctionId"),
        Unstable("Microsoft.Azure.WebJobs.ExecutionContext", Lasting.Request, "InvocationId"),
        Unstable("CloudNative.CloudEvents.CloudEvent", Lasting.Request, "Id"),
        Unstable("Quartz.IJobExecutionContext", Lasting.Request, "FireInstanceId"),
        Unstable("Grpc.Core.ServerCallContext", Lasting.Connection, "Peer"),
        Unstable("MassTransit.MessageContext as ConsumeContext", Lasting.Request, "MessageId", "RequestId", "ConversationId", "InitiatorId"),
        Unstable("Azure.Messaging.ServiceBus.ServiceBusReceivedMessage", Lasting.Request, "MessageId", "LockToken", "SequenceNumber"),
        Unstable("Microsoft.Bot.Schema.IActivity as Activity", Lasting.Request, "Id", "ReplyToId", "Timestamp"),
        Unstable("Microsoft.Agents.Core.Models.IActivity as Activity", Lasting.Request, "Id", "ReplyToId", "Timestamp"),
        Unstable("System.Diagnostics.Activity", Lasting.Request, "Id", "TraceId", "SpanId", "RootId", "ParentId"),
        Unstable("System.DateTime", Lasting.Request, "Ticks", "ToFileTime", "ToFileTimeUtc", "ToBinary", "TimeOfDay", "Millisecond"),
        Unstable("System.DateTimeOffset", Lasting.Request, "Ticks", "UtcTicks", "ToUnixTimeMilliseconds", "ToUnixTimeSeconds", "ToFileTime"),
        Unstable("System.TimeProvider", Lasting.Request, "GetTimestamp"),
        Unstable("System.Diagnostics.Stopwatch", Lasting.Request, "GetTimestamp"),
        Unstable("System.Environment", Lasting.Request, "TickCount", "TickCount64", "CurrentManagedThreadId"),
        Unstable("System.Environment", Lasting.Process, "ProcessId", "MachineName"),
        Unstable("System.Diagnostics.Process", Lasting.Process, "Id", "MachineName"),
        Unstable("System.Net.Dns", Lasting.Process, "GetHostName"),
        Unstable("System.Threading.Thread", Lasting.Request, "ManagedThreadId"),
        Unstable("System.Threading.Tasks.Task", Lasting.Request, "CurrentId", "Id"),
        Unstable("System.HashCode", Lasting.ProcessHash, "Combine", "ToHashCode"),
        Unstable("System.Runtime.CompilerServices.RuntimeHelpers", Lasting.Request, "GetHashCode"),

        Stable("Microsoft.AspNetCore.Http.HttpRequest as HttpContext.Request", "Query", "Headers", "Cookies", "Form", "RouteValues", "ReadFormAsync"),
        Stable("Microsoft.AspNetCore.Routing.RouteData", "Values"),
        Stable("Microsoft.AspNetCore.Routing.RoutingHttpContextExtensions", "GetRouteValue", "GetRouteData"),
        Stable("Microsoft.AspNetCore.Http.ISession", "Get", "TryGetValue"),
        Stable("Microsoft.AspNetCore.Http.SessionExtensions", "GetString", "GetInt32", "Get"),
        Stable("System.Security.Claims.ClaimsPrincipal", "FindFirst", "FindAll", "Claims"),
        Stable("System.Security.Claims.ClaimsIdentity", "FindFirst", "FindAll", "Claims", "Name"),
        Stable("System.Security.Claims.PrincipalExtensions", "FindFirstValue"),
        Stable("System.Security.Principal.IIdentity", "Name"),
        Stable("Microsoft.AspNetCore.Identity.UserManager`1", "GetUserId", "GetUserName", "GetUserAsync", "GetUserIdAsync"),
        Stable("Microsoft.AspNetCore.SignalR.HubCallerContext as Context", "UserIdentifier", "User"),
        Stable("Grpc.Core.Metadata", "GetValue", "Get"),
        Stable("Grpc.Core.ServerCallContext", "RequestHeaders"),
        Stable("Microsoft.Azure.Functions.Worker.Http.HttpRequestData", "Query", "Headers"),
        Stable("Azure.Messaging.ServiceBus.ServiceBusReceivedMessage", "SessionId"),
        Stable("Microsoft.DurableTask.TaskOrchestrationContext", "InstanceId", "GetInput"),
        Stable("Microsoft.DurableTask.TaskActivityContext", "InstanceId"),
        Stable("Microsoft.DurableTask.Entities.TaskEntityContext", "Id"),
        Stable("Microsoft.DurableTask.Entities.EntityInstanceId", "Key"),
        Stable("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableOrchestrationContext", "InstanceId", "GetInput"),
        Stable("Microsoft.Azure.WebJobs.Extensions.DurableTask.IDurableEntityContext", "EntityKey"),
        Stable("Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest", "PathParameters", "QueryStringParameters", "Headers", "MultiValueHeaders"),
        Stable("Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest", "PathParameters", "QueryStringParameters", "Headers", "Cookies"),
        Stable("CloudNative.CloudEvents.CloudEvent", "Subject"),
        Stable("Quartz.IJobExecutionContext", "MergedJobDataMap", "JobDetail", "Trigger"),
        Stable("Quartz.IJobDetail", "Key", "JobDataMap"),
        Stable("MassTransit.MessageContext as ConsumeContext", "CorrelationId"),
        Stable("MassTransit.ISaga", "CorrelationId"),
        Stable("Microsoft.Bot.Schema.IActivity as Activity", "Conversation", "From", "ChannelId"),
        Stable("Microsoft.Agents.Core.Models.IActivity as Activity", "Conversation", "From", "ChannelId"),
        Stable("Microsoft.Bot.Schema.ConversationAccount as Activity.Conversation", "Id"),
        Stable("Microsoft.Agents.Core.Models.ConversationAccount as Activity.Conversation", "Id"),
        Stable("Microsoft.Bot.Schema.ChannelAccount as Activity.From", "Id", "AadObjectId"),
        Stable("Microsoft.Agents.Core.Models.ChannelAccount as Activity.From", "Id", "AadObjectId"),
        Stable("ModelContextProtocol.Server.McpServer", "SessionId"),
        Stable("Orleans.GrainExtensions", "GetPrimaryKey", "GetPrimaryKeyLong", "GetPrimaryKeyString"),
        Stable("Orleans.Grain", "IdentityString"),
        Stable("FastEndpoints.Endpoint`2", "Route", "Query"),
        Stable("Microsoft.Agents.AI.AIAgentExtensions", "GetConversationId"),
    ];

    static readonly ILookup<string, Entry> s_byMember = s_entries.SelectMany(e => e.Members.Select(m => (Member: m, Entry: e)))
        .ToLookup(x => x.Member, x => x.Entry, StringComparer.Ordinal);

    /// <summary>The names of members that yield values which are not stable.</summary>
    public static ImmutableHashSet<string> ChangingMembers { get; } =
        s_entries.Where(e => e.Value.Provenance is Provenance.Random or Provenance.Unstable).SelectMany(e => e.Members).Append("GetHashCode")
            .Where(m => m != ".ctor").ToImmutableHashSet();

    /// <summary>What a member yields; null if nothing is known of it.</summary>
    public static KnownValue? Of(ISymbol member)
    {
        foreach (var entry in s_byMember[member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? ".ctor" : member.Name])
            if (member.ContainingType.IsOrDerivesFrom(entry.Type))
                return entry.Value with { Source = $"{entry.Value.Source}.{member.Name}{(member is IMethodSymbol ? "()" : "")}" };
        return null;
    }

    /// <summary>True for the name of a value that belongs to one request or message.</summary>
    public static bool IsPerRequestName(string name) => s_perRequest.Contains(name.Replace("_", "").Replace("-", "").ToLowerInvariant());

    /// <summary>True for a header that is another in every request.</summary>
    public static bool IsPerRequestHeader(string name) => s_perRequestHeaders.Contains(name);

    static Entry Random(string type, params string[] members) => Of(type, Provenance.Random, Lasting.Request, members);

    static Entry Stable(string type, params string[] members) => Of(type, Provenance.Stable, Lasting.Request, members);

    static Entry Unstable(string type, Lasting lasting, params string[] members) => Of(type, Provenance.Unstable, lasting, members);

    /// <param name="type">The full metadata name, and after "as" what messages call its object, where the type's own name would say nothing to a reader.</param>
    /// <param name="provenance">What the members are worth.</param>
    /// <param name="lasting">How long they stay the same.</param>
    /// <param name="members">Their names.</param>
    static Entry Of(string type, Provenance provenance, Lasting lasting, string[] members)
    {
        int end = type.IndexOf(" as ", StringComparison.Ordinal);
        return new(end < 0 ? type : type.Substring(0, end), members, new(provenance, end < 0 ? Called(MetadataName.Simple(type)) : type.Substring(end + 4), lasting));
    }

    /// <summary><c>LambdaContext</c> for <c>ILambdaContext</c>.</summary>
    static string Called(string type) => type.Length > 1 && type[0] == 'I' && char.IsUpper(type[1]) ? type.Substring(1) : type;
}
