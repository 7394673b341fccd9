using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class NomadReaderTests
{
    static string Job(string group, string type = "service") =>
        $$"""
        variable "count" {
          default = 4
        }
        job "chat" {
          type = "{{type}}"
          group "web" {
            {{group}}
            task "server" {
              driver = "docker"
              config {
                image = "contoso/chat:2"
                args  = ["dotnet", "Chat.Api.dll"]
              }
            }
          }
        }
        """;

    [Theory]
    [InlineData("count = 3", Workers.Several, "says count = 3")]
    [InlineData("count = var.count", Workers.Several, "sets count to 4")]
    [InlineData("scaling {\n min = 2\n max = 5\n}", Workers.Several, "says min = 2")]
    [InlineData("count = 1\n scaling {\n max = 5\n}", Workers.MayBecomeSeveral, "says max = 5")]
    [InlineData("count = 1\n scaling {\n enabled = false\n max = 5\n}", Workers.One, "says count = 1")]
    [InlineData("count = 1", Workers.One, "says count = 1")]
    [InlineData("", Workers.One, "sets no count for 'web', and Nomad then runs one")]
    public void Count(string group, object workers, string says)
    {
        var claim = ReadClaims.Single("/repo/chat.nomad", Job(group));

        Assert.Equal(("Nomad", "chat", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal<ProjectTie>([new(TieKind.Image, "contoso/chat"), new(TieKind.Assembly, "Chat.Api")], claim.Ties);
        Assert.Equal(Disk.Lost, claim.Disk?.Value);
    }

    [Fact]
    public void Evidence_stands_at_the_words() => Assert.Equal(7, ReadClaims.Single("/repo/deploy/chat.hcl", Job("count = 3")).Workers?.Evidence.Line);

    [Fact]
    public void Unresolvable_count_is_unknown() => Assert.Null(ReadClaims.Single("/repo/chat.nomad.hcl", Job("count = var.other")).Workers);

    [Fact]
    public void System_job_runs_everywhere() => Assert.Equal(Workers.Several, ReadClaims.Single("/repo/chat.nomad", Job("", "system")).Workers?.Value);

    [Theory]
    [InlineData("volume \"data\" {\n type = \"csi\"\n}", Disk.Shared)]
    [InlineData("volume \"data\" {\n type = \"host\"\n}", Disk.Local)]
    [InlineData("ephemeral_disk {\n sticky = true\n}", null)]
    public void Volumes(string group, object? disk) => Assert.Equal((Disk?)disk, ReadClaims.Single("/repo/chat.nomad", Job(group)).Disk?.Value);

    [Theory]
    [InlineData("chat.nomad", "")]
    [InlineData("chat.nomad", "job \"chat\" {\n  group \"web\" {\n")]
    [InlineData("chat.nomad", "job \"chat\" {\n  type = \"batch\"\n  group \"web\" {\n  }\n}\n")]
    [InlineData("terragrunt.hcl", "inputs = {\n  count = 3\n}\n")]
    public void Says_nothing(string name, string text) => Assert.Empty(ReadClaims.In("/repo/" + name, text));
}
