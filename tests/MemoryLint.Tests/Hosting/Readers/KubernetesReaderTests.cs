using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class KubernetesReaderTests
{
    /// <summary>A workload as people write it, with the lines of its specification given.</summary>
    static string Workload(string kind = "Deployment", string spec = "minReadySeconds: 5", string pod = "restartPolicy: Always") => $$"""
        apiVersion: apps/v1
        kind: {{kind}}
        metadata:
          name: chat
          labels: { app: chat }
        spec:
          {{spec}}
          selector:
            matchLabels: { app: chat }
          template:
            metadata:
              labels: { app: chat, tier: backend }
            spec:
              {{pod}}
              containers:
              - name: chat
                image: registry.example.com/contoso/chat:1.4
        """;

    static HostClaim Read(string text) => ReadClaims.Single("/repo/k8s/chat.yaml", text);

    static (Workers?, string?, int?) Said(HostClaim claim) => (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line);

    [Theory]
    [InlineData("Deployment")]
    [InlineData("StatefulSet")]
    [InlineData("ReplicaSet")]
    [InlineData("ReplicationController")]
    public void Several(string kind) => Assert.Equal((Workers.Several, "says replicas: 3", 7), Said(Read(Workload(kind, "replicas: 3"))));

    [Fact]
    public void One() => Assert.Equal((Workers.One, "says replicas: 1", 7), Said(Read(Workload(spec: "replicas: 1"))));

    [Fact]
    public void One_by_default() => Assert.Equal((Workers.One, "sets no replicas, and Kubernetes then runs one pod", 2), Said(Read(Workload())));

    [Fact]
    public void One_on_each_node() => Assert.Equal((Workers.Several, "says kind: DaemonSet", 2), Said(Read(Workload("DaemonSet"))));

    [Fact]
    public void One_pod() => Assert.Equal(Workers.One, Read("apiVersion: v1\nkind: Pod\nmetadata: { name: chat }\nspec: { containers: [{ image: chat }] }").Workers?.Value);

    [Theory]
    [InlineData("replicas: 0")]
    [InlineData("replicas: ${REPLICAS}")]
    [InlineData("replicas: {{ .Values.replicas }}")]
    [InlineData("replicas: null")]
    public void Unresolvable_count_is_unknown(string spec) => Assert.Null(Read(Workload(spec: spec)).Workers);

    [Fact]
    public void Name_and_ties()
    {
        var claim = Read(Workload(pod: "initContainers: [{ image: busybox }]").Replace("image: registry",
            "command: [\"dotnet\"]\n        args: [\"Chat.Api.dll\"]\n        image: registry"));

        Assert.Equal(("Kubernetes", "chat"), (claim.Platform, claim.Name));
        Assert.Equal([new(TieKind.Image, "contoso/chat"), new(TieKind.Assembly, "Chat.Api")], claim.Ties.ToArray());
    }

    [Fact]
    public void All_containers_are_ties() =>
        Assert.Equal(["envoy", "contoso/chat"], Read(Workload().Replace("      - name: chat", "      - image: envoy:1\n      - name: chat")).Ties.Select(t => t.Value));

    [Fact]
    public void Several_documents()
    {
        string chat = Workload(spec: "replicas: 2"), store = Workload("StatefulSet").Replace("name: chat", "name: store");

        var claims = ReadClaims.In("/repo/k8s/all.yaml", $"# all\n---\n{chat}\n---\n{store}\n---\napiVersion: v1\nkind: ConfigMap\ndata: {{}}\n");

        Assert.Equal([("chat", Workers.Several, 9), ("store", Workers.One, 22)], claims.Select(c => (c.Name, c.Workers?.Value ?? default, c.Workers?.Evidence.Line ?? 0)));
    }

    [Fact]
    public void List_of_objects()
    {
        const string text = """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: apps/v1
              kind: Deployment
              metadata: { name: chat }
              spec: { replicas: 5 }
            """;

        Assert.Equal((Workers.Several, "says replicas: 5", 7), Said(Read(text)));
    }

    [Fact]
    public void Json()
    {
        const string text = """
            {
            	"apiVersion": "apps/v1",
            	"kind": "Deployment",
            	"metadata": { "name": "chat" },
            	"spec": { "replicas": 3 }
            }
            """;

        Assert.Equal((Workers.Several, "says \"replicas\": 3", 5), Said(ReadClaims.Single("/repo/k8s/chat.json", text)));
    }

    [Theory]
    [InlineData("apiVersion: autoscaling/v1", "spec: { scaleTargetRef: { kind: Deployment, name: chat }, maxReplicas: 10 }", Workers.MayBecomeSeveral, "says maxReplicas: 10")]
    [InlineData("apiVersion: autoscaling/v2", "spec: { scaleTargetRef: { kind: Deployment, name: chat }, minReplicas: 2, maxReplicas: 10, metrics: [] }", Workers.Several,
        "says minReplicas: 2")]
    [InlineData("apiVersion: autoscaling/v2", "spec: { scaleTargetRef: { kind: Deployment, name: chat }, minReplicas: 1, maxReplicas: 1 }", Workers.One, "says maxReplicas: 1")]
    public void Autoscaler(string version, string spec, object workers, string says)
    {
        var claim = Read($"{version}\nkind: HorizontalPodAutoscaler\nmetadata: {{ name: chat-hpa }}\n{spec}\n");

        Assert.Equal(("Kubernetes", "chat"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, 4), Said(claim));
        Assert.Null(claim.Life);
    }

    [Theory]
    [InlineData("minReplicaCount: 1, maxReplicaCount: 5", Workers.MayBecomeSeveral, "says maxReplicaCount: 5", null)]
    [InlineData("minReplicaCount: 2", Workers.Several, "says minReplicaCount: 2", null)]
    [InlineData("triggers: []", Workers.MayBecomeSeveral, "sets no maxReplicaCount, and KEDA then runs up to 100 pods", "sets no minReplicaCount, and KEDA then scales to zero")]
    [InlineData("minReplicaCount: 0, maxReplicaCount: 1", Workers.One, "says maxReplicaCount: 1", "says minReplicaCount: 0")]
    [InlineData("idleReplicaCount: 0, minReplicaCount: 2", Workers.Several, "says minReplicaCount: 2", "says idleReplicaCount: 0")]
    public void Keda(string spec, object workers, string says, string? life)
    {
        var claim = Read($"apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {{ name: scaler }}\nspec: {{ scaleTargetRef: {{ name: chat }}, {spec} }}\n");

        Assert.Equal(("chat", (Workers)workers, says), (claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal((life is null ? null : ProcessLife.Discarded, life), (claim.Life?.Value, claim.Life?.Evidence.Says));
    }

    [Fact]
    public void Keda_for_http() =>
        Assert.Equal(ProcessLife.Discarded,
            Read("apiVersion: http.keda.sh/v1alpha1\nkind: HTTPScaledObject\nspec: { scaleTargetRef: { name: chat }, replicas: { min: 0, max: 3 } }").Life?.Value);

    [Theory]
    [InlineData("volumes: [{ name: data, persistentVolumeClaim: { claimName: chat } }]", Disk.Shared, "mounts a volume of kind persistentVolumeClaim", 14)]
    [InlineData("volumes: [{ name: data, nfs: { server: files, path: / } }]", Disk.Shared, "mounts a volume of kind nfs", 14)]
    [InlineData("volumes: [{ name: data, csi: { driver: file.csi.azure.com } }]", Disk.Shared, "mounts a volume of kind csi", 14)]
    [InlineData("volumes: [{ name: data, hostPath: { path: /data } }]", Disk.Local, "mounts a volume of kind hostPath", 14)]
    [InlineData("volumes: [{ name: data, emptyDir: {} }]", Disk.Lost, "mounts a volume of kind emptyDir", 14)]
    [InlineData("volumes: [{ name: settings, configMap: { name: chat } }]", Disk.Lost, "mounts no lasting volume into the pod", 2)]
    [InlineData("restartPolicy: Always", Disk.Lost, "mounts no lasting volume into the pod", 2)]
    public void Disk_of_volumes(string pod, object disk, string says, int line)
    {
        var claim = Read(Workload(pod: pod));

        Assert.Equal(((Disk)disk, says, line), (claim.Disk?.Value, claim.Disk?.Evidence.Says, claim.Disk?.Evidence.Line));
    }

    [Theory]
    [InlineData("volumes: [{ name: data, csi: { driver: disk.example.com } }]")]
    [InlineData("volumes: {{ .Values.volumes }}")]
    public void Disk_of_other_volumes_is_unknown(string pod) => Assert.Null(Read(Workload(pod: pod)).Disk);

    [Theory]
    [InlineData("volumeClaimTemplates: [{ metadata: { name: data } }]", "restartPolicy: Always")]
    public void Disk_of_claims_of_each_pod(string spec, string pod) => Assert.Equal(Disk.Local, Read(Workload("StatefulSet", spec, pod)).Disk?.Value);

    [Fact]
    public void Patch_says_nothing_by_what_it_leaves_out()
    {
        var claim = Read("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: chat }\nspec: { template: { spec: { containers: [{ name: chat, env: [] }] } } }");

        Assert.Equal((null, null), (claim.Workers, claim.Disk));
    }

    const string Service = "apiVersion: v1\nkind: Service\nmetadata: { name: chat-service }\nspec:\n  sessionAffinity: ClientIP\n  selector: { app: chat }\n";

    [Fact]
    public void Affinity_of_a_service_in_another_file()
    {
        var claims = ReadClaims.In(("/repo/k8s/chat.yaml", Workload()), ("/repo/k8s/service.yaml", Service));

        Assert.Equal([("chat", false), ("chat", true)], claims.Select(c => (c.Name, c.HasAffinity)));
    }

    [Theory]
    [InlineData("nginx.ingress.kubernetes.io/affinity: cookie")]
    [InlineData("appgw.ingress.kubernetes.io/cookie-based-affinity: \"true\"")]
    [InlineData("alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.lb_cookie.duration_seconds=60")]
    public void Affinity_of_an_ingress(string annotation)
    {
        string ingress = $$"""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: { name: web, annotations: { {{annotation}} } }
            spec:
              rules:
              - http:
                  paths:
                  - backend: { service: { name: chat-service, port: { number: 80 } } }
            """;

        Assert.True(ReadClaims.In("/repo/k8s/all.yaml", $"{Workload()}\n---\n{Service.Replace("ClientIP", "None")}\n---\n{ingress}").Last().HasAffinity);
    }

    [Theory]
    [InlineData("sessionAffinity: None\n  selector: { app: chat }")]
    [InlineData("sessionAffinity: ClientIP\n  selector: { app: other }")]
    [InlineData("sessionAffinity: ClientIP\n  selector: { app: chat, tier: frontend }")]
    [InlineData("sessionAffinity: ClientIP")]
    public void No_affinity(string spec) =>
        Assert.DoesNotContain(ReadClaims.In("/repo/k8s/all.yaml", $"{Workload()}\n---\napiVersion: v1\nkind: Service\nspec:\n  {spec}\n"), c => c.HasAffinity);

    [Theory]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: chat }\ndata: { replicas: \"3\" }")]
    [InlineData("kind: Deployment\nspec: { replicas: 3 }")]
    [InlineData("apiVersion: apps/v1\nspec: { replicas: 3 }")]
    [InlineData("apiVersion: batch/v1\nkind: Job\nspec: { parallelism: 3 }")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nspec: {\n  replicas: 3\n")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\n\tspec: { replicas: 3 }\n")]
    [InlineData("apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nspec: { maxReplicaCount: 3 }")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/k8s/chat.yaml", text));

    [Theory]
    [InlineData("/repo/charts/chat/templates/deployment.yaml", "replicas: {{ .Values.replicaCount }}")]
    [InlineData("/repo/k8s/deployment.yaml", "{{- if .Values.x }}\n  replicas: 3\n  {{- end }}")]
    public void Templates_of_charts_are_not_read(string path, string spec) => Assert.Empty(ReadClaims.In(path, Workload(spec: spec)));

    [Fact]
    public void Template_of_azd_is_read() =>
        Assert.Equal([], ReadClaims.Single("/repo/src/Chat/manifests/deployment.tmpl.yaml", Workload(spec: "replicas: 2").Replace("registry.example.com/contoso/chat:1.4",
            "{{ .Env.SERVICE_CHAT_IMAGE_NAME }}")).Ties.ToArray());
}
