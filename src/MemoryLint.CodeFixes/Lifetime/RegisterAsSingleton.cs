using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Registers a service that keeps a map of sessions, or a store, as a singleton, if nothing that belongs to one request is injected into it. Never the
/// memory of a single conversation: all users would share it.
/// </summary>
sealed class RegisterAsSingleton() : Rewrite(MemoryInPerRequestObjectFix.RegisterAsSingletonKey)
{
    /// <summary>What any singleton may take, although the application does not register it itself.</summary>
    static readonly ImmutableHashSet<string> s_processWide = ImmutableHashSet.Create(
        "ILogger", "ILoggerFactory", "IConfiguration", "IOptions", "IOptionsMonitor", "IHttpClientFactory", "IMemoryCache", "IDistributedCache", "TimeProvider", "IServiceScopeFactory", "IServiceProvider",
        "IHostEnvironment", "IWebHostEnvironment", "IHostApplicationLifetime", "IHttpContextAccessor");

    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan(site, cancellation) is { } plan ? $"Register as singleton ({plan.Name} → {Singleton(plan.Name)})" : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var (document, span, name) = Plan(site, cancellation)!.Value;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var changed = document.WithText(text.WithChanges(new TextChange(span, Singleton(name)))).Project.Solution;
        return site[FixProperties.Shape] != MemoryInPerRequestObject.Map ? changed
            : (await SessionTurns.AddAsync(changed.GetDocument(site.Document.Id)!, site, cancellation).ConfigureAwait(false)).Project.Solution;
    }

    static string Singleton(string method) => method.Replace("Scoped", "Singleton").Replace("Transient", "Singleton");

    static (Document Document, TextSpan Span, string Name)? Plan(FixSite site, CancellationToken cancellation)
    {
        var compilation = site.Model.Compilation;
        if (site[FixProperties.Shape] == MemoryInPerRequestObject.Service)
            return site[FixProperties.Kind] is nameof(MemoryKind.SessionStore) or nameof(MemoryKind.Checkpoints) && site.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is { } method
                ? (site.Document, method.Identifier.Span, method.Identifier.ValueText)
                : null;
        if (site[FixProperties.Shape] is not (MemoryInPerRequestObject.Map or MemoryInPerRequestObject.Store) || site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner
            || site.Model.GetDeclaredSymbol(owner, cancellation) is not INamedTypeSymbol type || Lifetimes.RegisteredAs(compilation, type, cancellation) is not { Life: ObjectLife.Request } registration
            || !RegistrationCalls.IsByName(registration.Method) || (site[FixProperties.Shape] == MemoryInPerRequestObject.Map && SessionTurns.Of(site, cancellation) is null)
            || !type.InstanceConstructors.All(c => c.Parameters.All(p => IsProcessWide(compilation, p.Type, cancellation))))
            return null;
        foreach (var document in site.Document.Project.Documents)
            if (document.FilePath == registration.Place.Path && document.TryGetSyntaxRoot(out var root) && root.FullSpan.Contains(registration.Place.Span)
                && root.FindNode(registration.Place.Span) is { } node && node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && CallsByName.NameSyntaxOf(call) is { } name)
                return (document, name.Identifier.Span, name.Identifier.ValueText);
        return null;
    }

    static bool IsProcessWide(Compilation compilation, ITypeSymbol type, CancellationToken cancellation)
    {
        if (s_processWide.Contains(type.Name))
            return true;
        string? id = type.OriginalDefinition.GetDocumentationCommentId();
        var registrations = Lifetimes.All(compilation, cancellation).Where(r => r.ServiceId == id).ToList();
        return registrations.Count > 0 && registrations.All(r => r.Life == ObjectLife.Process);
    }
}
