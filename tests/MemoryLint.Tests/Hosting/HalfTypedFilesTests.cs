using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting;

/// <summary>Files as they are while somebody types them: cut off, a line missing, a value of another kind. No exception, and no evidence outside of its file.</summary>
public class HalfTypedFilesTests
{
    static readonly string[] s_values = ["~", "[]", "{}", "[~]", "[[a], {b: c}]", "{ a: b }", "-5", "\"\"", "99999999999", "{{ .Value }}", "!Ref X", "*a", "${A:-"];

    static readonly Dictionary<string, string> s_samples = new()
    {
        ["/repo/compose.yaml"] = """
            services:
              base:
                image: ${REGISTRY-}contoso/chat:1
                labels: [traefik.http.services.chat.loadbalancer.sticky.cookie=true]
              chat:
                extends:
                  file: compose.yaml
                  service: base
                build:
                  context: src
                  dockerfile: Dockerfile
                command: [dotnet, watch, Chat.dll]
                scale: 2
                deploy:
                  mode: replicated
                  replicas: 3
                volumes:
                - data:/data
                - type: bind
                  source: data
                  target: /data
            volumes:
              data:
                driver: local
                driver_opts:
                  type: nfs
            """,
        ["/repo/k8s/chat.yaml"] = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: chat
            spec:
              replicas: 2
              volumeClaimTemplates:
              - metadata:
              template:
                metadata:
                  labels:
                    app: chat
                spec:
                  volumes:
                  - name: data
                    persistentVolumeClaim:
                  containers:
                  - image: contoso/chat
                    command: [dotnet]
                    args: [Chat.dll]
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: chat
              annotations:
                traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
            spec:
              sessionAffinity: ClientIP
              selector:
                app: chat
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              annotations:
                nginx.ingress.kubernetes.io/affinity: cookie
            spec:
              defaultBackend:
                serviceName: chat
              rules:
              - http:
                  paths:
                  - backend:
                      service:
                        name: chat
            ---
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            spec:
              scaleTargetRef:
                name: chat
              minReplicaCount: 0
              maxReplicaCount: 3
            ---
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata:
              annotations:
                run.googleapis.com/sessionAffinity: "true"
            spec:
              template:
                metadata:
                  annotations:
                    autoscaling.knative.dev/min-scale: "1"
                spec:
                  containerConcurrency: 1
                  containers:
                  - image: chat
            """,
        ["/repo/charts/chat/values.yaml"] = """
            replicaCount: 2
            image:
              repository: contoso/chat
            autoscaling:
              enabled: true
              minReplicas: 0
              maxReplicas: 3
            persistence:
              enabled: true
            service:
              sessionAffinity: ClientIP
            redis:
              replicas: 2
            """,
        ["/repo/kustomization.yaml"] = """
            replicas:
            - name: chat
              count: 2
            images:
            - name: contoso/chat
              newName: contoso/chat-api
            patches:
            - path: k8s/chat.yaml
              target:
                name: chat
            - target:
                name: chat
              patch: |-
                - op: add
                  path: /spec/replicas
                  value: 3
            """,
        ["/repo/app.tmpl.yaml"] = """
            name: chat
            properties:
              environmentId: {{ .Env.ID }}
              configuration:
                ingress:
                  stickySessions:
                    affinity: sticky
              template:
                containers:
                - image: {{ .Image }}
                volumes:
                - storageType: AzureFile
                scale:
                  minReplicas: 0
                  maxReplicas: 3
            tags:
              azd-service-name: chat
            """,
        ["/repo/azure.yaml"] = """
            services:
              chat:
                project: src
                host: function
                image: chat
                docker:
                  path: Dockerfile
            """,
        ["/repo/render.yaml"] = """
            services:
            - type: web
              name: chat
              runtime: docker
              plan: free
              rootDir: src
              buildCommand: dotnet publish Chat.csproj
              startCommand: dotnet Chat.dll
              numInstances: 2
              scaling:
                minInstances: 1
                maxInstances: 2
              image:
                url: chat
              disk:
                name: data
            projects:
            - environments:
              - services:
                - type: web
            """,
        ["/repo/.do/app.yaml"] = """
            spec:
              services:
              - name: chat
                instance_count: 2
                autoscaling:
                  max_instance_count: 3
                source_dir: src
                dockerfile_path: Dockerfile
                run_command: dotnet Chat.dll
                image:
                  repository: chat
            """,
        ["/repo/app.yaml"] = """
            runtime: aspnetcore
            env: flex
            service: chat
            manual_scaling:
              instances: 2
            automatic_scaling:
              min_num_instances: 1
              max_num_instances: 3
            network:
              session_affinity: true
            """,
        ["/repo/manifest.yml"] = """
            applications:
            - name: chat
              path: src
              instances: 2
              command: dotnet Chat.dll
              docker:
                image: chat
              processes:
              - type: web
                instances: 2
              services:
              - parameters:
                  mount: /data
            """,
        ["/repo/copilot/chat/manifest.yml"] = """
            name: chat
            type: Backend Service
            image:
              build:
                dockerfile: Dockerfile
                context: src
              location: chat
            count:
              range:
                min: 1
                max: 3
            environments:
              prod:
                count: 1-3
            storage:
              volumes:
                data:
                  efs: true
            """,
        ["/repo/apprunner.yaml"] = """
            runtime: dotnet6
            build:
              commands:
                build:
                - dotnet publish Chat.csproj
            run:
              command: dotnet Chat.dll
            """,
        ["/repo/serverless.yml"] = """
            provider:
              name: aws
              runtime: dotnet8
            functions:
              chat:
                handler: Chat::Chat.Handler::Handle
                image:
                  uri: chat
                reservedConcurrency: 2
                fileSystemConfig:
                  arn: x
            """,
        ["/repo/.ebextensions/a.config"] = """
            option_settings:
            - namespace: aws:autoscaling:asg
              option_name: MaxSize
              value: 3
            """,
        ["/repo/template.yaml"] = """
            # AWS::
            Globals:
              Function:
                Runtime: dotnet8
            Parameters:
              Count:
                Default: 2
            Resources:
              Function:
                Type: AWS::Serverless::Function
                Metadata:
                  Dockerfile: Dockerfile
                Properties:
                  Handler: Chat::Chat.Handler::Handle
                  CodeUri: src
                  ReservedConcurrentExecutions: !Ref Count
                  ImageUri: !Sub "${X}/chat"
              Service:
                Type: AWS::ECS::Service
                Properties:
                  TaskDefinition: !Ref Task
                  DesiredCount: !If [A, 2, !Ref Count]
                  LoadBalancers:
                  - TargetGroupArn: !Ref Targets
              Task:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  Volumes:
                  - Host:
                      SourcePath: /data
                  ContainerDefinitions:
                  - Image: chat
                    Command: [dotnet, Chat.dll]
              Targets:
                Type: AWS::ElasticLoadBalancingV2::TargetGroup
                Properties:
                  TargetGroupAttributes:
                  - Key: stickiness.enabled
                    Value: true
              Scaled:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  MinCapacity: 1
                  MaxCapacity: 3
                  ResourceId: !Join ["/", [service, !GetAtt Service.Name]]
              Runner:
                Type: AWS::AppRunner::Service
                Properties:
                  AutoScalingConfigurationArn: !GetAtt Scaling.Arn
              Scaling:
                Type: AWS::AppRunner::AutoScalingConfiguration
                Properties:
                  MaxSize: 2
              Environment:
                Type: AWS::ElasticBeanstalk::Environment
                Properties:
                  OptionSettings:
                  - Namespace: aws:autoscaling:asg
                    OptionName: MinSize
                    Value: !Ref Count
            """,
    };

    public static TheoryData<string> Paths => [.. s_samples.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Whole(string path) => Assert.NotEmpty(ReadClaims.In(path, s_samples[path]));

    [Theory]
    [MemberData(nameof(Paths))]
    public void Cut_off(string path)
    {
        for (int length = 0; length < s_samples[path].Length; length += 3)
            Check(path, s_samples[path].Substring(0, length));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Without_a_line(string path)
    {
        var lines = s_samples[path].Split('\n');
        for (int i = 0; i < lines.Length; i++)
            Check(path, string.Join("\n", lines.Where((_, index) => index != i)));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void With_a_value_of_another_kind(string path)
    {
        var lines = s_samples[path].Split('\n');
        for (int i = 0; i < lines.Length; i++)
            if (lines[i].IndexOf(": ", StringComparison.Ordinal) is var colon and > 0)
                foreach (string value in s_values)
                    Check(path, string.Join("\n", lines.Select((line, index) => index == i ? line.Substring(0, colon + 2) + value : line)));
            else if (lines[i].EndsWith(':'))
                foreach (string value in s_values)
                    Check(path, string.Join("\n", lines.Select((line, index) => index == i ? line + " " + value : line).Where((line, index) =>
                        index <= i || Indent(line) <= Indent(lines[i]))));
    }

    static int Indent(string line) => line.Length - line.TrimStart(' ', '-').Length;

    static void Check(string path, string text)
    {
        foreach (var claim in ReadClaims.In(path, text))
            foreach (var evidence in new[] { claim.Workers?.Evidence, claim.Life?.Evidence, claim.Disk?.Evidence }.OfType<Evidence>())
            {
                Assert.InRange(evidence.Span.End, 1, text.Length);
                Assert.NotEmpty(evidence.Says);
                Assert.NotEqual(0, evidence.Line);
            }
    }
}
