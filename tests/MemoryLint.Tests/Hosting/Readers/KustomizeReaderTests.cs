using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class KustomizeReaderTests
{
    static HostClaim Read(string text) => ReadClaims.Single("/repo/overlays/prod/kustomization.yaml", "resources: [../../base]\n" + text);

    static (string?, Workers?, string?, int?) Said(HostClaim claim) => (claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line);

    [Theory]
    [InlineData("3", Workers.Several)]
    [InlineData("1", Workers.One)]
    public void Replicas(string count, object workers)
    {
        var claim = Read($"replicas:\n- name: chat\n  count: {count}\n");

        Assert.Equal("Kubernetes", claim.Platform);
        Assert.Equal(("chat", (Workers)workers, $"says count: {count}", 4), Said(claim));
    }

    [Fact]
    public void Json_patch_in_a_text() =>
        Assert.Equal(("chat", Workers.Several, "patches replicas to 4", 8),
            Said(Read("patches:\n- target: { kind: Deployment, name: chat }\n  patch: |-\n    - op: replace\n      path: /spec/replicas\n\n      value: 4\n")));

    [Fact]
    public void Merged_patch_in_a_text() =>
        Assert.Equal(("chat", Workers.Several, "patches replicas to 2", 7),
            Said(Read("patches:\n- patch: |\n    kind: Deployment\n    metadata: { name: chat }\n    spec:\n      replicas: 2\n")));

    [Fact]
    public void Json_patch_in_a_file()
    {
        var claim = Assert.Single(ReadClaims.In(
            ("/repo/overlays/prod/kustomization.yaml", "patches:\n- path: ../patches/replicas.yaml\n  target: { kind: Deployment, name: chat }\n"),
            ("/repo/overlays/patches/replicas.yaml", "- op: add\n  path: /spec/replicas\n  value: 3\n")));

        Assert.Equal(("chat", Workers.Several, "patches replicas to 3", 3), Said(claim));
        Assert.Equal("/repo/overlays/patches/replicas.yaml", claim.Workers?.Evidence.File?.Path);
    }

    [Fact]
    public void Renamed_image_is_a_tie_of_who_runs_it()
    {
        var claims = ReadClaims.In(
            ("/repo/base/chat.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: chat-web }\nspec: { template: { spec: { containers: [{ image: chat-image }] } } }"),
            ("/repo/overlays/prod/kustomization.yaml", "images:\n- name: chat-image\n  newName: registry.example.com/contoso/chat-api\n  newTag: v2\n"));

        Assert.Equal(("chat-web", "contoso/chat-api"), (claims[1].Name, Assert.Single(claims[1].Ties).Value));
    }

    [Theory]
    [InlineData("resources: [chat.yaml]")]
    [InlineData("replicas: [{ name: chat, count: many }]")]
    [InlineData("replicas: [{ count: 3 }]")]
    [InlineData("images: [{ name: chat, newTag: v2 }]")]
    [InlineData("patches: [{ path: missing.yaml, target: { name: chat } }]")]
    [InlineData("patches: [{ patch: '- { op: remove, path: /spec/replicas }', target: { name: chat } }]")]
    [InlineData("patches: [{ patch: '- { op: replace, path: /spec/replicas, value: 3 }', target: { kind: Deployment } }]")]
    [InlineData("patches: [{ patch: '[unclosed', target: { name: chat } }]")]
    [InlineData("replicas: [{ name: chat")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/overlays/prod/kustomization.yaml", text));
}
