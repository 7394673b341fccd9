namespace MemoryLint.Catalog;

/// <summary>The durable type or call of the same framework that can stand where a volatile one stood.</summary>
/// <param name="Name">Full metadata name of the type, or of the class of extension methods.</param>
/// <param name="Package">The NuGet package that holds it.</param>
/// <param name="Expression">
/// C# that creates it or calls it, with <c>{connection}</c> for an expression that reads the connection string from configuration,
/// <c>{setting:Cosmos:Endpoint}</c> for one that reads that setting, <c>{session}</c> for the identity in reach and <c>{name}</c> for a name that the volatile form
/// carried. Type names are fully qualified. Of a call of an extension method, it begins with the method.
/// </param>
/// <param name="Durability">What it survives.</param>
sealed record Counterpart(string Name, string Package, string Expression, Durability Durability = Durability.Durable)
{
    /// <summary>Full name of the type that a framework asks the host for it as; null where nothing has to be registered.</summary>
    public string? Service { get; init; }

    /// <summary>The word that a project uses which has it: its type, or the method that registers it.</summary>
    public string Word
    {
        get
        {
            string head = Expression.Split('(')[0];
            return head.IndexOfAny([' ', '.']) < 0 ? head : MetadataName.Simple(Name);
        }
    }
}
