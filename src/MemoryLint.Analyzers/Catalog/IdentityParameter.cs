namespace MemoryLint.Catalog;

/// <summary>A parameter or property through which a session's identity enters a framework: <c>GetSessionAsync(agent, sessionStoreId)</c>.</summary>
/// <param name="Type">Full metadata name of the declaring type.</param>
/// <param name="Member">Method or property name; <c>.ctor</c> for constructors.</param>
/// <param name="Parameters">Names that the parameter has had, the current one first; empty when <paramref name="Member"/> is a property.</param>
sealed record IdentityParameter(string Type, string Member, params string[] Parameters);
