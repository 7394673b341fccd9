using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What keeps a user's requests at the same pod.</summary>
static class KubernetesAffinity
{
    public static bool IsOn(KubernetesResource resource) => resource.Kind.Value.Text switch
    {
        "Service" => resource.Spec?["sessionAffinity"]?.Text == "ClientIP" || IsOn(resource.Annotations),
        "Ingress" => IsOn(resource.Annotations),
        _ => false,
    };

    /// <summary>True for annotations by which an ingress controller sets a cookie: nginx, Application Gateway, Traefik, an AWS load balancer.</summary>
    public static bool IsOn(ConfigNode? annotations) => annotations is not null && annotations.Entries.Any(a => a.Key switch
    {
        "nginx.ingress.kubernetes.io/affinity" => a.Value.Text == "cookie",
        "appgw.ingress.kubernetes.io/cookie-based-affinity" or "traefik.ingress.kubernetes.io/service.sticky.cookie" => a.Truth == true,
        "alb.ingress.kubernetes.io/target-group-attributes" => a.Value.Text?.Contains("stickiness.enabled=true") == true,
        _ => false,
    });
}
