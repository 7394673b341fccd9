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

    /// <summary>What a setting is if nobody sets it, as C#.</summary>
    public const string Default = nameof(Default);

    /// <summary>What creates the thread that an agent can go on with, as in the catalog.</summary>
    public const string Creation = nameof(Creation);

    /// <summary>Names of the fields and properties that MEM1008 speaks of in one class, between vertical bars.</summary>
    public const string Members = nameof(Members);

    /// <summary>What can stand in a store's place: one line each, with package, name, expression, durability and service between tabs.</summary>
    public const string Counterparts = nameof(Counterparts);

    /// <summary>The key that lines up: the one of the load, of the placeholder, of the other links.</summary>
    public const string Key = nameof(Key);

    /// <summary>The parameter or property that takes the key, where none is written yet.</summary>
    public const string Parameter = nameof(Parameter);
}
