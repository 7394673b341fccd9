using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class ArmTemplateReaderTests
{
    static string Template(string resources, string parameters = "") =>
        $$"""
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "contentVersion": "1.0.0.0",
          "parameters": { {{parameters}} },
          "variables": { "most": "[mul(2, 3)]", "sizes": { "small": 1, "large": 5 }, "planName": "[concat(parameters('name'), '-plan')]" },
          "resources": [
        {{resources}}
          ]
        }
        """;

    static string App(string scale) =>
        $$"""
        { "type": "Microsoft.App/containerApps", "apiVersion": "2024-03-01", "name": "chat", "properties": {
          "template": { "containers": [ { "image": "contoso/chat:1" } ],
            "scale": { {{scale}} } } } }
        """;

    static HostClaim Read(string text) => ReadClaims.Single("/repo/azuredeploy.json", text);

    [Theory]
    [InlineData("\"minReplicas\": 3", Workers.Several, "says \"minReplicas\": 3")]
    [InlineData("\"minReplicas\": \"[variables('sizes').large]\"", Workers.Several, "sets minReplicas to 5")]
    [InlineData("\"maxReplicas\": \"[parameters('most')]\"", Workers.MayBecomeSeveral, "sets maxReplicas to 4")]
    [InlineData("\"maxReplicas\": \"[if(equals(parameters('most'), 4), variables('sizes').small, 10)]\"", Workers.One, "sets maxReplicas to 1")]
    [InlineData("\"maxReplicas\": 1", Workers.One, "says \"maxReplicas\": 1")]
    [InlineData("", Workers.MayBecomeSeveral, "sets no maxReplicas, and Azure Container Apps then runs up to 10 replicas")]
    public void Container_app(string scale, object workers, string says)
    {
        var claim = Read(Template(App(scale), """ "most": { "type": "int", "defaultValue": 4 } """));

        Assert.Equal(("Azure Container Apps", "chat", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal(new ProjectTie(TieKind.Image, "contoso/chat"), Assert.Single(claim.Ties));
    }

    [Fact]
    public void Evidence_stands_at_the_words() => Assert.Equal(9, Read(Template(App("\"minReplicas\": 2"))).Workers?.Evidence.Line);

    [Theory]
    [InlineData("\"maxReplicas\": \"[parameters('unset')]\"")]
    [InlineData("\"maxReplicas\": \"[variables('most')]\"")]
    [InlineData("\"maxReplicas\": \"[[2]\"")]
    [InlineData("\"maxReplicas\": \"[parameters('unset'\"")]
    public void Unresolvable_maximum_is_unknown(string scale) => Assert.Null(Read(Template(App(scale), """ "unset": { "type": "int" } """)).Workers);

    [Fact]
    public void Parameters_beside_the_template() =>
        Assert.Equal(Workers.One, Assert.Single(ReadClaims.In(
            ("/repo/azuredeploy.json", Template(App("\"maxReplicas\": \"[parameters('most')]\""), """ "most": { "type": "int", "defaultValue": 4 } """)),
            ("/repo/azuredeploy.parameters.json", """{ "$schema": "…deploymentParameters.json#", "parameters": { "most": { "value": 1 } } }"""))).Workers?.Value);

    [Fact]
    public void Site_runs_on_its_plan()
    {
        var claim = Read(Template("""
            { "type": "Microsoft.Web/serverfarms", "name": "[variables('planName')]", "sku": { "name": "S1", "capacity": 2 } },
            { "type": "Microsoft.Web/sites", "name": "[parameters('name')]", "kind": "app", "properties": {
              "serverFarmId": "[resourceId('Microsoft.Web/serverfarms', variables('planName'))]" } }
            """, """ "name": { "type": "string" } """));

        Assert.Equal(("Azure App Service", null, Workers.Several), (claim.Platform, claim.Name, claim.Workers?.Value));
    }

    [Fact]
    public void Nested_deployment()
    {
        var claim = Read(Template("""
            { "type": "Microsoft.Resources/deployments", "name": "inner", "properties": {
              "expressionEvaluationOptions": { "scope": "inner" },
              "parameters": { "most": { "value": "[parameters('outer')]" } },
              "template": { "parameters": { "most": { "type": "int" } }, "resources": [
                { "type": "Microsoft.App/containerApps", "name": "it''s", "properties": { "template": { "scale": { "maxReplicas": "[parameters('most')]" } } } } ] } } }
            """, """ "outer": { "defaultValue": 1 } """));

        Assert.Equal(Workers.One, claim.Workers?.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"type\": \"Microsoft.Storage/storageAccounts\", \"name\": \"x\" }")]
    [InlineData("{ \"condition\": \"[equals(1, 2)]\", \"type\": \"Microsoft.App/containerApps\", \"name\": \"x\" }")]
    [InlineData("{ \"type\": \"Microsoft.App/containerApps\", ")]
    public void Says_nothing(string resources) => Assert.Empty(ReadClaims.In("/repo/azuredeploy.json", Template(resources)));

    [Fact]
    public void Compiled_bicep_says_nothing_new() =>
        Assert.Empty(ReadClaims.In(("/repo/main.json", Template(App("\"minReplicas\": 2"))), ("/repo/main.bicep", "")));
}
