using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>The sites of one file, each kind in the order of the text.</summary>
/// <param name="Creations">Where memories come into being.</param>
/// <param name="Holders">Fields and properties that hold them.</param>
/// <param name="Shareable">Holders that matter only where one of them serves all users: of memories side by side, and of types of the project's own.</param>
/// <param name="StaticEvents">Static events that hand out messages or memories.</param>
/// <param name="Registrations">Where they become services.</param>
/// <param name="Factories">Members that hand them out.</param>
/// <param name="StoreCalls">Where stores of the frameworks' own come into use, as far as their registrations matter: to know what a call registers, it has to be bound.</param>
/// <param name="FileWrites">Where files are written.</param>
/// <param name="IdentityAccessors">Methods named as if they said which conversation is meant.</param>
sealed record FileSites(
    ImmutableArray<Creation> Creations, ImmutableArray<Holder> Holders, ImmutableArray<Holder> Shareable, ImmutableArray<IEventSymbol> StaticEvents, ImmutableArray<Registration> Registrations,
    ImmutableArray<Factory> Factories,
    Func<Func<MemoryRegistration, bool>, IEnumerable<StoreCall>> StoreCalls, ImmutableArray<FileWrite> FileWrites, ImmutableArray<MethodDeclarationSyntax> IdentityAccessors);
