using System.Text;
using MemoryLint.Hosting;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Hosting;

/// <summary>Files that nobody wrote to deploy anything: no claims, no exception, and no time.</summary>
[Collection(nameof(ReadingTime))]
public class HostileFilesTests
{
    const int Length = HostFile.MaximumLength;

    /// <summary>Names that lead to every reader of YAML and JSON.</summary>
    static readonly string[] s_paths =
    [
        "/repo/compose.yaml", "/repo/charts/chat/values.yaml", "/repo/kustomization.yaml", "/repo/azure.yaml", "/repo/render.yaml", "/repo/apprunner.yaml",
            "/repo/.ebextensions/a.config",
        "/repo/serverless.yml", "/repo/.do/app.yaml", "/repo/app.yaml", "/repo/manifest.yml", "/repo/template.yaml", "/repo/k8s/chat.yaml", "/repo/k8s/chat.json",
            "/repo/serverless.template",
    ];

    /// <summary>What makes readers that are told by content look at a file.</summary>
    const string Words = "# apiVersion kind Resources AWS:: template: containers: applications: runtime:\n";

    public static TheoryData<string> Texts => [.. s_texts.Keys];

    static readonly Dictionary<string, Func<string>> s_texts = new()
    {
        ["nothing"] = () => "",
        ["an anchor that contains itself"] = () => "services: &a\n  chat: *a\n  other: { image: chat }\n",
        ["a list that contains itself"] = () => "&a [*a, *a]",
        ["anchors in a circle"] = () => "a: &a { b: *b }\nb: &b { a: *a }\nservices: *a\n",
        ["an unknown alias"] = () => "services: { chat: *nowhere }\n",
        ["a bomb of aliases"] = () => Bomb(seed: "chat: { image: chat }", of: "services"),
        ["a bomb of merged maps"] = () => "a0: &a0 { k: v }\n" + string.Concat(Enumerable.Range(1, 40).Select(i =>
            $"a{i}: &a{i} {{ <<: [*a{i - 1}, *a{i - 1}], k{i}: v }}\n")) + "services: *a40\n",
        ["many aliases of a large map"] = () => "x: &x {" + Repeat("a: b, ", Length / 2) + "}\n" + Lines(i => $"a{i}: *x", Length / 3),
        ["ten megabytes"] = () => "services:\n" + Lines(i => $"  chat{i}: {{ image: chat }}", 10_000_000),
        ["100,000 blocks"] = () => "services:\n" + Repeat("- ", 200_000),
        ["indented blocks"] = () => Deepened(700),
        ["100,000 lists"] = () => Repeat("[", 100_000),
        ["100,000 lists, closed"] = () => Repeat("[", 100_000) + Repeat("]", 100_000),
        ["100,000 lists on lines"] = () => Repeat("[\n", 200_000),
        ["50,000 objects"] = () => Repeat("{\"a\":", 250_000),
        ["keys without end"] = () => Repeat("? ", Length),
        ["NUL"] = () => "services:\n  chat:\n    image: chat\0\n",
        ["only NUL"] = () => new string('\0', Length),
        ["UTF-16 read as Latin-1"] = () => string.Concat("services:\n  chat: { image: chat }\n".Select(c => c + "\0")),
        ["UTF-16 of the other order"] = () => new([.. "services:\n  chat: { image: chat }\n".Select(c => (char)(c << 8))]),
        ["replacement characters"] = () => new('\uFFFD', Length),
        ["halves of surrogates"] = () => new('\ud83d', Length),
        ["control characters"] = () => "services:\n  chat: \u0001\u0002\u0003\n  \u0007",
        ["tabs"] = () => "services:\n\tchat:\n\t\timage: chat\n",
        ["only tabs"] = () => new('\t', Length),
        ["an open text"] = () => "services: \"" + Repeat("chat\n", Length - 20),
        ["an open list"] = () => "services: [" + Repeat("chat,\n", Length - 20),
        ["an open map"] = () => "{" + Repeat("a: b,", Length - 20),
        ["an open comment"] = () => "{ /*" + Repeat("* ", Length - 20),
        ["only ends of documents"] = () => Repeat("...\n", Length),
        ["documents without end"] = () => Repeat("---\n", Length),
        ["directives"] = () => Lines(i => $"%TAG !a{i}! b", Length),
        ["anchors"] = () => Lines(i => $"- &a{i} b", Length),
        ["tags"] = () => Repeat("- !Ref b\n", Length),
        ["block texts"] = () => Repeat("a: |\n", Length),
        ["open expressions"] = () => Repeat("{{ ", Length),
        ["expressions"] = () => Repeat("a: {{ b }}\n", Length),
        ["open variables"] = () => "services: { chat: { image: \"" + Repeat("${", Length - 100) + "\", scale: 2 }, ? [",
        ["colons"] = () => Repeat(": ", Length),
        ["one long word"] = () => new('a', Length),
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_claims(string name)
    {
        string text = s_texts[name]();
        foreach (string path in s_paths)
            Assert.Empty(ReadClaims.In(path, Limited(Words + text)));
    }

    /// <summary>Well-formed files of the greatest length have claims, in bounded time.</summary>
    public static TheoryData<string> Large => [.. s_large.Keys];

    static readonly Dictionary<string, (string Path, Func<string> Text)> s_large = new()
    {
        ["services"] = ("/repo/compose.yaml", () => "services:\n" + Lines(i => $"  chat{i}: {{ extends: chat{i + 1}, scale: 2, volumes: [v{i}:/data] }}", Length / 2)
            + "volumes:\n" + Lines(i => $"  v{i}: {{}}", Length / 3)),
        ["few services, many volumes"] = ("/repo/compose.yaml",
            () => "services:\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"  c{i}: {{ extends: c{i + 1}, scale: 2, volumes: [v{i}:/data] }}\n")) + "volumes:\n"
                + Lines(i => $"  v{i}: {{}}", Length / 2)),
        ["variables"] = ("/repo/compose.yaml", () => "services: { chat: { scale: 2, image: \"" + Repeat("${", Length - 100) + "\" } }"),
        ["workloads"] = ("/repo/k8s/chat.yaml", () => Repeat("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\n"
            + "spec: { replicas: 2, template: { metadata: { labels: { a: b } } } }\n---\n", Length - 10)),
        ["affine services"] = ("/repo/k8s/chat.yaml",
            () => Repeat("{apiVersion: v1, kind: Service, spec: {sessionAffinity: ClientIP, selector: {a: b, c: d}}}\n---\n"
                + "{apiVersion: v1, kind: Pod, metadata: {name: x, labels: {a: b, c: e}}}\n---\n", Length - 10)),
        ["ingresses"] = ("/repo/k8s/chat.yaml",
            () => Repeat("{apiVersion: v1, kind: Ingress, metadata: {annotations: {nginx.ingress.kubernetes.io/affinity: cookie}}, "
                + "spec: {defaultBackend: {service: {name: s}}}}\n---\n"
                + "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selector: {a: b}}}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: x, labels: {a: c}}}\n"
                    + "---\n", Length - 10)),
        ["parameters"] = ("/repo/template.yaml",
            () => "Parameters:\n" + Lines(i => $"  P{i}: {{ Default: 2 }}", Length / 2) + "Resources:\n" + Lines(i =>
                $"  S{i}: {{ Type: AWS::ECS::Service, Properties: {{ DesiredCount: !Ref P{i} }} }}", Length / 3)),
        ["scaled services"] = ("/repo/template.yaml",
            () => "Resources:\n  S: { Type: AWS::ECS::Service }\n" + Lines(i =>
                $"  T{i}: {{Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: {{MaxCapacity: 2, ResourceId: !Sub '$$$${{S.Name}}'}}}}", Length - 100)),
        ["nested conditions"] = ("/repo/template.yaml",
            () => "Resources:\n  S: { Type: AWS::ECS::Service, Properties: { DesiredCount: " + Repeat("{'Fn::If': [c, 2, ", 30 * 18) + "2" + Repeat("]}", 60) + " } }\n"),
        ["patches"] = ("/repo/kustomization.yaml",
            () => "a: &a |\n" + Repeat("  - { op: add, path: /spec/replicas, value: 2 }\n", 3000) + "patches:\n" + Lines(i => $"- {{ patch: *a, target: {{ name: x }} }}",
                Length / 2)),
        ["options"] = ("/repo/.ebextensions/a.config", () => "option_settings:\n" + Repeat("  - { namespace: 'aws:autoscaling:asg', option_name: MinSize, value: 2 }\n",
            Length - 100)),
        ["values"] = ("/repo/charts/chat/values.yaml", () => Lines(i => $"chat{i}: {{ replicaCount: 2, image: {{ repository: {new string('x', 80)} }} }}", Length - 100)),
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Large_files_take_bounded_time(string name)
    {
        var (path, text) = s_large[name];
        string content = text();
        Assert.False(ReadingTime.Check((path, content)).IsDefault);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Bounded_time(string name)
    {
        string text = Limited(Words + s_texts[name]());
        foreach (string path in new[] { "/repo/compose.yaml", "/repo/template.yaml", "/repo/k8s/chat.json" })
            Assert.False(ReadingTime.Check((path, text)).IsDefault);
    }

    [Fact]
    public void Large_files_are_read_at_all()
    {
        string many = "services:\n" + Lines(i => $"  chat{i}: {{ scale: 2 }}", 5_000);

        Assert.NotEmpty(ReadClaims.In("/repo/compose.yaml", many));
        foreach (string name in s_large.Keys.Except(["services"]))
            Assert.NotEmpty(ReadClaims.In(s_large[name].Path, s_large[name].Text()));
    }

    /// <summary>Texts of the greatest length stay so with the words before them; longer ones stay too long.</summary>
    static string Limited(string text) => text.Length > Length && text.Length < Length + 2 * Words.Length ? text.Substring(0, Length) : text;

    static string Repeat(string part, int length)
    {
        var text = new StringBuilder(length + part.Length);
        while (text.Length + part.Length <= length)
            text.Append(part);
        return text.ToString();
    }

    static string Lines(Func<int, string> line, int length)
    {
        var text = new StringBuilder(length);
        for (int i = 0; text.Length < length - 100; i++)
            text.Append(line(i)).Append('\n');
        return text.ToString();
    }

    static string Bomb(string seed, string of)
    {
        var text = new StringBuilder($"a0: &a0 {{ {seed} }}\n");
        for (int i = 1; i < 30; i++)
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        return text.Append($"{of}: *a29\n").ToString();
    }

    static string Deepened(int levels) => string.Concat(Enumerable.Range(0, levels).Select(i => new string(' ', i) + "services:\n"));
}
