using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Terraform;

/// <summary>A resource with its settings as far as they are known.</summary>
/// <param name="File">The file that describes it.</param>
/// <param name="Type">Its type in Terraform.</param>
/// <param name="Place">Where its description begins.</param>
/// <param name="Id">What the attribute <c>id</c> or <c>arn</c> of it stands for in other resources.</param>
/// <param name="Body">Its attributes and blocks.</param>
sealed record TerraformResource(HostFile File, string Type, TextSpan Place, string Id, ConfigNode Body)
{
    public string? Name => Setting("name").Text;

    public Setting Setting(params string[] path) => Notation.Setting.Of(Body, path);

    public Evidence Says(Setting setting) => setting.Says(File);

    public Evidence Says(string words) => File.Evidence(Place, words);
}
