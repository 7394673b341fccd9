namespace MemoryLint.Hosting;

/// <summary>How many processes answer the requests of the same users.</summary>
enum Workers
{
    /// <summary>Nothing says so.</summary>
    Unknown,

    /// <summary>One: a file says so, or leaves out what the platform then takes to be one.</summary>
    One,

    /// <summary>One at times; the platform may start more under load.</summary>
    MayBecomeSeveral,

    /// <summary>Several at any time.</summary>
    Several,
}

/// <summary>How long a process lives.</summary>
enum ProcessLife
{
    /// <summary>Nothing says so.</summary>
    Unknown,

    /// <summary>Until somebody deploys or restarts it.</summary>
    Kept,

    /// <summary>It is restarted regularly: every day, when idle, whenever a file changes.</summary>
    Restarted,

    /// <summary>Between two requests it may be gone: serverless, scaled to zero.</summary>
    Discarded,
}

/// <summary>What becomes of a file that the process writes.</summary>
enum Disk
{
    /// <summary>Nothing says so.</summary>
    Unknown,

    /// <summary>Kept, and seen by all processes.</summary>
    Shared,

    /// <summary>Kept on one machine, unseen by the processes of others.</summary>
    Local,

    /// <summary>Gone with the container or instance.</summary>
    Lost,
}

/// <summary>What the deployment says about the process of one project, each with the evidence for it.</summary>
/// <param name="Workers">How many processes; null if nothing says so.</param>
/// <param name="Life">How long each lives; null if nothing says so.</param>
/// <param name="Disk">What becomes of its files; null if nothing says so.</param>
/// <param name="HasAffinity">True if a user's requests go to the same process while it lives.</param>
sealed record HostProfile(Said<Workers>? Workers, Said<ProcessLife>? Life, Said<Disk>? Disk, bool HasAffinity)
{
    public static readonly HostProfile Unknown = new(null, null, null, false);
}

/// <summary>A value and where a deployment says it.</summary>
readonly record struct Said<T>(T Value, Evidence Evidence)
    where T : struct;
