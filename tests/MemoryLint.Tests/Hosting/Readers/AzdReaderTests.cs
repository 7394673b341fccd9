using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class AzdReaderTests
{
    static IReadOnlyList<HostClaim> Read(string text) => ReadClaims.In("/repo/azure.yaml", text);

    [Theory]
    [InlineData("containerapp", "Azure Container Apps")]
    [InlineData("appservice", "Azure App Service")]
    [InlineData("function", "Azure Functions")]
    [InlineData("aks", "Kubernetes")]
    public void Platform_of_the_host(string host, string platform)
    {
        var claim = Assert.Single(Read($"name: contoso\nservices:\n  chat:\n    project: ./src/Chat\n    language: dotnet\n    host: {host}\n"));

        Assert.Equal((platform, "chat", null), (claim.Platform, claim.Name, claim.Workers));
        Assert.Equal([new(TieKind.Project, "./src/Chat")], claim.Ties.ToArray());
    }

    [Fact]
    public void Functions_are_discarded() =>
        Assert.Equal((ProcessLife.Discarded, "says host: function", 4),
            Assert.Single(Read("services:\n  chat:\n    project: ./src/Chat\n    host: function\n")).Life is { } life ? (life.Value, life.Evidence.Says,
                life.Evidence.Line) : default);

    [Fact]
    public void Life_is_unknown_otherwise() => Assert.Null(Assert.Single(Read("services: { chat: { project: src/Chat, host: containerapp } }")).Life);

    [Fact]
    public void Dockerfile_and_image_are_ties() =>
        Assert.Equal([new(TieKind.Project, "src/Chat"), new(TieKind.Dockerfile, "src/Chat/../Dockerfile"), new(TieKind.Image, "chat")],
            Assert.Single(Read("services: { chat: { project: src/Chat, host: containerapp, image: \"contoso.azurecr.io/chat:1\", docker: { path: ../Dockerfile } } }"))
                .Ties.ToArray());

    [Theory]
    [InlineData("name: contoso\n")]
    [InlineData("services: { web: { project: src/Web, host: staticwebapp } }")]
    [InlineData("services: { web: { project: src/Web } }")]
    [InlineData("services: { chat: { project: src/Chat, host: containerapp")]
    [InlineData("services: [chat]")]
    public void Says_nothing(string text) => Assert.Empty(Read(text));
}
