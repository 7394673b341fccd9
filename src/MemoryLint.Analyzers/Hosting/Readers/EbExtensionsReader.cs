using System.Collections.Immutable;

namespace MemoryLint.Hosting.Readers;

/// <summary>Elastic Beanstalk's <c>.ebextensions/*.config</c>, which set options of the environment that the application is deployed to.</summary>
sealed class EbExtensionsReader : HostReader
{
    public override bool Reads(HostFile file) => file.HasExtension(".config") && ("/" + file.Folder).EndsWith("/.ebextensions", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            if (document["option_settings"] is { } settings)
            {
                var options = settings.Items.Count > 0 ? ElasticBeanstalkOptions.OfList(file, settings) : ElasticBeanstalkOptions.OfMaps(file, settings);
                var workers = options.WorkersOf(byDefault: null);
                if (workers is not null || options.HasAffinity)
                    yield return new(file, ElasticBeanstalkOptions.Platform, null)
                    {
                        // The folder belongs to the project that it lies in.
                        Ties = ImmutableArray.Create(new ProjectTie(TieKind.Project, "..")),
                        Workers = workers,
                        HasAffinity = options.HasAffinity,
                    };
            }
    }
}
