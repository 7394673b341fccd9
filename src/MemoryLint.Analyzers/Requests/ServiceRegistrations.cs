using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>One service registration: under which type an object is asked for, which type it is, and how long it lives.</summary>
/// <param name="ServiceId">Documentation id of the type it is asked for as.</param>
/// <param name="ImplementationId">Documentation id of the type it is, where it can be read off.</param>
/// <param name="Life">How long the container keeps it.</param>
/// <param name="Method">The call: <c>AddScoped</c>.</param>
/// <param name="IsTry">True if it yields to any earlier registration.</param>
/// <param name="Place">Where it stands.</param>
sealed record ServiceRegistration(string? ServiceId, string? ImplementationId, ObjectLife Life, string Method, bool IsTry, Place Place);

/// <summary>Reads calls that register services: Add, TryAdd and keyed forms, hosted services, typed clients, bots and agents.</summary>
static class ServiceRegistrations
{
    static readonly ImmutableDictionary<string, ObjectLife> s_lives = Lives();

    static ImmutableDictionary<string, ObjectLife> Lives()
    {
        var lives = ImmutableDictionary.CreateBuilder<string, ObjectLife>(StringComparer.Ordinal);
        foreach (string method in RegistrationCalls.Names)
            lives[method] = method.EndsWith("Singleton", StringComparison.Ordinal) ? ObjectLife.Process : ObjectLife.Request;
        foreach (string method in new[] { "AddHostedService", "AddDbContextFactory", "AddExceptionHandler" })
            lives[method] = ObjectLife.Process;
        foreach (string method in new[] { "AddHttpClient", "AddAgent", "AddDbContext" })
            lives[method] = ObjectLife.Request;
        return lives.ToImmutable();
    }

    /// <summary>The words that begin a registration.</summary>
    public static IEnumerable<string> Words => s_lives.Keys;

    public static ObjectLife? LifeByName(string method) => s_lives.TryGetValue(method, out var life) ? life : null;

    /// <summary>All registrations of a file, in order.</summary>
    public static ImmutableArray<ServiceRegistration> In(SemanticModel model, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        var found = ImmutableArray.CreateBuilder<ServiceRegistration>();
        foreach (string word in Words)
            foreach (int position in SourceWords.Positions(tree, word, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (tree.GetRoot(cancellation).FindToken(position).Parent is SimpleNameSyntax name && CallsByName.CallOf(name) is { } call)
                    found.Add(Read(model, name, call, cancellation));
            }
        found.Sort((a, b) => a.Place.CompareTo(b.Place));
        return found.ToImmutable();
    }

    static ServiceRegistration Read(SemanticModel model, SimpleNameSyntax name, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        string method = name.Identifier.ValueText;
        var types = RegistrationCalls.Types(model, name, call, cancellation).ToList();
        var service = types.FirstOrDefault();
        var implementation = types.Count > 1 ? types[1] : Made(model, call, cancellation) ?? service;
        return new(Id(service ?? implementation), Id(implementation), s_lives[method], method, method.StartsWith("Try", StringComparison.Ordinal), Place.Of(call));
    }

    /// <summary>The type of the object that is passed, or that the factory lambda makes.</summary>
    static ITypeSymbol? Made(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var made = argument.Expression is LambdaExpressionSyntax lambda ? MadeBy(lambda) : argument.Expression as BaseObjectCreationExpressionSyntax;
            if (made is not null)
                return model.GetTypeInfo(made, cancellation).Type;
        }
        return null;
    }

    /// <summary><c>new ChatService(…)</c> or <c>ActivatorUtilities.CreateInstance&lt;ChatService&gt;(…)</c> as the lambda's result.</summary>
    static ExpressionSyntax? MadeBy(LambdaExpressionSyntax lambda)
    {
        var result = lambda.Body is BlockSyntax block ? block.Statements.OfType<ReturnStatementSyntax>().LastOrDefault()?.Expression : lambda.Body as ExpressionSyntax;
        return result is BaseObjectCreationExpressionSyntax || (result is InvocationExpressionSyntax call && CallsByName.NameOf(call) == "CreateInstance") ? result : null;
    }

    static string? Id(ITypeSymbol? type) => type?.OriginalDefinition.GetDocumentationCommentId();
}
