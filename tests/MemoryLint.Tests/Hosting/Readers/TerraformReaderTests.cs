using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class TerraformReaderTests
{
    static HostClaim Read(string text) => ReadClaims.Single("/repo/infra/main.tf", text);

    static string App(string template, string before = "") =>
        $$"""
        {{before}}
        resource "azurerm_container_app" "chat" {
          name = "chat"
          tags = merge(local.tags, { "azd-service-name" = "chat-api" })
          template {
            {{template}}
            container {
              name  = "main"
              image = "contoso.azurecr.io/chat:${var.tag}"
            }
          }
        }
        """;

    [Theory]
    [InlineData("min_replicas = 2", Workers.Several, "says min_replicas = 2")]
    [InlineData("min_replicas = var.least", Workers.Several, "sets min_replicas to 3")]
    [InlineData("max_replicas = var.is_production ? 10 : 4", Workers.MayBecomeSeveral, "says max_replicas = var.is_production ? 10 : 4")]
    [InlineData("max_replicas = local.most", Workers.MayBecomeSeveral, "sets max_replicas to 6")]
    [InlineData("max_replicas = 1", Workers.One, "says max_replicas = 1")]
    [InlineData("", Workers.MayBecomeSeveral, "sets no max_replicas, and Azure Container Apps then runs up to 10 replicas")]
    public void Container_app(string template, object workers, string says)
    {
        var claim = Read(App(template, "variable \"least\" {\n  default = 3\n}\nvariable \"is_production\" {}\nlocals { most = var.least == 3 ? 6 : 1 }"));

        Assert.Equal(("Azure Container Apps", "chat-api", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Contains(new ProjectTie(TieKind.Service, "chat-api"), claim.Ties);
    }

    [Fact]
    public void Evidence_stands_at_the_words() => Assert.Equal(6, Read(App("min_replicas = 2")).Workers?.Evidence.Line);

    [Theory]
    [InlineData("max_replicas = var.most")]
    [InlineData("max_replicas = var.is_production ? 10 : 1")]
    [InlineData("dynamic \"max_replicas\" {\n for_each = [] \n}")]
    public void Unresolvable_maximum_is_unknown(string template) => Assert.Null(Read(App(template, "variable \"most\" {}")).Workers);

    [Theory]
    [InlineData("terraform.tfvars", "most = 1", Workers.One)]
    [InlineData("chat.auto.tfvars", "most = 8 # under load", Workers.MayBecomeSeveral)]
    [InlineData("environments/production.tfvars", "most = 9\n", Workers.MayBecomeSeveral)]
    public void Variables_of_files(string name, string text, object workers) =>
        Assert.Equal(
            (Workers)workers,
            Assert.Single(ReadClaims.In(
                ("/repo/infra/main.tf", App("max_replicas = var.most")),
                ("/repo/infra/variables.tf", "variable \"most\" {\n  type = number\n}\n"),
                ("/repo/infra/" + name, text))).Workers?.Value);

    [Theory]
    [InlineData("sku_name = \"P1v3\"", Workers.One, "sets no worker_count, and Azure App Service then runs one instance")]
    [InlineData("sku_name = \"P1v3\"\n  worker_count = 3", Workers.Several, "says worker_count = 3")]
    [InlineData("sku_name = \"P1v3\"\n  zone_balancing_enabled = true", Workers.Several, "says zone_balancing_enabled = true")]
    public void Web_app_runs_on_its_plan(string plan, object workers, string says)
    {
        var claim = Read($$"""
            resource "azurerm_service_plan" "plan" {
              name    = "plan"
              os_type = "Linux"
              {{plan}}
            }
            resource "azurerm_linux_web_app" "web" {
              name            = "chat-web"
              service_plan_id = azurerm_service_plan.plan.id
              site_config {
                application_stack {
                  docker_image_name = "contoso/web:latest"
                }
              }
            }
            """);

        Assert.Equal(("Azure App Service", "chat-web", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal((false, new ProjectTie(TieKind.Image, "contoso/web")), (claim.HasAffinity, Assert.Single(claim.Ties)));
    }

    [Fact]
    public void Module_is_read_for_its_invoker_with_what_it_is_given()
    {
        var claim = Assert.Single(ReadClaims.In(
            ("/repo/infra/main.tf", """
                module "plan" {
                  source = "./plan"
                  instances = 2
                }
                module "web" {
                  source  = "./web"
                  name    = "chat"
                  plan_id = module.plan.id
                }
                module "registry" { source = "Azure/avm-res-web-site/azurerm" }
                """),
            ("/repo/infra/plan/main.tf", "variable \"instances\" { default = 1 }\nresource \"azurerm_service_plan\" \"p\" {\n  worker_count = var.instances\n}\n"
                + "output \"id\" {\n  value = azurerm_service_plan.p.id\n}\n"),
            ("/repo/infra/web/main.tf", "variable \"name\" {}\nvariable \"plan_id\" {}\n"
                + "resource \"azurerm_windows_web_app\" \"w\" {\n  name = var.name\n  service_plan_id = var.plan_id\n}\n")));

        Assert.Equal(("chat", Workers.Several, "/repo/infra/plan/main.tf", 3), claim.Workers is { } w ? (claim.Name, w.Value, w.Evidence.File?.Path, w.Evidence.Line) : default);
    }

    [Theory]
    [InlineData("azurerm_linux_function_app", "service_plan_id = azurerm_service_plan.p.id", "Y1", Workers.MayBecomeSeveral, "says sku_name = \"Y1\"")]
    [InlineData("azurerm_function_app_flex_consumption", "maximum_instance_count = 40", "FC1", Workers.MayBecomeSeveral, "says maximum_instance_count = 40")]
    [InlineData("azurerm_linux_function_app", "site_config {\n app_scale_limit = 1\n}", "Y1", Workers.One, "says app_scale_limit = 1")]
    [InlineData("azurerm_linux_function_app", "app_settings = {\n FUNCTIONS_WORKER_PROCESS_COUNT = 4\n}", "Y1", Workers.Several, "says FUNCTIONS_WORKER_PROCESS_COUNT = 4")]
    public void Function_apps(string type, string setting, string sku, object workers, string says)
    {
        var claim = Read($"resource \"azurerm_service_plan\" \"p\" {{\n  sku_name = \"{sku}\"\n}}\nresource \"{type}\" \"f\" {{\n  {setting}\n}}\n");

        Assert.Equal(("Azure Functions", (Workers)workers, says, ProcessLife.Discarded), (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Life?.Value));
    }

    [Fact]
    public void Autoscale_setting()
    {
        var claim = Read("""
            resource "azurerm_service_plan" "p" { worker_count = 1 }
            resource "azurerm_linux_web_app" "w" { service_plan_id = azurerm_service_plan.p.id }
            resource "azurerm_monitor_autoscale_setting" "s" {
              target_resource_id = azurerm_service_plan.p.id
              profile {
                name = "load"
                capacity {
                  default = 1
                  minimum = 1
                  maximum = 4
                }
              }
            }
            """);

        Assert.Equal((Workers.MayBecomeSeveral, "says maximum = 4"), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Theory]
    [InlineData("body = {\n properties = { template = { scale = { minReplicas = 2 } } }\n}")]
    [InlineData("body = jsonencode({\n \"properties\" : { template = { scale = { minReplicas = 2 } } }\n})")]
    public void Azure_api(string body)
    {
        var claim = Read($"resource \"azapi_resource\" \"chat\" {{\n  type = \"Microsoft.App/containerApps@2024-03-01\"\n  name = \"chat\"\n  {body}\n}}\n");

        Assert.Equal(("Azure Container Apps", "chat", Workers.Several), (claim.Platform, claim.Name, claim.Workers?.Value));
    }

    [Theory]
    [InlineData("desired_count = 3", "", Workers.Several, "says desired_count = 3")]
    [InlineData("scheduling_strategy = \"DAEMON\"", "", Workers.Several, "says scheduling_strategy = \"DAEMON\"")]
    [InlineData("desired_count = 1", "max_capacity = 5", Workers.MayBecomeSeveral, "says max_capacity = 5")]
    [InlineData("desired_count = 1", "max_capacity = 1", Workers.One, "says desired_count = 1")]
    public void Ecs_service(string setting, string target, object workers, string says)
    {
        var claim = Read($$"""
            resource "aws_ecs_task_definition" "chat" {
              family = "chat"
              container_definitions = jsonencode([
                { name = "chat", image = "123.dkr.ecr.eu-west-1.amazonaws.com/contoso/chat:7" }
              ])
            }
            resource "aws_ecs_service" "chat" {
              name            = "chat-${var.environment}"
              task_definition = aws_ecs_task_definition.chat.arn
              {{setting}}
            }
            resource "aws_appautoscaling_target" "chat" {
              min_capacity = 1
              {{target}}
              resource_id  = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.chat.name}"
            }
            """);

        Assert.Equal(("Amazon ECS", (Workers)workers, says, Disk.Lost), (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Disk?.Value));
        Assert.Equal(new ProjectTie(TieKind.Image, "contoso/chat"), Assert.Single(claim.Ties));
    }

    [Fact]
    public void Ecs_service_without_a_count_is_unknown() => Assert.Null(Read("resource \"aws_ecs_service\" \"chat\" {\n  name = \"chat\"\n}\n").Workers);

    [Theory]
    [InlineData("", Workers.MayBecomeSeveral)]
    [InlineData("reserved_concurrent_executions = 1", Workers.One)]
    [InlineData("reserved_concurrent_executions = var.limit", null)]
    public void Lambda(string setting, object? workers)
    {
        var claim = Read($$"""
            resource "aws_lambda_function" "f" {
              function_name = "chat"
              runtime       = "dotnet8"
              handler       = "Chat.Lambda::Chat.Lambda.Function::Handle"
              {{setting}}
            }
            """);

        Assert.Equal(
            ("AWS Lambda", "chat", (Workers?)workers, ProcessLife.Discarded, Disk.Lost),
            (claim.Platform, claim.Name, claim.Workers?.Value, claim.Life?.Value, claim.Disk?.Value));
        Assert.Equal(new ProjectTie(TieKind.Assembly, "Chat.Lambda"), Assert.Single(claim.Ties));
    }

    [Theory]
    [InlineData("template {\n scaling {\n max_instance_count = 1\n}\n}", Workers.One, true)]
    [InlineData("template {\n scaling {\n min_instance_count = 2\n}\n}", Workers.Several, false)]
    [InlineData("template {\n}", Workers.MayBecomeSeveral, true)]
    public void Cloud_run(string template, object workers, bool isDiscarded)
    {
        var claim = Read($"resource \"google_cloud_run_v2_service\" \"chat\" {{\n  name = \"chat\"\n  {template}\n}}\n");

        Assert.Equal(("Cloud Run", (Workers)workers, isDiscarded ? ProcessLife.Discarded : null), (claim.Platform, claim.Workers?.Value, claim.Life?.Value));
    }

    [Fact]
    public void Cloud_run_of_the_first_version()
    {
        var claim = Read("""
            resource "google_cloud_run_service" "chat" {
              name = "chat"
              template {
                metadata {
                  annotations = { "autoscaling.knative.dev/minScale" = "2" }
                }
              }
            }
            """);

        Assert.Equal((Workers.Several, "says \"autoscaling.knative.dev/minScale\" = \"2\""), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Theory]
    [InlineData("replicas = 3", Workers.Several)]
    [InlineData("replicas = \"1\"", Workers.One)]
    [InlineData("", Workers.One)]
    [InlineData("replicas = var.replicas", null)]
    public void Kubernetes_deployment(string setting, object? workers)
    {
        var claim = Read($$"""
            resource "kubernetes_deployment_v1" "chat" {
              metadata {
                name = "chat"
              }
              spec {
                {{setting}}
                template {
                  spec {
                    container {
                      image   = "contoso/chat:1"
                      command = ["dotnet", "Chat.Api.dll"]
                    }
                  }
                }
              }
            }
            """);

        Assert.Equal(("Kubernetes", "chat", (Workers?)workers), (claim.Platform, claim.Name, claim.Workers?.Value));
        Assert.Equal<ProjectTie>([new(TieKind.Image, "contoso/chat"), new(TieKind.Assembly, "Chat.Api")], claim.Ties);
    }

    [Fact]
    public void Notation()
    {
        var claim = Read("""
            # resource "azurerm_container_app" "no" {
            /* nor this { */
            terraform { required_version = ">= 1.5" }
            locals {
              script = <<-EOT
                resource "azurerm_container_app" "no" { // text
              EOT
              names  = [for n in ["a", "b"] : "${n}-${upper(n)}" if n != ""]
              map    = { for k, v in { a = 1 } : k => v }
              quoted = "a \"b\" $${c} %{ if true }x%{ endif }"
              splat  = azurerm_thing.all[*].id
            }
            resource "azurerm_container_app" "chat" {
              count = var.enabled ? 1 : 0
              name  = format("%s-%s", "chat", local.suffix)
              template { max_replicas = lookup({ chat = 5 }, "chat", 1) }
              lifecycle { ignore_changes = [template[0].container[0].image] }
            }
            locals { suffix = "web" }
            variable "enabled" { default = true }
            """);

        Assert.Equal(("chat-web", Workers.MayBecomeSeveral, 16), (claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("variable \"x\" {\n  default = 3\n}\n")]
    [InlineData("resource \"azurerm_container_app\" \"chat\" {\n  count = 0\n}\n")]
    [InlineData("data \"azurerm_container_app\" \"chat\" {\n}\n")]
    [InlineData("resource \"azurerm_container_app\" \"chat\" {\n")]
    [InlineData("resource \"azurerm_container_app\" \"chat\" {\n  name = \"chat\n}\n")]
    [InlineData("resource \"azurerm_container_app\" \"chat\" {\n  name = <<EOT\n}\n")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/infra/main.tf", text));
}
