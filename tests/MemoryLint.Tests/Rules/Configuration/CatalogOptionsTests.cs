using MemoryLint.Rules.Configuration;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Configuration;

public sealed class CatalogOptionsTests
{
    const string OwnHistory = /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;

        namespace My.App;

        public class ChatLog
        {
            public void Add(string role, string text) { }
        }

        public class Model
        {
            public System.Threading.Tasks.Task<string> AskAsync(ChatLog log) => System.Threading.Tasks.Task.FromResult("");
        }

        public class ChatController(Model model) : ControllerBase
        {
            [HttpPost("chat")]
            public async Task<string> Send(string message)
            {
                var log = CREATION;
                log.Add("user", message);
                var reply = await model.AskAsync(log);
                log.Add("assistant", reply);
                return reply;
            }
        }
        """;

    [Fact]
    public Task UsersHistoryType_IsJudgedLikeAnyOther() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        OwnHistory.Replace("CREATION", "[|new ChatLog()|]"), o => o.EditorConfig = "memorylint.history_types = My.App.ChatLog");

    [Fact]
    public Task UsersHistoryType_IsUnknownWithoutTheOption() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(OwnHistory.Replace("CREATION", "new ChatLog()"));

    [Fact]
    public Task UsersHistoryType_NeedsNoFramework() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        OwnHistory.Replace("CREATION", "[|new ChatLog()|]"), o =>
        {
            o.EditorConfig = "memorylint.history_types = My.App.ChatLog";
            o.WithFrameworks = false;
        });

    [Theory]
    [InlineData("memorylint.history_types = My.App.Chat Log", "My.App.Chat Log")]
    [InlineData("memorylint.session_types = My.App.Good, 1Bad", "1Bad")]
    [InlineData("memorylint.store_types = My..Store", "My..Store")]
    [InlineData("memorylint.message_types = My.App.Message`", "My.App.Message`")]
    [InlineData("memorylint.message_types = My.App.Message`1, My.App.Outer+Inner", null)]
    public async Task BadValues_AreReportedOnce(string option, string? bad)
    {
        var diagnostics = await Verify.DiagnosticsAsync([new BadOptionValue()], "class C { }", o => o.EditorConfig = option);
        if (bad is null)
            Assert.Empty(diagnostics);
        else
        {
            var reported = Assert.Single(diagnostics);
            Assert.Equal("MEM0001", reported.Id);
            Assert.Contains($"'{bad}'", reported.GetMessage());
        }
    }
}
