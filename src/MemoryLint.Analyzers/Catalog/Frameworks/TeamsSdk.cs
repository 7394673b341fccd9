namespace MemoryLint.Catalog.Frameworks;

/// <summary>Teams SDK for .NET, read from source at 2.1 preview; the storage that it replaced from the tag 2.0.8.</summary>
static class TeamsSdk
{
    public static readonly Framework Framework = new("Teams SDK")
    {
        Types =
        [
            new()
            {
                // until 2.0
                Names = ["Microsoft.Teams.Common.Storage.LocalStorage`1"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Teams.Common",
            },
            new()
            {
                // until 2.0; an interface: only the implementation says what it survives
                Names = ["Microsoft.Teams.Common.Storage.IStorage`2"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Teams.Common",
            },
        ],
        Registrations =
        [
            // Turn state goes to whatever IDistributedCache is registered, to one in memory otherwise.
            new()
            {
                Types = ["Microsoft.Teams.Apps.TeamsBotApplicationOptions"],
                Methods = ["UseState"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Teams.Apps",
                IsSilentDefault = true,
                Counterparts = AspNetCore.DurableCaches,
            },
        ],
    };
}
