namespace MemoryLint.Hosting;

/// <summary>
/// Reads one deployment format. A reader never throws and never guesses: what it cannot resolve it leaves out, and a file that it cannot read has no claims.
/// </summary>
abstract class HostReader
{
    /// <summary>True for a file of this format, by its name and folder, and by its content where the name does not tell.</summary>
    public abstract bool Reads(HostFile file);

    /// <summary>What the file says about each thing that it deploys, in the order of the text.</summary>
    /// <param name="file">A file for which <see cref="Reads"/> is true.</param>
    /// <param name="files">All deployment files of the build, for values that other files define (modules, parameters, variables).</param>
    public abstract IEnumerable<HostClaim> Read(HostFile file, HostFiles files);
}
