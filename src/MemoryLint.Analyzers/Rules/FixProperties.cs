namespace MemoryLint.Rules;

/// <summary>Keys under which a rule tells its fix what it found out.</summary>
static class FixProperties
{
    /// <summary>The <see cref="Requests.HandlerKind"/> of the handler that contains the site; absent if the site is called from elsewhere.</summary>
    public const string Handler = nameof(Handler);

    /// <summary>The <see cref="Catalog.MemoryKind"/>.</summary>
    public const string Kind = nameof(Kind);

    /// <summary>The <see cref="Catalog.ClientCost"/> of what MEM1007 found.</summary>
    public const string Cost = nameof(Cost);

    /// <summary>What MEM1002 to MEM1005 and MEM1007 found: one of the constants of the rule.</summary>
    public const string Shape = nameof(Shape);

    /// <summary>Name of the parameter that a factory ignores.</summary>
    public const string Identity = nameof(Identity);

    /// <summary>What can stand in a store's place: one line each, with package, name, expression, durability and service between tabs.</summary>
    public const string Counterparts = nameof(Counterparts);
}
