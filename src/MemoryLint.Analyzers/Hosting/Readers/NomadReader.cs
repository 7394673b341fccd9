using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Nomad: one claim per group of a job.</summary>
sealed class NomadReader : HostReader
{
    const string Platform = "Nomad";

    public override bool Reads(HostFile file) => file.HasExtension(".nomad", ".nomad.hcl") || file.HasExtension(".hcl") && HasJob(file);

    static bool HasJob(HostFile file) =>
        file.Text.Length <= HostFile.MaximumLength && HclParser.Read(file.Text.ToString())?.Entries.Any(e => e is { Key: "job", Labels: [_] }) == true;

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (HclParser.Read(file.Text.ToString()) is not { } body)
            return [];
        var budget = new EvaluationBudget();
        var scope = new JobScope(body, budget);
        var claims = body.Entries.Where(e => e is { Key: "job", Labels: [_] }).SelectMany(job => Groups(file, job, scope)).ToList();
        return budget.IsExhausted ? [] : claims;
    }

    static IEnumerable<HostClaim> Groups(HostFile file, ExpressionEntry job, JobScope scope)
    {
        var type = Scalar(scope, job.Value["type"]);
        if (type is "batch" or "sysbatch")
            yield break;
        var groups = job.Value.Entries.Where(e => e is { Key: "group", Labels: [_] }).ToList();
        foreach (var group in groups)
        {
            var settings = scope.Block(group.Value);
            yield return new(file, Platform, groups.Count == 1 ? job.Labels![0] : group.Labels![0])
            {
                Ties = Ties(settings),
                Workers = type == "system" ? new(Workers.Several, file.Evidence(job.KeySpan, "is a system job, which runs on every node")) : WorkersOf(file, group, settings),
                Disk = DiskOf(file, group, settings),
            };
        }
    }

    static string? Scalar(JobScope scope, Expression? value) => value is not null && scope.Evaluate(value) is { IsExpression: false, Text: var text } ? text : null;

    static Said<Workers>? WorkersOf(HostFile file, ExpressionEntry group, ConfigNode settings)
    {
        var (count, min, max) = (Setting.Of(settings, "count"), Setting.Of(settings, "scaling", "min"), Setting.Of(settings, "scaling", "max"));
        bool scales = Setting.Of(settings, "scaling", "enabled").Truth != false;
        if (count.IsUnknown)
            return null;
        var stated = count.IsAbsent ? min : count;
        if (stated.Number > 1)
            return new(Workers.Several, stated.Says(file));
        if (scales && max.Number > 1)
            return new(Workers.MayBecomeSeveral, max.Says(file));
        return stated.IsUnknown ? null
            : stated.Number is not null ? new(Workers.One, stated.Says(file))
            : new(Workers.One, file.Evidence(group.KeySpan, $"sets no count for '{group.Labels![0]}', and Nomad then runs one"));
    }

    static Said<Disk>? DiskOf(HostFile file, ExpressionEntry group, ConfigNode settings)
    {
        if (settings.Entry("volume") is not { } volume)
            return settings["ephemeral_disk"] is null ? new(Disk.Lost, file.Evidence(group.KeySpan, $"gives '{group.Labels![0]}' no volume")) : null;
        return Setting.Of(volume.Value, "type") switch
        {
            { Text: "csi" } shared => new(Disk.Shared, shared.Says(file)),
            { Text: "host" } local => new(Disk.Local, local.Says(file)),
            _ => null,
        };
    }

    static ImmutableArray<ProjectTie> Ties(ConfigNode group)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        foreach (var task in group.Entries)
        {
            if (task.Key != "task")
                continue;
            if (Setting.Of(task.Value, "config", "image").Text is { Length: > 0 } image)
                ties.Add(new(TieKind.Image, ImageName.Of(image)));
            foreach (string key in new[] { "command", "args" })
                if (task.Value["config"]?[key] is { IsExpression: false } command && DotnetCommand.Assembly(DotnetCommand.Words(command)) is { } assembly)
                    ties.Add(new(TieKind.Assembly, assembly));
        }
        return ties.ToImmutable();
    }

    sealed class JobScope : HclScope
    {
        public JobScope(Expression body, EvaluationBudget budget)
            : base(budget) => Declare(body);
    }
}
