using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Durability;

public class ConversationOnLostDiskTests
{
    const string NoVolume = "services:\n  chat:\n    build: .\n";
    const string Volume = "services:\n  chat:\n    build: .\n    volumes: [ data:/data ]\n";

    static string Chat(string save, string more = "") => $$"""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, IChatClient client, IConfiguration configuration, List<ChatMessage> history) =>
        {
            history.AddMessages(await client.GetResponseAsync(history));
            {{save}}
        });
        app.Run();
        {{more}}
        """;

    static Task VerifyAsync(string source, string compose = NoVolume, string? config = null, string? message = null) => Verify.AnalyzerAsync<ConversationOnLostDisk>(source, o =>
    {
        o.AdditionalFiles.Add(("compose.yaml", compose));
        o.EditorConfig = config;
        if (message is not null)
            o.Messages[0] = message;
    });

    [Theory]
    [InlineData("await File.{|#0:WriteAllTextAsync|}(Path.Combine(Path.GetTempPath(), sessionId), JsonSerializer.Serialize(history));", "the temp folder")]
    [InlineData("await File.{|#0:WriteAllTextAsync|}($\"chats/{sessionId}.json\", JsonSerializer.Serialize(history));", "a relative path")]
    [InlineData("var json = JsonSerializer.Serialize(history); await File.{|#0:WriteAllTextAsync|}(Path.Combine(AppContext.BaseDirectory, sessionId), json);", "the app's folder")]
    [InlineData("var folder = \"/tmp/chats\"; await File.{|#0:WriteAllTextAsync|}(Path.Combine(folder, sessionId), JsonSerializer.Serialize(history));", "the temp folder")]
    [InlineData("await File.{|#0:WriteAllTextAsync|}(Path.Combine(Directory.GetCurrentDirectory(), sessionId), JsonSerializer.Serialize(history));", "the working folder")]
    [InlineData("await System.IO.File.{|#0:AppendAllTextAsync|}(\"chat.log\", history[0].Text);", "a relative path")]
    public Task Written_to_the_containers_own_disk(string save, string where) => VerifyAsync(
        Chat(save), message: $"'File.{(save.Contains("Append") ? "AppendAllTextAsync" : "WriteAllTextAsync")}' writes conversations to {where}, but compose.yaml line 2 gives 'chat' no volume to write to, so they are gone with it");

    [Fact]
    public Task Id_of_the_rule() => VerifyAsync(Chat("await File.{|MEM2004:WriteAllTextAsync|}(\"chat.json\", JsonSerializer.Serialize(history));"));

    [Fact]
    public Task Path_in_a_field() => VerifyAsync(Chat("await Store.SaveAsync(sessionId, history);", """
        static class Store
        {
            static readonly string s_root = Path.Combine(Path.GetTempPath(), "chats");
            public static Task SaveAsync(string id, List<ChatMessage> history) => File.{|#0:WriteAllTextAsync|}(Path.Combine(s_root, id), JsonSerializer.Serialize(history));
        }
        """));

    [Fact]
    public Task Several_workers_have_disks_of_their_own() => VerifyAsync(
        Chat("await File.{|#0:WriteAllTextAsync|}($\"chats/{sessionId}.json\", JsonSerializer.Serialize(history));"), "services: {}", "[*.cs]\nmemorylint.host = server\nmemorylint.workers = 3\n",
        "'File.WriteAllTextAsync' writes conversations to a relative path, but memorylint.workers says 3, so other workers do not see them");

    // What must not be reported.

    [Theory]
    [InlineData("await File.WriteAllTextAsync(Path.Combine(configuration[\"DataPath\"]!, sessionId), JsonSerializer.Serialize(history));")]
    [InlineData("await File.WriteAllTextAsync(\"/data/chats/\" + sessionId, JsonSerializer.Serialize(history));")]
    [InlineData("var folder = configuration[\"DataPath\"] ?? \"chats\"; await File.WriteAllTextAsync(Path.Combine(folder, sessionId), JsonSerializer.Serialize(history));")]
    [InlineData("await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), \"report.csv\"), \"a;b\");")]
    [InlineData("await File.WriteAllTextAsync(\"settings.json\", JsonSerializer.Serialize(new { sessionId }));")]
    [InlineData("var folder = \"chats\"; folder = configuration[\"DataPath\"]!; await File.WriteAllTextAsync(folder, JsonSerializer.Serialize(history));")]
    [InlineData("await Task.Delay(1); File.Delete(\"chats/\" + sessionId);")]
    [InlineData("var text = await File.ReadAllTextAsync(\"prompt.txt\"); history.Add(new(ChatRole.System, text));")]
    [InlineData("if (app.Environment.IsDevelopment()) await File.WriteAllTextAsync(\"chat.json\", JsonSerializer.Serialize(history));")]
    public Task Kept_elsewhere_or_no_conversation(string save) => VerifyAsync(Chat(save));

    [Fact]
    public Task Mounted_volume() => VerifyAsync(Chat("await File.WriteAllTextAsync($\"chats/{sessionId}.json\", JsonSerializer.Serialize(history));"), Volume);

    [Fact]
    public Task Nothing_is_known() => VerifyAsync(Chat("await File.WriteAllTextAsync($\"chats/{sessionId}.json\", JsonSerializer.Serialize(history));"), "services: {}");

    [Fact]
    public Task A_server_with_a_disk() =>
        VerifyAsync(Chat("await File.WriteAllTextAsync($\"chats/{sessionId}.json\", JsonSerializer.Serialize(history));"), NoVolume, "[*.cs]\nmemorylint.host = server\n");

    [Fact]
    public Task Tests_write_where_they_like() =>
        VerifyAsync(Chat("await File.WriteAllTextAsync($\"chats/{sessionId}.json\", JsonSerializer.Serialize(history));"), NoVolume, "build_property.IsTestProject = true\n");

    [Fact]
    public Task A_console_program_without_handlers() => VerifyAsync("""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        List<ChatMessage> history = [];
        File.WriteAllText("chat.json", JsonSerializer.Serialize(history));
        """);
}
