using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Keeps the memory in the store that its framework has for it, where one is in reach.</summary>
sealed class FrameworkStore() : Rewrite(MemoryCreatedPerRequestFix.FrameworkStoreKey)
{
    const string LangChainHistory = "LangChain.Databases.RedisChatMessageHistory";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation)?.Title;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        plan.Handler.AddParameters(edit, plan.Key.Parameters);
        edit.InsertAbove(plan.Local.Declaration, plan.Key.Guard);
        edit.Replace(plan.Local.Declaration.Span, edit.Lines(edit.IndentAt(plan.Local.Declaration.SpanStart), plan.Load));
        Opening.SayOnce(edit, site, plan.Handler, plan.Local.Rest, plan.Local.Name, plan.Local.Name, "", cancellation);
        Reply.Record(edit, site, plan.Local, "", cancellation);
        if (plan.Map is var (place, type, name))
            SessionMap.Declare(edit, place, (type, name));
        if (plan.Save is { } save)
            Ending.Add(edit, plan.Local.Block, save);
        Usings.Add(edit, site, [.. plan.Key.Types, .. plan.Types]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Handler">The function to rewrite.</param>
    /// <param name="Local">The memory.</param>
    /// <param name="Key">Its identity; without one where the framework knows the conversation by itself.</param>
    /// <param name="Title">What the action is called.</param>
    /// <param name="Load">The statements that replace the creation.</param>
    /// <param name="Save">The statement at the end; null where the framework saves by itself.</param>
    /// <param name="Types">Full names of the types that the statements use.</param>
    sealed record Plan(HandlerSyntax Handler, LocalMemory Local, SessionKey Key, string Title, string[] Load, string? Save, params string[] Types)
    {
        /// <summary>A map that the statements use.</summary>
        public (SessionMap.Place Place, string Type, string Name)? Map { get; init; }

        public static Plan? For(FixSite site, CancellationToken cancellation) =>
            LocalMemory.Of(site, cancellation) is { } local && HandlerSyntax.Around(site, local.Declaration, cancellation) is { } handler
            && CreatedMemory.Of(site, handler, local.Value, cancellation) is { } memory && SessionKey.For(site, handler, local.Declaration, cancellation) is { } key
                ? OfAgent(site, handler, local, key, cancellation) ?? OfBot(site, handler, local, memory, key) ?? OfTurnState(handler, local, memory, key) ?? OfLangChain(site, handler, local, key, cancellation)
                : null;

        /// <summary>Agent Framework: a session store that gets or creates a session of an agent by its id.</summary>
        static Plan? OfAgent(FixSite site, HandlerSyntax handler, LocalMemory local, SessionKey key, CancellationToken cancellation)
        {
            if (!handler.IsAsync || local.Value is not AwaitExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateSessionAsync", Expression: var agent } } }
                || !site.Model.GetTypeInfo(agent, cancellation).Type.IsOrDerivesFrom("Microsoft.Agents.AI.AIAgent")
                || InReach(handler, t => t.IsOrDerivesFrom("Microsoft.Agents.AI.Hosting.AgentSessionStore")) is not { } store || !Ending.IsEndOfTurn(local, new(site.Root)))
                return null;
            string id = key.Type == "string" ? key.Expression : $"{key.Expression}.ToString()";
            return new(handler, local, key, $"Get and save the session through '{store}' (by '{key.Source}')",
                [$"{local.Declaration.Declaration.Type} {local.Name} = await {store}.GetSessionAsync({agent}, {id}{handler.LastArgument});"],
                $"await {store}.SaveSessionAsync({agent}, {id}, {local.Name}{handler.LastArgument});");
        }

        /// <summary>Bot Framework: a property of the conversation's state.</summary>
        static Plan? OfBot(FixSite site, HandlerSyntax handler, LocalMemory local, CreatedMemory memory, SessionKey key)
        {
            if (!handler.IsAsync || memory.IsAwaited || handler.Parameters.FirstOrDefault(p => p.Type.IsOrDerivesFrom("Microsoft.Bot.Builder.ITurnContext")) is not { } turn
                || InReach(handler, t => t.IsOrDerivesFrom("Microsoft.Bot.Builder.ConversationState")) is not { } state || !Ending.IsEndOfTurn(local, new(site.Root)))
                return null;
            string accessor = Names.Free(site, handler.Node, "accessor", "conversationAccessor"), token = handler.CancellationToken is { Length: > 0 } t ? t : "default";
            return new(handler, local, key, $"Keep in '{state}' (a property of the bot's conversation state)",
                [
                    $"var {accessor} = {state}.CreateProperty<{local.Type}>(\"{local.Name}\");",
                    $"var {local.Name} = await {accessor}.GetAsync({turn.Name}, () => {Typed(local, memory)}{handler.LastArgument});",
                    .. memory.AppendTo(local.Name),
                ],
                $"await {state}.SaveChangesAsync({turn.Name}, false, {token});");
        }

        /// <summary>Microsoft 365 Agents SDK: the state that the application loads before the turn and saves after it.</summary>
        static Plan? OfTurnState(HandlerSyntax handler, LocalMemory local, CreatedMemory memory, SessionKey key) =>
            !memory.IsAwaited && handler.Parameters.FirstOrDefault(p => p.Type.IsOrDerivesFrom("Microsoft.Agents.Builder.State.ITurnState")) is { } state
                ? new(handler, local, key, $"Keep in '{state.Name}' (the application saves it)",
                    [$"var {local.Name} = {state.Name}.GetValue(\"conversation.{local.Name}\", () => {Typed(local, memory)});", .. memory.AppendTo(local.Name)], null)
                : null;

        /// <summary>
        /// LangChain: a history in Redis, where the configuration that names the server is in reach. Each such object opens a connection and never closes
        /// it, so that there is one per session, not one per request.
        /// </summary>
        static Plan? OfLangChain(FixSite site, HandlerSyntax handler, LocalMemory local, SessionKey key, CancellationToken cancellation)
        {
            if (local.Value is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } created
                || !local.Symbol.Is("LangChain.Memory.ConversationBufferMemory") && !local.Symbol.Is("LangChain.Memory.ConversationWindowBufferMemory")
                || Configuration(site, handler) is not { } configuration || SessionMap.PlaceFor(site, handler, cancellation) is not { } place)
                return null;
            string history = Names.Free(site, handler.Node, "history", "redisHistory");
            string histories = place.Type is { } type ? Names.Free(site, type, "_histories") : Names.Free(site, site.Root, "histories");
            string id = key.Type == "string" ? "id" : "id.ToString()";
            string initializer = created.Initializer is { } i ? site.Root.SyntaxTree.GetText().ToString(TextSpan.FromBounds(i.GetFirstToken().GetPreviousToken().Span.End, i.Span.End)) : "";
            return new(handler, local, key, $"Keep in Redis (by '{key.Source}'; needs package LangChain.Databases.Redis and connection string 'Redis')",
                [
                    $"var {history} = {histories}.GetOrAdd({key.Expression}, id => new RedisChatMessageHistory({id}, {configuration}.GetConnectionString(\"Redis\")!));",
                    $"{local.Declaration.Declaration.Type} {local.Name} = new {local.Type}({history}){initializer};",
                ],
                null, LangChainHistory, "Microsoft.Extensions.Configuration.ConfigurationExtensions", "System.Collections.Concurrent.ConcurrentDictionary")
            {
                Map = (place, $"ConcurrentDictionary<{key.Type}, RedisChatMessageHistory>", histories),
            };
        }

        static string? Configuration(FixSite site, HandlerSyntax handler) =>
            InReach(handler, t => t.IsOrDerivesFrom("Microsoft.Extensions.Configuration.IConfiguration"))
            ?? (handler.IsStatic ? null : site.Model.LookupSymbols(site.Node.SpanStart).OfType<ILocalSymbol>().Where(l => l.Type.Is("Microsoft.AspNetCore.Builder.WebApplicationBuilder") || l.Type.Is("Microsoft.AspNetCore.Builder.WebApplication"))
                .OrderByDescending(l => l.Type.Name).Select(l => $"{l.Name}.Configuration").FirstOrDefault());

        /// <summary>A parameter, or what the objects of the class have.</summary>
        static string? InReach(HandlerSyntax handler, Func<ITypeSymbol, bool> fits) =>
            handler.Parameters.FirstOrDefault(p => fits(p.Type))?.Name ?? (handler.IsStatic ? null : Members.OfType(handler.Symbol.ContainingType, fits));

        /// <summary>The creation where nothing says its type.</summary>
        static string Typed(LocalMemory local, CreatedMemory memory) =>
            memory.Creation.StartsWith("new(", StringComparison.Ordinal) ? $"new {local.Type}{memory.Creation.Substring("new".Length)}"
            : memory.Creation == "[]" ? $"new {local.Type}()"
            : memory.Creation.StartsWith("[", StringComparison.Ordinal) ? $"new {local.Type} {{ {memory.Creation.Substring(1, memory.Creation.Length - 2)} }}"
            : memory.Creation;
    }
}
