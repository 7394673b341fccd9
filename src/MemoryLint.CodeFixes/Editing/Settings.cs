using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>Reads settings from the configuration that is in reach, so that no secret ever stands in code.</summary>
/// <param name="Configuration">An expression for it.</param>
/// <param name="Types">Full names of the types that the expression uses.</param>
sealed record Settings(string Configuration, params string[] Types)
{
    const string Interface = "Microsoft.Extensions.Configuration.IConfiguration";

    /// <summary>Of a builder or context if there is one, else a configuration itself, else what a provider of services gives; null if none is in reach.</summary>
    public static Settings? At(FixSite site, int position)
    {
        var values = InReach.At(site, position);
        string? configuration = values.Select(v => v.Property(IsConfiguration, "Configuration")).OfType<string>().FirstOrDefault()
            ?? values.FirstOrDefault(v => IsConfiguration(v.Type))?.Name;
        return configuration is not null
            ? new(configuration)
            : values.FirstOrDefault(v => v.Symbol is IParameterSymbol && v.Type.Is("System.IServiceProvider")) is { } provider ? Of(provider.Name) : null;
    }

    /// <summary>What a provider of services gives.</summary>
    public static Settings Of(string provider) =>
        new($"{provider}.GetRequiredService<IConfiguration>()", Interface, "Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions");

    public string ConnectionString(string name) => $"{Configuration}.GetConnectionString(\"{name}\")";

    public string Value(string key) => $"{Configuration}[\"{key}\"]";

    /// <summary>The class of the extension method <c>GetConnectionString</c>.</summary>
    public const string ConnectionStrings = "Microsoft.Extensions.Configuration.ConfigurationExtensions";

    static bool IsConfiguration(ITypeSymbol type) => type.IsOrDerivesFrom(Interface);
}
