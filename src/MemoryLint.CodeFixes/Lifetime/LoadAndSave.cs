using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Loads a history from <c>IDistributedCache</c> at the start of the turn and saves it at the end, in the form that its framework can read back.
/// </summary>
sealed class LoadAndSave() : Rewrite(MemoryCreatedPerRequestFix.LoadAndSaveKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Plan.For(site, cancellation) is { } plan ? $"Load and save through IDistributedCache{(plan.IsCacheRegistered ? "" : " (register one: AddStackExchangeRedisCache, AddDistributedSqlServerCache …)")}" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string cache = plan.Cache ?? Names.Free(plan.Handler.Node, "cache", "sessionCache");
        string saved = Names.Free(plan.Handler.Node, "saved", "savedHistory");
        string key = plan.Key.Type == "string" ? plan.Key.Expression : $"{plan.Key.Expression}.ToString()";
        string token = plan.Handler.CancellationToken is { Length: > 0 } t ? ", " + t : "";
        string indent = edit.IndentAt(plan.Local.Declaration.SpanStart);
        var lines = plan.Key.Guard
            .Add($"var {saved} = await {cache}.GetAsync({key}{token});")
            .Add($"var {plan.Local.Name} = {saved} is null")
            .Add($"{edit.IndentUnit}? {Typed(plan)}")
            .Add($"{edit.IndentUnit}: {plan.Format.Read(plan.Local.Type, saved)};")
            .AddRange(plan.Memory.TurnMessages.Select(m => $"{plan.Local.Name}.Add({m});"));
        edit.Replace(plan.Local.Declaration.Span, edit.Lines(indent, lines.ToArray()));
        Save(edit, plan, $"await {cache}.SetAsync({key}, {plan.Format.Write(plan.Local.Name)}{token});");
        var types = plan.Format.Types.Concat(plan.Key.Types);
        if (plan.Cache is null)
        {
            plan.Handler.AddParameter(edit, string.Join(", ", Parameters(plan, cache)));
            types = types.Append("Microsoft.Extensions.Caching.Distributed.IDistributedCache");
            if (plan.Handler.Kind != HandlerKind.MinimalApi)
                types = types.Append("Microsoft.AspNetCore.Mvc.FromServicesAttribute");
        }
        else if (plan.Key.Parameter is { } parameter)
        {
            plan.Handler.AddParameter(edit, parameter);
        }
        Usings.Add(edit, site, types.Append("Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions"));
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static IEnumerable<string> Parameters(Plan plan, string cache)
    {
        if (plan.Key.Parameter is { } parameter)
            yield return parameter;
        yield return plan.Handler.Kind == HandlerKind.MinimalApi ? $"IDistributedCache {cache}" : $"[FromServices] IDistributedCache {cache}";
    }

    /// <summary>The creation as one branch of a conditional: what is target-typed there needs its type.</summary>
    static string Typed(Plan plan)
    {
        string creation = plan.Memory.Creation;
        if (creation.StartsWith("new(", StringComparison.Ordinal))
            return "new " + plan.Local.Type + creation.Substring("new".Length);
        return creation;
    }

    /// <summary>Saves before the handler returns, after everything that changes the history.</summary>
    static void Save(CodeEdit edit, Plan plan, string statement)
    {
        var last = plan.Local.Block.Statements.Last();
        string indent = edit.IndentAt(last.SpanStart);
        if (last is ReturnStatementSyntax)
            edit.Insert(last.SpanStart, statement + edit.NewLine + indent);
        else
            edit.Insert(edit.Text.Lines.GetLineFromPosition(last.Span.End).End, edit.NewLine + indent + statement);
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

        static readonly Format s_openAI = new(
            name => $"ModelReaderWriter.Write({name}, ModelReaderWriterOptions.Json, OpenAIContext.Default).ToArray()",
            (type, saved) => $"ModelReaderWriter.Read<{type}>(BinaryData.FromBytes({saved}), ModelReaderWriterOptions.Json, OpenAIContext.Default)!",
            ImmutableArray.Create("System.ClientModel.Primitives.ModelReaderWriter", "OpenAI.OpenAIContext", "System.BinaryData"));

        public static Format? For(ITypeSymbol? type)
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
            if (LocalMemory.Of(site, cancellation) is not { } local || HandlerSyntax.Around(site, local.Declaration, cancellation) is not { IsAsync: true } handler
                || local.Block.Statements.Last() == local.Declaration)
                return null;
            var type = site.Model.GetTypeInfo(local.Value, cancellation) is var info ? info.Type ?? info.ConvertedType : null;
            if (Format.For(type) is not { } format || CreatedMemory.Of(site, handler, local.Value, cancellation) is not { IsAwaited: false } memory
                || site.Model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Caching.Distributed.IDistributedCache") is null)
                return null;
            string? cache = CacheInReach(site, handler);
            if (cache is null && (handler.Kind is not (HandlerKind.MinimalApi or HandlerKind.Controller or HandlerKind.RazorPage) || !handler.CanTakeParameter))
                return null;
            return SessionKey.For(site, handler, cancellation) is { } key ? new(handler, local, memory, key, format, cache, IsRegistered(site.Model.Compilation, cancellation)) : null;
        }

        static string? CacheInReach(FixSite site, HandlerSyntax handler)
        {
            const string Cache = "Microsoft.Extensions.Caching.Distributed.IDistributedCache";
            return handler.Symbol.Parameters.FirstOrDefault(p => p.Type.Is(Cache))?.Name
                ?? (handler.Node is MethodDeclarationSyntax && !handler.IsStatic
                    ? handler.Symbol.ContainingType.GetMembers().FirstOrDefault(m => m is IFieldSymbol { IsImplicitlyDeclared: false } f && f.Type.Is(Cache) || m is IPropertySymbol p && p.Type.Is(Cache))?.Name
                    : null);
        }

        static bool IsRegistered(Compilation compilation, CancellationToken cancellation)
        {
            if (Lifetimes.All(compilation, cancellation).Any(r => r.ServiceId == "T:Microsoft.Extensions.Caching.Distributed.IDistributedCache"))
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
