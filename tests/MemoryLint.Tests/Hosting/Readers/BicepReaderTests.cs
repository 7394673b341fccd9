using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class BicepReaderTests
{
    const string Apps = "Azure Container Apps", Sites = "Azure App Service", Functions = "Azure Functions";

    /// <summary>A container app whose scale begins in line 4, with other statements before it.</summary>
    static string App(string scale, string before = "") =>
        $$"""
        {{before}}
        resource chat 'Microsoft.App/containerApps@2024-03-01' = { name: 'chat-api', properties: { template: {
              containers: [ { image: 'contoso.azurecr.io/chat/api:1.2', name: 'main' } ]
              {{scale}}
        } } }
        """;

    static HostClaim Read(string text) => ReadClaims.Single("/repo/infra/main.bicep", text);

    [Theory]
    [InlineData("scale: { minReplicas: 3 }", "says minReplicas: 3")]
    [InlineData("scale: { minReplicas: least }", "sets minReplicas to 2")]
    [InlineData("scale: { minReplicas: isProduction ? 4 : 2 }", "says minReplicas: isProduction ? 4 : 2")]
    [InlineData("scale: { minReplicas: sizes.large, maxReplicas: 20 }", "sets minReplicas to 5")]
    [InlineData("scale: { minReplicas: empty(suffix) ? 3 : 1 }", "says minReplicas: empty(suffix) ? 3 : 1")]
    public void Several(string scale, string says)
    {
        var claim = Read(App(scale, "param least int = 2\nparam isProduction bool\nvar sizes = { large: 5 }\nparam suffix string = ''"));

        Assert.Equal((Apps, "chat-api", Workers.Several, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Evidence_stands_at_the_words()
    {
        var claim = Read(App("scale: { minReplicas: 1, maxReplicas: 8 }"));

        Assert.Equal((Workers.MayBecomeSeveral, "says maxReplicas: 8", 4), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal(new ProjectTie(TieKind.Image, "chat/api"), Assert.Single(claim.Ties));
        Assert.Null(claim.Life);
    }

    [Theory]
    [InlineData("scale: { maxReplicas: 1 }")]
    [InlineData("scale: { minReplicas: least, maxReplicas: isProduction ? 1 : 1 }")]
    public void One(string scale) => Assert.Equal(Workers.One, Read(App(scale, "param least int\nparam isProduction bool")).Workers?.Value);

    [Fact]
    public void Default_is_ten_replicas_and_none_at_rest()
    {
        var claim = Read(App(""));

        Assert.Equal((Workers.MayBecomeSeveral, "sets no maxReplicas, and Azure Container Apps then runs up to 10 replicas"), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal((ProcessLife.Discarded, 2), (claim.Life?.Value, claim.Life?.Evidence.Line));
        Assert.Equal((Disk.Lost, "gives 'chat-api' no volume that outlives it"), (claim.Disk?.Value, claim.Disk?.Evidence.Says));
    }

    [Theory]
    [InlineData("scale: { maxReplicas: most }")]
    [InlineData("scale: { maxReplicas: isProduction ? 10 : 1 }")]
    [InlineData("scale: scale")]
    [InlineData("scale: { minReplicas: 1, ...scale }")]
    [InlineData("scale: union(scale, { minReplicas: 1 })")]
    public void Unresolvable_maximum_is_unknown(string scale) => Assert.Null(Read(App(scale, "param most int\nparam isProduction bool\nparam scale object")).Workers);

    [Theory]
    [InlineData("volumes: [ { name: 'data', storageType: 'AzureFile', storageName: 'chats' } ]", Disk.Shared)]
    [InlineData("volumes: [ { name: 'data', storageType: 'EmptyDir' } ]", Disk.Lost)]
    [InlineData("volumes: volumes", null)]
    public void Volumes(string volumes, object? disk) => Assert.Equal((Disk?)disk, Read(App(volumes, "param volumes array")).Disk?.Value);

    [Fact]
    public void Sticky_sessions()
    {
        const string Text = "resource a 'Microsoft.App/containerApps@2024-03-01' = {\n"
            + "  properties: { configuration: { ingress: { stickySessions: { affinity: 'sticky' } } } }\n}\n";

        Assert.True(Read(Text).HasAffinity);
        Assert.False(Read(Text.Replace("'sticky'", "'none'")).HasAffinity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("param name string\noutput x string = name\n")]
    [InlineData("resource app 'Microsoft.App/containerApps@2024-03-01' existing = {\n  name: 'chat'\n}\n")]
    [InlineData("param deploy bool = false\nresource app 'Microsoft.App/containerApps@2024-03-01' = if (deploy) {\n  name: 'chat'\n}\n")]
    [InlineData("resource s 'Microsoft.Storage/storageAccounts@2023-01-01' = {\n  name: 'x'\n}\n")]
    [InlineData("resource app 'Microsoft.App/containerApps@2024-03-01' = {\n  name: 'chat'\n")]
    [InlineData("resource app 'Microsoft.App/containerApps@2024-03-01' = {\n  name: 'chat\n}\n")]
    [InlineData("/* resource app 'Microsoft.App/containerApps@2024-03-01' = {}")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/infra/main.bicep", text));

    [Fact]
    public void Notation()
    {
        var claim = Read("""
            #disable-next-line no-unused-params
            @description('Apostrophes \' and ${'values'} and # and // in texts')
            @allowed([ 'a', 'b' ])
            param kind 'a' | 'b' = 'a' // why not
            /* resource x 'y' = { */
            metadata notes = '''
              resource app 'Microsoft.App/containerApps@2024-03-01' = { it's text
            '''
            type settings = {
              replicas: int?
            }
            func twice(x int) int => x * 2
            var names = map([ 'a' ], (x, i) => '${x}-${i}')
            param location string = resourceGroup().location

            resource app 'Microsoft.App/containerApps@2024-03-01' = if (kind == 'a') {
              name: '${kind}-${'chat'}'
              tags: union({ 'azd-env-name': location }, { 'azd-service-name': 'chat' })
              properties: {
                configuration: {
                  secrets: [for (name, i) in names: {
                    name: name
                  }]
                  ingress: kind == 'a'
                    ? { external: true }
                    : null
                }
                template: {
                  scale: {
                    maxReplicas: kind == 'b' || empty(kind) ? 1 : 6
                  }
                }
              }
            }
            """);

        Assert.Equal(("chat", Workers.MayBecomeSeveral, 30), (claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Line));
        Assert.Contains(new ProjectTie(TieKind.Service, "chat"), claim.Ties);
    }

    [Fact]
    public void Loops_deploy_each_item() =>
        Assert.Equal(
            [("bot", Workers.One), ("chat", Workers.MayBecomeSeveral)],
            ReadClaims.In("/repo/main.bicep", """
                var apps = [
                  { name: 'bot', most: 1 }
                  { name: 'chat', most: 4 }
                  { name: 'off', most: 4, skip: true }
                ]
                resource each 'Microsoft.App/containerApps@2024-03-01' = [for (app, index) in apps: if (app.?skip != true) {
                  name: app.name
                  properties: { template: { scale: { maxReplicas: app.most } } }
                }]
                """).Select(c => (c.Name!, c.Workers!.Value.Value)));

    [Fact]
    public void Module_is_read_for_each_invoker_with_what_it_is_given()
    {
        const string Main = """
            module api './app/api.bicep' = {
              name: 'api'
              params: { name: 'api', most: 1 }
            }
            module chat 'app/api.bicep' = {
              name: 'chat'
              params: {
                name: 'chat'
                tags: { 'azd-service-name': 'chat-web' }
              }
            }
            """;
        const string Module = """
            param name string
            param tags object = {}
            param most int = 7
            module inner '../core/app.bicep' = {
              name: '${name}-app'
              params: { name: 'ca-${name}', tags: tags, most: most }
            }
            """;
        const string Inner = """
            param name string
            param tags object
            param most int = 1
            resource app 'Microsoft.App/containerApps@2024-03-01' = {
              name: name
              tags: tags
              properties: { template: { scale: { maxReplicas: most } } }
            }
            """;

        var claims = ReadClaims.In(("/repo/infra/main.bicep", Main), ("/repo/infra/app/api.bicep", Module), ("/repo/infra/core/app.bicep", Inner));

        Assert.Equal([("ca-api", Workers.One), ("chat-web", Workers.MayBecomeSeveral)], claims.Select(c => (c.Name!, c.Workers!.Value.Value)));
        Assert.Equal(("/repo/infra/core/app.bicep", 7, "sets maxReplicas to 7"), claims[1].Workers is { Evidence: var e } ? (e.File?.Path, e.Line, e.Says) : default);
        Assert.Equal(new ProjectTie(TieKind.Service, "chat-web"), Assert.Single(claims[1].Ties));
    }

    [Fact]
    public void Module_that_nobody_invokes_beside_others_is_not_deployed()
    {
        const string Unused = "param name string\nresource app 'Microsoft.App/containerApps@2024-03-01' = { name: name }";

        Assert.Empty(ReadClaims.In(
            ("/repo/infra/main.bicep", "module k 'core/vault.bicep' = {\n}"), ("/repo/infra/core/vault.bicep", "param x int"), ("/repo/infra/core/app.bicep", Unused)));
        Assert.Single(ReadClaims.In("/repo/infra/core/app.bicep", Unused));
    }

    [Theory]
    [InlineData("main.parameters.json", """{ "parameters": { "most": { "value": 1 } } }""", Workers.One)]
    [InlineData("main.parameters.json", """{ "parameters": { "most": { "value": "${MOST_REPLICAS=6}" } } }""", Workers.MayBecomeSeveral)]
    [InlineData("main.parameters.json", """{ "parameters": { "most": { "value": "${MOST_REPLICAS}" } } }""", null)]
    [InlineData("main.bicepparam", "using './main.bicep'\nparam most = 1\n", Workers.One)]
    [InlineData("test/prod.bicepparam", "using '../main.bicep'\nvar high = 9\nparam most = int(readEnvironmentVariable('MOST', '${high}'))\n", Workers.MayBecomeSeveral)]
    [InlineData("main.bicepparam", "using 'main.bicep'\nparam most = '{{ .Replicas }}'\n", null)]
    public void Parameter_files(string name, string text, object? workers) =>
        Assert.Equal(
            (Workers?)workers,
            Assert.Single(ReadClaims.In(("/repo/infra/main.bicep", App("scale: { maxReplicas: most }", "param most int = 3")), ("/repo/infra/" + name, text))).Workers?.Value);

    [Theory]
    [InlineData("avm/res/app/container-app:0.8.0", "scaleMaxReplicas: 1", Workers.One)]
    [InlineData("avm/res/app/container-app:0.8.0", "scaleMinReplicas: 2", Workers.Several)]
    [InlineData("avm/res/app/container-app:0.18.1", "scaleSettings: { maxReplicas: 4 }", Workers.MayBecomeSeveral)]
    [InlineData("avm/ptn/azd/container-app-upsert:0.1.1", "containerMaxReplicas: 1", Workers.One)]
    [InlineData("avm/res/app/container-app:0.8.0", "ingressTargetPort: 80", Workers.MayBecomeSeveral)]
    public void Registry_modules(string path, string setting, object workers)
    {
        var claim = Read($$"""
            param tags object
            module chat 'br/public:{{path}}' = {
              name: 'chat-deployment'
              params: {
                name: 'chat'
                tags: union(tags, { 'azd-service-name': 'chat-api' })
                {{setting}}
              }
            }
            """);

        Assert.Equal((Apps, "chat-api", (Workers)workers), (claim.Platform, claim.Name, claim.Workers?.Value));
        Assert.Null(claim.Life);
    }

    static string Site(string plan, string site = "", string kind = "app,linux") =>
        $$"""
        resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
          name: 'plan-${uniqueString(resourceGroup().id)}'
          {{plan}}
        }
        resource web 'Microsoft.Web/sites@2022-09-01' = {
          name: 'chat-web'
          kind: '{{kind}}'
          properties: {
            serverFarmId: plan.id
            {{site}}
          }
        }
        """;

    [Theory]
    [InlineData("sku: { name: 'P1v3', capacity: 3 }", "", Workers.Several, "says capacity: 3")]
    [InlineData("sku: { name: 'P1v3' }\n  properties: { zoneRedundant: true }", "", Workers.Several, "says zoneRedundant: true")]
    [InlineData("sku: { name: 'P1v3' }\n  properties: { elasticScaleEnabled: true, maximumElasticWorkerCount: 5 }", "",
        Workers.MayBecomeSeveral, "says maximumElasticWorkerCount: 5")]
    [InlineData("sku: { name: 'B1', capacity: 1 }", "", Workers.One, "says capacity: 1")]
    [InlineData("sku: { name: 'B1' }", "siteConfig: { numberOfWorkers: 1 }", Workers.One, "sets no capacity, and Azure App Service then runs one instance")]
    [InlineData("sku: { name: 'P1v3', capacity: 3 }\n  properties: { perSiteScaling: true }", "siteConfig: { numberOfWorkers: 1 }", Workers.One, "says numberOfWorkers: 1")]
    public void Site_runs_on_its_plan(string plan, string site, object workers, string says)
    {
        var claim = Read(Site(plan, site));

        Assert.Equal((Sites, "chat-web", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Plan_of_unknown_size_is_unknown() => Assert.Null(Read("param sku object\n" + Site("sku: sku")).Workers);

    [Theory]
    [InlineData("", true)]
    [InlineData("clientAffinityEnabled: true", true)]
    [InlineData("clientAffinityEnabled: false", false)]
    [InlineData("clientAffinityEnabled: affinity", false)]
    public void Affinity_of_sites(string site, bool hasAffinity) => Assert.Equal(hasAffinity, Read("param affinity bool\n" + Site("sku: { name: 'B1' }", site)).HasAffinity);

    [Fact]
    public void Site_and_plan_of_two_modules()
    {
        var claim = Assert.Single(ReadClaims.In(
            ("/repo/infra/main.bicep", "module plan 'plan.bicep' = {\n  params: { sku: { name: 'S1', capacity: 2 } }\n}\n"
                + "module web 'web.bicep' = {\n  params: { planId: plan.outputs.id }\n}\n"),
            ("/repo/infra/plan.bicep", "param sku object\nresource plan 'Microsoft.Web/serverfarms@2022-09-01' = {\n  name: 'plan'\n  sku: sku\n}\noutput id string = plan.id\n"),
            ("/repo/infra/web.bicep", "param planId string\nresource web 'Microsoft.Web/sites@2022-09-01' = {\n  name: 'web'\n"
                + "  properties: { serverFarmId: planId, siteConfig: { appCommandLine: 'dotnet Chat.Web.dll' } }\n}\n")));

        Assert.Equal(
            (Workers.Several, "/repo/infra/plan.bicep", 4, "sets capacity to 2"),
            claim.Workers is { } w ? (w.Value, w.Evidence.File?.Path, w.Evidence.Line, w.Evidence.Says) : default);
        Assert.Equal(new ProjectTie(TieKind.Assembly, "Chat.Web"), Assert.Single(claim.Ties));
    }

    [Theory]
    [InlineData("minimum: '2', maximum: '5'", Workers.Several, "says minimum: '2'")]
    [InlineData("minimum: '1', maximum: '5'", Workers.MayBecomeSeveral, "says maximum: '5'")]
    [InlineData("minimum: '1', maximum: '1'", Workers.One, "says capacity: 1")]
    public void Autoscale(string capacity, object workers, string says)
    {
        var claim = Read(Site("sku: { name: 'S1', capacity: 1 }") + $$"""

            resource scale 'Microsoft.Insights/autoscaleSettings@2022-10-01' = {
              name: 'scale'
              properties: { enabled: true, targetResourceUri: plan.id, profiles: [ { name: 'default', capacity: { {{capacity}}, default: '1' } } ] }
            }
            """);

        Assert.Equal(((Workers)workers, says), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Theory]
    [InlineData("sku: { name: 'Y1', tier: 'Dynamic' }", "", Workers.MayBecomeSeveral, "says name: 'Y1'", true)]
    [InlineData("sku: { name: 'FC1' }", "functionAppConfig: { scaleAndConcurrency: { maximumInstanceCount: 40 } }",
        Workers.MayBecomeSeveral, "says maximumInstanceCount: 40", true)]
    [InlineData("sku: { name: 'Y1' }", "siteConfig: { functionAppScaleLimit: 1 }", Workers.One, "says functionAppScaleLimit: 1", true)]
    [InlineData("sku: { name: 'Y1' }", "siteConfig: { appSettings: [ { name: 'FUNCTIONS_WORKER_PROCESS_COUNT', value: '4' } ] }", Workers.Several, "says value: '4'", true)]
    [InlineData("sku: { name: 'B1', capacity: 1 }", "", Workers.One, "says capacity: 1", false)]
    public void Function_apps(string plan, string site, object workers, string says, bool isDiscarded)
    {
        var claim = Read(Site(plan, site, "functionapp,linux"));

        Assert.Equal((Functions, (Workers)workers, says), (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal(isDiscarded ? ProcessLife.Discarded : null, claim.Life?.Value);
    }

    [Fact]
    public void Function_app_without_plan()
    {
        var claim = Read("param planId string\nresource f 'Microsoft.Web/sites@2022-09-01' = {\n  kind: 'functionapp'\n  properties: { serverFarmId: planId }\n}\n");

        Assert.Equal((Functions, Workers.MayBecomeSeveral, ProcessLife.Discarded, Disk.Lost), (claim.Platform, claim.Workers?.Value, claim.Life?.Value, claim.Disk?.Value));
    }

    [Fact]
    public void Configuration_apart_from_its_site()
    {
        var claim = Read(Site("sku: { name: 'Y1' }", "", "functionapp") + """

            resource settings 'Microsoft.Web/sites/config@2022-09-01' = {
              parent: web
              name: 'appsettings'
              properties: { FUNCTIONS_WORKER_PROCESS_COUNT: '3' }
            }
            """);

        Assert.Equal((Workers.Several, "says FUNCTIONS_WORKER_PROCESS_COUNT: '3'"), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Container_group_is_one() =>
        Assert.Equal(Workers.One, Read("resource g 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {\n  name: 'chat'\n}\n").Workers?.Value);
}
