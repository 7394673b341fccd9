using static MemoryLint.Tests.CodeFixes.Durability.DurableStoreTest;

namespace MemoryLint.Tests.CodeFixes.Durability;

/// <summary>The package of a durable store that the project does not know comes into the project file, where that is an additional file.</summary>
public class PackageReferencesTests
{
    const string Package = "Microsoft.Extensions.Caching.SqlServer";

    const string Source = """
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddDistributedMemoryCache|]();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, IDistributedCache cache) =>
        {
            var history = JsonSerializer.Deserialize<List<ChatMessage>>(await cache.GetStringAsync(sessionId) ?? "[]")!;
            await cache.SetStringAsync(sessionId, JsonSerializer.Serialize(history));
            return history.Count;
        });
        app.Run();
        """;

    static readonly string s_fixed = Source.Replace("builder.Services.[|AddDistributedMemoryCache|]();", """
        builder.Services.AddDistributedSqlServerCache(options =>
        {
            options.ConnectionString = builder.Configuration.GetConnectionString("SqlServer");
            options.SchemaName = "dbo";
            options.TableName = "Cache";
        });
        """, StringComparison.Ordinal);

    static Task FixAsync(params (string Path, string Text, string Fixed)[] files) => UseAsync(Source, s_fixed, Package, o =>
    {
        o.ErrorsOfMissingPackages.Add("CS1061");
        foreach ((string path, string text, string after) in files)
        {
            o.AdditionalFiles.Add((path, text));
            o.FixedSources.Add((path, after));
        }
    });

    static string Project(string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <!-- <PackageReference Include="Microsoft.Extensions.Caching.Old" Version="1.0.0" /> -->
        {items}
        </Project>

        """;

    static string Group(params string[] items) => $"  <ItemGroup>\n{string.Concat(items.Select(i => $"    {i}\n"))}  </ItemGroup>";

    [Fact]
    public Task With_the_version_of_its_family() => FixAsync((
        "TestProject.csproj",
        Project(Group("""<PackageReference Include="Microsoft.Extensions.AI" Version="9.5.0" />""", """<PackageReference Include="Microsoft.Extensions.Caching.Hybrid" Version="10.0.1" />""", """<PackageReference Include="OpenAI" Version="2.1.0" />""")),
        Project(Group("""<PackageReference Include="Microsoft.Extensions.AI" Version="9.5.0" />""", """<PackageReference Include="Microsoft.Extensions.Caching.Hybrid" Version="10.0.1" />""",
            """<PackageReference Include="Microsoft.Extensions.Caching.SqlServer" Version="10.0.1" />""", """<PackageReference Include="OpenAI" Version="2.1.0" />"""))));

    [Fact]
    public Task Below_the_last_where_they_are_not_sorted() => FixAsync((
        "TestProject.csproj",
        Project(Group("""<PackageReference Include="OpenAI" Version="2.1.0" />""", """<PackageReference Include="Anthropic"><Version>1.0.0</Version></PackageReference>""")),
        Project(Group("""<PackageReference Include="OpenAI" Version="2.1.0" />""", """<PackageReference Include="Anthropic"><Version>1.0.0</Version></PackageReference>""",
            """<PackageReference Include="Microsoft.Extensions.Caching.SqlServer" Version="*" />"""))));

    [Fact]
    public Task Into_a_project_without_packages() => FixAsync((
        "TestProject.csproj",
        Project("  <PropertyGroup />"),
        Project("  <PropertyGroup />\n" + Group("""<PackageReference Include="Microsoft.Extensions.Caching.SqlServer" Version="*" />"""))));

    [Fact]
    public Task With_central_versions() => FixAsync(
        ("TestProject.csproj", Project(Group("""<PackageReference Include="OpenAI" />""")),
            Project(Group("""<PackageReference Include="Microsoft.Extensions.Caching.SqlServer" />""", """<PackageReference Include="OpenAI" />"""))),
        ("Directory.Packages.props", Project(Group("""<PackageVersion Include="Microsoft.Extensions.AI" Version="9.5.0" />""")),
            Project(Group("""<PackageVersion Include="Microsoft.Extensions.AI" Version="9.5.0" />""", """<PackageVersion Include="Microsoft.Extensions.Caching.SqlServer" Version="9.5.0" />"""))));

    [Fact]
    public Task Central_versions_cannot_float() => FixAsync(
        ("TestProject.csproj", Project(Group("""<PackageReference Include="OpenAI" />""")), Project(Group("""<PackageReference Include="OpenAI" />"""))),
        ("Directory.Packages.props", Project(Group("""<PackageVersion Include="OpenAI" Version="2.1.0" />""")), Project(Group("""<PackageVersion Include="OpenAI" Version="2.1.0" />"""))));

    [Fact]
    public Task Already_there() => FixAsync((
        "TestProject.csproj",
        Project(Group("""<PackageReference Include="Microsoft.Extensions.Caching.SqlServer" Version="9.0.0" />""")),
        Project(Group("""<PackageReference Include="Microsoft.Extensions.Caching.SqlServer" Version="9.0.0" />"""))));

    [Fact]
    public Task Another_project_stays_as_it_is() => FixAsync(("Other.csproj", Project(Group()), Project(Group())));
}
