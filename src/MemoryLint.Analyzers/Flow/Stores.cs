using MemoryLint.Requests;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Flow;

/// <summary>What stands behind a store of the project's own.</summary>
static class Stores
{
    /// <summary>The type that is registered for a service of the project; null if none is, or if it is not to be seen.</summary>
    public static INamedTypeSymbol? ImplementationOf(Compilation compilation, INamedTypeSymbol service, CancellationToken cancellation) =>
        RegistrationOf(compilation, service, cancellation)?.ImplementationId is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) as INamedTypeSymbol : null;

    /// <summary>True if one object of the type serves all requests.</summary>
    public static bool IsShared(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation) =>
        type.TypeKind == TypeKind.Interface
            ? RegistrationOf(compilation, type, cancellation) is { Life: ObjectLife.Process }
            : Lifetimes.Of(compilation, type, cancellation).Life == ObjectLife.Process;

    static ServiceRegistration? RegistrationOf(Compilation compilation, INamedTypeSymbol service, CancellationToken cancellation) =>
        service.OriginalDefinition.GetDocumentationCommentId() is { } id ? Lifetimes.All(compilation, cancellation).LastOrDefault(r => r.ServiceId == id) : null;
}
