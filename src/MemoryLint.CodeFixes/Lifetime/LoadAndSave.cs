using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Loads a history from <c>IDistributedCache</c> at the start of the turn and saves it at the end, in the form that its framework can read back.
/// </summary>
sealed class LoadAndSave() : Rewrite(MemoryCreatedPerRequestFix.LoadAndSaveKey)
{
    const string CacheType = "Microsoft.Extensions.Caching.Distributed.IDistributedCache";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Plan.For(site, cancellation) is { } plan ? $"Load and save through IDistributedCache{(plan.IsCacheRegistered ? "" : " (register one: AddStackExchangeRedisCache, AddDistributedSqlServerCache …)")}" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        var (local, handler) = (plan.Local, plan.Handler);
        string cache = plan.Cache ?? Names.Free(site, handler.Node, "cache", "sessionCache");
        string key = Names.Free(site, handler.Node, "key", "cacheKey"), saved = Names.Free(site, handler.Node, "saved", "savedHistory");
        string[] lines =
        [
            $"var {key} = $\"{CacheKey.PrefixFor(site, handler, cancellation)}:{{{plan.Key.Expression}}}\";",
            $"var {saved} = await {cache}.GetAsync({key}{handler.LastArgument});",
            $"{local.Declaration.Declaration.Type} {local.Name} = {saved} is null",
            $"\t? {edit.Shifted(plan.Memory.Creation)}",
            $"\t: {plan.Format.Read(local.Type, saved)};",
            .. plan.Memory.AppendTo(local.Name),
        ];
        edit.InsertAbove(local.Declaration, plan.Key.Guard);
        edit.Replace(local.Declaration.Span, edit.Lines(edit.IndentAt(local.Declaration.SpanStart), lines));
        Opening.SayOnce(edit, site, handler, local.Rest, local.Name, local.Name, "", cancellation);
        Reply.Record(edit, site, local, "", cancellation);
        Ending.Add(edit, local.Block, $"await {cache}.SetAsync({key}, {plan.Format.Write(local.Name)}{handler.LastArgument});");
        bool isInjected = plan.Cache is null, isMinimal = handler.Kind == HandlerKind.MinimalApi;
        handler.AddParameters(edit, isInjected ? plan.Key.Parameters.Add($"{(isMinimal ? "" : "[FromServices] ")}IDistributedCache {cache}") : plan.Key.Parameters);
        Usings.Add(edit, site,
        [
            .. plan.Format.Types, .. plan.Key.Types, .. Reply.Types(local.Symbol), "Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions",
            .. isInjected && !isMinimal ? ["Microsoft.AspNetCore.Mvc.FromServicesAttribute"] : Array.Empty<string>(),
        ]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>How a kind of history is written and read back.</summary>
    sealed record Format(Func<string, string> Write, Func<string, string, string> Read, ImmutableArray<string> Types)
    {
        static readonly Format s_extensionsAI = new(
            name => $"JsonSerializer.SerializeToUtf8Bytes({name}, AIJsonUtilities.DefaultOptions)",
            (type, saved) => $"JsonSerializer.Deserialize<{type}>({saved}, AIJsonUtilities.DefaultOptions)!",
            ImmutableArray.Create("System.Text.Json.JsonSerializer", "Microsoft.Extensions.AI.AIJsonUtilities"));

        static readonly Format s_semanticKernel = new(
            name => $"JsonSerializer.SerializeToUtf8Bytes({name})", (type, saved) => $"JsonSerializer.Deserialize<{type}>({saved})!", ImmutableArray.Create("System.Text.Json.JsonSerializer"));

        /// <summary>Without <c>OpenAIContext</c>: that one is experimental, and knows no list of messages.</summary>
        static readonly Format s_openAI = new(
            name => $"ModelReaderWriter.Write({name}).ToArray()",
            (type, saved) => $"ModelReaderWriter.Read<{type}>(BinaryData.FromBytes({saved}))!",
            ImmutableArray.Create("System.ClientModel.Primitives.ModelReaderWriter", "System.BinaryData"));

        public static Format? For(ITypeSymbol type)
        {
            if (type.Is("Microsoft.SemanticKernel.ChatCompletion.ChatHistory"))
                return s_semanticKernel;
            if (type is not INamedTypeSymbol { Name: "List", TypeArguments: [var message] })
                return null;
            return message.Is("Microsoft.Extensions.AI.ChatMessage") ? s_extensionsAI : message.Is("OpenAI.Chat.ChatMessage") ? s_openAI : null;
        }
    }

    sealed record Plan(HandlerSyntax Handler, LocalMemory Local, CreatedMemory Memory, SessionKey Key, Format Format, string? Cache, bool IsCacheRegistered)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (LocalMemory.Of(site, cancellation) is not { } local || Format.For(local.Symbol) is not { } format
                || HandlerSyntax.Around(site, local.Declaration, cancellation) is not { IsAsync: true } handler || !Ending.IsEndOfTurn(local, new(site.Root))
                || CreatedMemory.Of(site, handler, local.Value, cancellation) is not { IsAwaited: false } memory
                || site.Model.Compilation.GetTypeByMetadataName(CacheType) is null)
                return null;
            string? cache = CacheInReach(handler);
            if (cache is null && !handler.CanTakeParameter)
                return null;
            return SessionKey.For(site, handler, local.Declaration, cancellation) is { } key ? new(handler, local, memory, key, format, cache, IsRegistered(site.Model.Compilation, cancellation)) : null;
        }

        static string? CacheInReach(HandlerSyntax handler) =>
            handler.Parameters.FirstOrDefault(p => p.Type.Is(CacheType))?.Name
            ?? (handler.Node is MethodDeclarationSyntax && !handler.IsStatic ? Members.OfType(handler.Symbol.ContainingType, t => t.Is(CacheType)) : null);

        static bool IsRegistered(Compilation compilation, CancellationToken cancellation)
        {
            if (Lifetimes.All(compilation, cancellation).Any(r => r.ServiceId == "T:" + CacheType))
                return true;
            foreach (var tree in compilation.SyntaxTrees)
                foreach (string word in s_registrations)
                    if (Sites.SourceWords.Positions(tree, word, cancellation).Any())
                        return true;
            return false;
        }

        static readonly string[] s_registrations =
        [
            "AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddDistributedPostgresCache", "AddCosmosCache", "AddRedisDistributedCache", "AddDistributedMemoryCache", "AddControllersWithViews", "AddMvc",
            "AddRazorPages",
        ];
    }
}
