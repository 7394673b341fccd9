using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4004: puts the reply into the history.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplyNotRecordedFix() : MemoryFix("MEM4004", new RecordReply(RecordReplyKey))
{
    /// <summary>Key of "Put the reply into the history".</summary>
    public const string RecordReplyKey = "MEM4004_RecordReply";
}
