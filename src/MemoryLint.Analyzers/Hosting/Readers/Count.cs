using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What stated numbers of replicas, instances or tasks say about the workers.</summary>
static class Count
{
    /// <summary>A fixed number. None at all is no statement: nothing runs, or an autoscaler sets it.</summary>
    public static Said<Workers>? Fixed(HostFile file, ConfigEntry? count) =>
        count?.Number is { } number and > 0 ? new(number > 1 ? Workers.Several : Workers.One, file.Quote(count)) : null;

    /// <summary>An autoscaler's limits. A limit that is stated but cannot be resolved says nothing.</summary>
    /// <param name="file">The file of both.</param>
    /// <param name="minimum">The lower limit.</param>
    /// <param name="maximum">The upper limit.</param>
    /// <param name="byDefault">What holds without an upper limit.</param>
    public static Said<Workers>? Between(HostFile file, ConfigEntry? minimum, ConfigEntry? maximum, Said<Workers>? byDefault = null) =>
        minimum?.Number > 1 ? new(Workers.Several, file.Quote(minimum))
        : maximum is null ? byDefault
        : maximum.Number is { } number and > 0 ? new(number > 1 ? Workers.MayBecomeSeveral : Workers.One, file.Quote(maximum))
        : null;

    /// <summary>A lower limit where none running is an option: zero if stated or by default.</summary>
    public static Said<ProcessLife>? ToZero(HostFile file, ConfigEntry? minimum, Evidence byDefault) =>
        minimum is null ? new(ProcessLife.Discarded, byDefault)
        : minimum.Number == 0 ? new(ProcessLife.Discarded, file.Quote(minimum))
        : null;
}
