using System.Globalization;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>Values that are nested deeply, refer to themselves or are half-typed: no exception, and an end.</summary>
public class HostileIdentityTests
{
    static DiagnosticAnalyzer[] Rules => [new SessionIdPerRequest(), new SessionIdNotStable(), new SessionIdIsConstant()];

    static async Task SurvivesAsync(string body, string members = "") =>
        Assert.DoesNotContain(await Verify.DiagnosticsAsync(Rules, ChatApp.Source(body, members), o => o.AllowCompileErrors = true), d => d.Id == "AD0001");

    [Theory(Timeout = 300_000)]
    [InlineData(1500, "request.Message + ", "Guid.NewGuid()", "")]
    [InlineData(1500, "(", "HttpContext.TraceIdentifier", ")")]
    [InlineData(8, "$\"{", "HttpContext.TraceIdentifier", "}\"")] // the parser itself takes exponential time
    [InlineData(600, "request.Message ?? ", "\"default\"", "")]
    [InlineData(600, "request.SessionId is null ? \"a\" : ", "\"default\"", "")]
    [InlineData(400, "string.Concat(", "HttpContext.TraceIdentifier", ")")]
    [InlineData(400, "Same(", "HttpContext.TraceIdentifier", ")")]
    [InlineData(1000, "", "HttpContext.TraceIdentifier", ".Trim()")]
    [InlineData(1000, "", "HttpContext?.TraceIdentifier", "?.Trim()")]
    [InlineData(1000, "(string)", "\"default\"", "")]
    [InlineData(1000, "", "\"default\"", "!")]
    public Task Deeply_nested_key(int depth, string open, string core, string close)
    {
        string key = string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
        return SurvivesAsync($"return await AnswerAsync(histories.Get({key}), request.Message);", "static string Same(string id) => id;");
    }

    [Theory(Timeout = 300_000)]
    [InlineData("string id = id; return histories.Get(id);", "")]
    [InlineData("string a = b, b = a; return histories.Get(a);", "")]
    [InlineData("string id = \"\"; id = id + id; id = id.Trim(); return histories.Get(id);", "")]
    [InlineData("return histories.Get(Ping(request.Message));", "string Ping(string id) => Pong(id); string Pong(string id) => Ping(id);")]
    [InlineData("return histories.Get(A);", "string A => B; string B => A;")]
    [InlineData("return histories.Get(_a);", "string _a = _b; static string _b = _c; static string _c = _b;")]
    [InlineData("return histories.Get(Grow(request.Message));", "string Grow(string id) => Grow(id + Guid.NewGuid());")]
    [InlineData("return histories.Get();", "")]
    [InlineData("return histories.Get(;", "")]
    [InlineData("return histories.Get(Guid.);", "")]
    [InlineData("return histories.Get(nameof());", "")]
    [InlineData("var id = Guid.NewGuid( ; return histories.Get(id", "")]
    [InlineData("s_sessions[] = s_sessions[,]; s_sessions[Guid.NewGuid(), 2] = s_sessions.GetOrAdd(); return null;", "")]
    [InlineData("cache.SetString(); cache.SetString(key: Guid.NewGuid().ToString(), unknown: 3); return null;", "")]
    [InlineData("return histories.Get(sessionId: HttpContext.TraceIdentifier, sessionId: \"default\");", "")]
    [InlineData("if (request is { SessionId: var id } && id is not { } other) return histories.Get(other); return histories.Get(id);", "")]
    [InlineData("(var id, var text) = (Guid.NewGuid().ToString(), 3); return histories.Get(id);", "")]
    [InlineData("foreach (var id in new[] { HttpContext.TraceIdentifier }) histories.Get(id); return null;", "")]
    public Task Value_that_refers_to_itself_or_is_not_there(string body, string members) => SurvivesAsync(body, members);

    [Fact(Timeout = 300_000)]
    public Task Many_helpers_and_variables_come_to_an_end()
    {
        string helpers = string.Join("\n", Enumerable.Range(0, 30).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"string M{i}(string id) => {string.Join(" + ", Enumerable.Range(0, 30).Select(j => $"M{j}(id)"))};")));
        string locals = string.Join(" ", Enumerable.Range(1, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"var v{i} = v{i - 1} + v{i - 1};")));
        return SurvivesAsync($"var v0 = M0(request.Message); {locals} return histories.Get(v60);", helpers);
    }
}
