using System.Text;

namespace MemoryLint.Tests.Hosting;

/// <summary>Files that nobody wrote to deploy something: no claims, no exceptions, and no time.</summary>
[Collection(nameof(ReadingTime))]
public class HostileAzureAndHclTests
{
    const string Schema = "{ \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", ";

    static readonly Dictionary<string, string> s_texts = new()
    {
        ["bicep: 10 MB"] = Repeat("resource a 'Microsoft.App/containerApps@2024-03-01' = { name: 'a' }\n", 150_000),
        ["bicep: braces"] = "resource a 'Microsoft.App/containerApps@2024-03-01' = " + Repeat("{ a: ", 100_000),
        ["bicep: brackets"] = "var a = " + Repeat("[", 100_000) + Repeat("]", 100_000),
        ["bicep: parentheses"] = "var a = " + Repeat("(", 100_000),
        ["bicep: texts within texts"] = "var a = " + Repeat("'${", 80_000),
        ["bicep: conditions"] = "var a = " + Repeat("a ? b : ", 30_000),
        ["bicep: loops"] = "var a = " + Repeat("[for a in ", 20_000),
        ["bicep: conditional resources"] = Repeat("resource a 'b' = if (c) { resource ", 6_000),
        ["bicep: members"] = "var a = b" + Repeat(".a", 120_000) + "\nresource a 'Microsoft.App/containerApps@2024-03-01' = { name: a, properties: { template: a",
        ["bicep: unclosed text"] = "var a = 'x" + Repeat("\\'", 100_000),
        ["bicep: unclosed lines"] = "var a = '''" + Repeat("''\n", 80_000),
        ["bicep: unclosed comment"] = "/*" + Repeat("* /", 80_000),
        ["bicep: comments"] = "var a = " + Repeat("/**/", 60_000),
        ["bicep: blank lines"] = "var a = 1" + Repeat("\n", 250_000) + "}",
        ["bicep: closing braces"] = Repeat("}\n", 120_000),
        ["bicep: NUL"] = "resource a 'Microsoft.App/containerApps@2024-03-01' = { name: 'a\0' }",
        ["bicep: garbage"] = Garbage(),
        ["arm: 10 MB"] = Schema + "\"resources\": [" + Repeat("{ \"type\": \"Microsoft.App/containerApps\" },", 240_000),
        ["arm: braces"] = Schema + Repeat("\"a\": {", 100_000),
        ["arm: brackets"] = Schema + "\"resources\": " + Repeat("[", 100_000),
        ["arm: code"] = Schema + "\"variables\": { \"a\": \"[" + Repeat("if(", 60_000) + "]\" } }",
        ["arm: unclosed text"] = Schema + "\"resources\": [ { \"type\": \"" + Repeat("a", 200_000),
        ["arm: NUL"] = Schema + "\"resources\": [ { \"type\": \"Microsoft.App/containerApps\", \"name\": \"\0\" } ] }",
        ["arm: aliases"] = Schema + "\"resources\": [], \"variables\": {"
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"\"v{i}\": &v{i} {{ \"a\": {Alias(i)}, \"b\": {Alias(i)} }}, ")) + "} }",
        ["tf: 10 MB"] = Repeat("resource \"azurerm_container_app\" \"a\" { name = \"a\" }\n", 200_000),
        ["tf: blocks"] = Repeat("a {", 85_000),
        ["tf: maps"] = "a = " + Repeat("{ a = ", 43_000),
        ["tf: brackets"] = "a = " + Repeat("[", 200_000),
        ["tf: functions"] = "a = " + Repeat("f(", 100_000),
        ["tf: loops"] = "a = " + Repeat("[for a in ", 25_000),
        ["tf: texts within texts"] = "a = " + Repeat("\"${", 80_000),
        ["tf: splats"] = "a = a" + Repeat(".*", 120_000),
        ["tf: positions"] = "a = a" + Repeat("[0]", 80_000) + "\nresource \"azurerm_container_app\" \"a\" {",
        ["tf: unclosed text"] = "a = \"" + Repeat("\\\"", 100_000),
        ["tf: unclosed lines"] = "a = <<EOT\n" + Repeat("EO\n", 80_000),
        ["tf: many unclosed lines"] = Repeat("a = <<EOT\n", 25_000),
        ["tf: unclosed comment"] = "/* " + Repeat("#", 200_000),
        ["tf: labels"] = "a " + Repeat("\"a\" ", 60_000),
        ["tf: directives"] = "a = \"" + Repeat("%{a}", 60_000),
        ["tf: NUL"] = "resource \"azurerm_container_app\" \"a\" { name = \"\0\" }",
        ["tf: garbage"] = Garbage(),
        ["nomad: groups"] = "job \"a\" {" + Repeat("group \"a\" {", 20_000),
        ["nomad: garbage"] = Garbage(),
    };

    /// <summary>Texts that can be read, and deploy something that cannot be told in bounded time, or not at all.</summary>
    static readonly Dictionary<string, (string Path, string Text)[]> s_repositories = new()
    {
        ["module of itself"] = [("/r/a.bicep", App() + "module a './a.bicep' = {\n}\n")],
        ["modules of each other"] = [("/r/a.bicep", App() + "module b 'b.bicep' = {\n}\n"), ("/r/b.bicep", App() + "module a 'a.bicep' = {\n}\n")],
        ["folders of each other"] =
        [
            ("/r/a/m.tf", Terraform() + "module \"b\" {\n  source = \"../b\"\n}\n"),
            ("/r/b/m.tf", Terraform() + "module \"a\" {\n  source = \"../a\"\n}\n"),
        ],
        ["values that double"] = [("/r/a.bicep", Doubling("var v{0} = {{ a: v{1}, b: v{1} }}\n") + App("v40"))],
        ["values that double in ARM"] =
        [
            ("/r/a.json", Schema + "\"variables\": { \"v0\": 1, " + Doubling("\"v{0}\": {{ \"a\": \"[variables('v{1}')]\", \"b\": \"[variables('v{1}')]\" }}, ")
                + "}, \"resources\": [ { \"type\": \"Microsoft.App/containerApps\", \"name\": \"a\", \"properties\": \"[variables('v40')]\" } ] }"),
        ],
        ["values that double in Terraform"] = [("/r/a.tf", "locals {\n  v0 = 1\n" + Doubling("  v{0} = {{ a = local.v{1}, b = local.v{1} }}\n") + "}\n" + Terraform("local.v40"))],
        ["modules that double"] =
        [
            .. Enumerable.Range(0, 12).Select(i => ($"/r/m{i}.bicep", string.Concat(Enumerable.Range(0, 12).Select(n => $"module m{n} 'm{i + 1}.bicep' = {{\n}}\n")))),
            ("/r/m12.bicep", App()),
        ],
    };

    /// <summary>Texts that refer to themselves, and say nothing by it.</summary>
    static readonly Dictionary<string, (string Path, string Text)[]> s_cycles = new()
    {
        ["parameters"] = [("/r/a.bicep", "param a int = b\nparam b int = a\n" + App("{ template: { scale: { maxReplicas: a } } }"))],
        ["variables"] = [("/r/a.bicep", "var a = { template: a }\n" + App("a"))],
        ["ARM"] =
        [
            ("/r/a.json", Schema + "\"parameters\": { \"a\": { \"defaultValue\": \"[parameters('a')]\" } }, "
                + "\"resources\": [ { \"type\": \"Microsoft.App/containerApps\", "
                + "\"properties\": { \"template\": { \"scale\": { \"maxReplicas\": \"[parameters('a')]\" } } } } ] }"),
        ],
        ["locals"] = [("/r/a.tf", "locals {\n  a = local.b\n  b = local.a\n}\nresource \"azurerm_container_app\" \"a\" {\n  template {\n    max_replicas = local.a\n  }\n}\n")],
        ["outputs"] =
        [
            ("/r/a.bicep", "module a 'b.bicep' = {\n  params: { most: b.outputs.most }\n}\nmodule b 'b.bicep' = {\n  params: { most: a.outputs.most }\n}\n"
                + App("{ template: { scale: { maxReplicas: a.outputs.most } } }")),
            ("/r/b.bicep", "param most int\noutput most int = most\n"),
        ],
    };

    public static TheoryData<string> Texts => new(s_texts.Keys);

    public static TheoryData<string> Repositories => new(s_repositories.Keys);

    public static TheoryData<string> Cycles => new(s_cycles.Keys);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hostile_text_claims_nothing(string name)
    {
        string extension = name.Substring(0, name.IndexOf(':')) switch { "arm" => "json", var other => other };
        Assert.Equal(0, ClaimsInTime(("/repo/main." + extension, s_texts[name])));
    }

    [Theory]
    [MemberData(nameof(Repositories))]
    public void Hostile_repository_claims_nothing(string name) => Assert.Equal(0, ClaimsInTime(s_repositories[name]));

    [Theory]
    [MemberData(nameof(Cycles))]
    public void Value_that_depends_on_itself_is_unknown(string name)
    {
        Assert.Equal(1, ClaimsInTime(s_cycles[name]));
        Assert.Null(Assert.Single(ReadClaims.In(s_cycles[name])).Workers);
    }

    /// <summary>How many claims the files make, within the time that reading may take.</summary>
    static int ClaimsInTime(params (string Path, string Text)[] files) => ReadingTime.Check(files).Length;

    static string App(string properties = "{}") => $"resource app 'Microsoft.App/containerApps@2024-03-01' = {{\n  name: 'a'\n  properties: {properties}\n}}\n";

    static string Terraform(string value = "1") => $"resource \"azurerm_container_app\" \"a\" {{\n  name = \"a\"\n  x = {value}\n}}\n";

    static string Alias(int i) => i == 1 ? "1" : "*v" + (i - 1);

    static string Doubling(string format) => string.Concat(Enumerable.Range(1, 40).Select(i => string.Format(format, i, i - 1)));

    static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    static string Garbage()
    {
        var random = new Random(17);
        const string Characters = "{}[]()'\"${}#/*\n\\=:?.!<>|& ab1,";
        return string.Create(200_000, random, static (span, r) =>
        {
            foreach (ref char c in span)
                c = Characters[r.Next(Characters.Length)];
        });
    }
}
