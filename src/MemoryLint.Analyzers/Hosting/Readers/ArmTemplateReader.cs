using MemoryLint.Hosting.Azure;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>ARM templates: JSON whose schema says so.</summary>
sealed class ArmTemplateReader : HostReader
{
    /// <summary>The schema stands at the top.</summary>
    const int Top = 2000;

    public override bool Reads(HostFile file) =>
        file.HasExtension(".json") && file.Text.ToString(new(0, Math.Min(Top, file.Text.Length))) is var top && IsTemplate(top);

    static bool IsTemplate(string top) => top.IndexOf("deploymentTemplate.json", StringComparison.OrdinalIgnoreCase) > 0;

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        // What was compiled of a bicep file says what that file says.
        string bicep = file.Name.Substring(0, file.Name.Length - ".json".Length) + ".bicep";
        if (files.Find(file.Resolve(bicep)) is not null || AzureDeployment.TemplateOf(file) is not { } template)
            return [];
        return AzureClaims.OfEach(AzureParameters.Of(file, files), parameters => AzureDeployment.Resources(file, template, parameters, files));
    }
}
