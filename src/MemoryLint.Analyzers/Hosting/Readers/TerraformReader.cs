using System.Runtime.CompilerServices;
using MemoryLint.Hosting.Notation;
using MemoryLint.Hosting.Terraform;

namespace MemoryLint.Hosting.Readers;

/// <summary>
/// Terraform and OpenTofu: the resources of each folder that no other folder deploys as a module, with those of its modules, for each file of variables.
/// </summary>
sealed class TerraformReader : HostReader
{
    /// <summary>More environments would be the work of a generator.</summary>
    const int MaximumEnvironments = 8;

    static readonly ConditionalWeakTable<HostFiles, HashSet<string>> s_moduleFolders = new();

    public override bool Reads(HostFile file) => TerraformModule.IsSource(file) || file.HasExtension(".tfvars");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        // The first file of a folder speaks for all of them.
        if (!TerraformModule.IsSource(file) || files.Files.First(f => f.Folder == file.Folder && TerraformModule.IsSource(f)) != file)
            return [];
        var moduleFolders = s_moduleFolders.GetValue(files, f => new(f.Files.Where(TerraformModule.IsSource).SelectMany(TerraformModule.ModuleFolders), StringComparer.Ordinal));
        return moduleFolders.Contains(file.Folder) ? [] : Environments(file.Folder, files).SelectMany(variables => Claims(file.Folder, variables, files)).ToList();
    }

    static IReadOnlyList<HostClaim> Claims(string folder, IEnumerable<HostFile> variables, HostFiles files)
    {
        var budget = new EvaluationBudget();
        var module = new TerraformModule(folder, files, budget);
        foreach (var file in variables)
            foreach (var entry in TerraformModule.BodyOf(file)?.Entries ?? [])
                if (entry is { Key: { } variable, Labels: null })
                    module.Give(variable, module.Evaluate(entry.Value));
        return TerraformClaims.Of(module, budget);
    }

    /// <summary>The files of variables that Terraform loads by itself, each time with one of those that it is told to load.</summary>
    static IEnumerable<IEnumerable<HostFile>> Environments(string folder, HostFiles files)
    {
        var all = files.Files.Where(f => f.HasExtension(".tfvars") && (f.Folder == folder || f.Folder.StartsWith(folder + "/", StringComparison.Ordinal))).ToList();
        var automatic = all.Where(f => f.Folder == folder && IsAutomatic(f)).OrderByDescending(f => f.Name == "terraform.tfvars").ToList();
        var named = all.Except(automatic).Take(MaximumEnvironments).ToList();
        return named.Count == 0 ? [automatic] : named.Select(n => automatic.Append(n));
    }

    static bool IsAutomatic(HostFile file) => file.Name == "terraform.tfvars" || file.HasExtension(".auto.tfvars");
}
