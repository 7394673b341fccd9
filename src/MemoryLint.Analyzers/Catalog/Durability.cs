namespace MemoryLint.Catalog;

/// <summary>What a memory survives.</summary>
enum Durability
{
    /// <summary>RAM of one process: gone with it, and unknown to every other process.</summary>
    Volatile,

    /// <summary>Disk of one machine: survives the process, not the machine, and other machines do not see it.</summary>
    Local,

    /// <summary>Kept outside the host: a database, a remote cache, the service of a vendor.</summary>
    Durable,
}
