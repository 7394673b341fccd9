using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Fixes MEM3003: takes the identity in reach, alone or with the user's, or makes one up at the first contact and tells the client.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SessionIdIsConstantFix() : MemoryFix(
    "MEM3003",
    new UseIdentityInReach(UseIdentityInReachKey),
    new CombineWithUser(CombineWithUserKey),
    new IssueIdentity(IssueIdentityKey))
{
    /// <summary>Key of "Use the identity in reach".</summary>
    public const string UseIdentityInReachKey = "MEM3003_UseIdentityInReach";

    /// <summary>Key of "Combine the user's id with the client's".</summary>
    public const string CombineWithUserKey = "MEM3003_CombineWithUser";

    /// <summary>Key of "Answer the first contact with a new identity".</summary>
    public const string IssueIdentityKey = "MEM3003_IssueIdentity";
}
