namespace MemoryLint.Catalog;

/// <summary>What says by whom a memory of past conversations is searched: an object with identities, handed to a constructor.</summary>
/// <param name="Type">Full metadata name of the type whose constructor takes it.</param>
/// <param name="Parameters">The parameters, the one first that counts where it is given.</param>
sealed record SearchScope(string Type, params string[] Parameters);
