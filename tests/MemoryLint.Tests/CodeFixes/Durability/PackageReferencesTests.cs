using static MemoryLint.Tests.CodeFixes.Durability.DurableStoreTest;

namespace MemoryLint.Tests.CodeFixes.Durability;

/// <summary>The package of a durable store that the project does not know comes into the project file, where that is an additional file.</summary>
public class PackageReferencesTests
{

    const string Source = """
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.VectorData;
        using Microsoft.SemanticKernel.Connectors.InMemory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<VectorStore>([|new InMemoryVectorStore()|]);
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, VectorStore store) =>
        {
            var turns = store.GetCollection<string, Turn>("turns");
            await turns.UpsertAsync(new Turn { Key = sessionId, Message = new ChatMessage(ChatRole.User, "Hello") });
        });
        app.Run();

        class Turn
        {
            public string Key { get; set; } = "";
            public ChatMessage? Message { get; set; }
        }
        """;

    static readonly string s_fixed = Source
        .Replace("[|new InMemoryVectorStore()|]", "new SqlServerVectorStore(builder.Configuration.GetConnectionString(\"SqlServer\")!)", StringComparison.Ordinal)
        .Replace("Connectors.InMemory;", "Connectors.InMemory;\nusing Microsoft.SemanticKernel.Connectors.SqlServer;", StringComparison.Ordinal);

    static Task FixAsync(params (string Path, string Text, string Fixed)[] files) => UseAsync(Source, s_fixed, "Microsoft.SemanticKernel.Connectors.SqlServer", o =>
    {
        o.ErrorsOfMissingPackages.AddRange(["CS0234", "CS0246"]);
        foreach ((string path, string text, string after) in files)
        {
            o.AdditionalFiles.Add((path, text));
            o.FixedSources.Add((path, after));
        }
    });

    static string Project(string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <!-- <PackageReference Include="Microsoft.SemanticKernel.Connectors.Old" Version="1.0.0" /> -->
        {items}
        </Project>

        """;

    static string Group(params string[] items) => $"  <ItemGroup>\n{string.Concat(items.Select(i => $"    {i}\n"))}  </ItemGroup>";

    [Fact]
    public Task With_the_version_of_its_family() => FixAsync((
        "TestProject.csproj",
        Project(Group("""<PackageReference Include="Microsoft.SemanticKernel.Abstractions" Version="9.5.0" />""", """<PackageReference Include="Microsoft.SemanticKernel.Connectors.InMemory" Version="10.0.1" />""", """<PackageReference Include="OpenTelemetry" Version="2.1.0" />""")),
        Project(Group("""<PackageReference Include="Microsoft.SemanticKernel.Abstractions" Version="9.5.0" />""", """<PackageReference Include="Microsoft.SemanticKernel.Connectors.InMemory" Version="10.0.1" />""",
            """<PackageReference Include="Microsoft.SemanticKernel.Connectors.SqlServer" Version="10.0.1" />""", """<PackageReference Include="OpenTelemetry" Version="2.1.0" />"""))));

    [Fact]
    public Task Below_the_last_where_they_are_not_sorted() => FixAsync((
        "TestProject.csproj",
        Project(Group("""<PackageReference Include="OpenTelemetry" Version="2.1.0" />""", """<PackageReference Include="Anthropic"><Version>1.0.0</Version></PackageReference>""")),
        Project(Group("""<PackageReference Include="OpenTelemetry" Version="2.1.0" />""", """<PackageReference Include="Anthropic"><Version>1.0.0</Version></PackageReference>""",
            """<PackageReference Include="Microsoft.SemanticKernel.Connectors.SqlServer" Version="*" />"""))));

    [Fact]
    public Task Into_a_project_without_packages() => FixAsync((
        "TestProject.csproj",
        Project("  <PropertyGroup />"),
        Project("  <PropertyGroup />\n" + Group("""<PackageReference Include="Microsoft.SemanticKernel.Connectors.SqlServer" Version="*" />"""))));

    [Fact]
    public Task With_central_versions() => FixAsync(
        ("TestProject.csproj", Project(Group("""<PackageReference Include="OpenTelemetry" />""")),
            Project(Group("""<PackageReference Include="Microsoft.SemanticKernel.Connectors.SqlServer" />""", """<PackageReference Include="OpenTelemetry" />"""))),
        ("Directory.Packages.props", Project(Group("""<PackageVersion Include="Microsoft.SemanticKernel.Abstractions" Version="9.5.0" />""")),
            Project(Group("""<PackageVersion Include="Microsoft.SemanticKernel.Abstractions" Version="9.5.0" />""", """<PackageVersion Include="Microsoft.SemanticKernel.Connectors.SqlServer" Version="9.5.0" />"""))));

    [Fact]
    public Task Central_versions_cannot_float() => FixAsync(
        ("TestProject.csproj", Project(Group("""<PackageReference Include="OpenTelemetry" />""")), Project(Group("""<PackageReference Include="OpenTelemetry" />"""))),
        ("Directory.Packages.props", Project(Group("""<PackageVersion Include="OpenTelemetry" Version="2.1.0" />""")), Project(Group("""<PackageVersion Include="OpenTelemetry" Version="2.1.0" />"""))));

    [Fact]
    public Task Line_breaks_of_Windows_and_tabs() => FixAsync((
        "TestProject.csproj",
        "<Project>\r\n\t<ItemGroup>\r\n\t\t<PackageReference Include=\"Microsoft.SemanticKernel\" Version=\"1.70.0\" />\r\n\t</ItemGroup>\r\n</Project>\r\n",
        "<Project>\r\n\t<ItemGroup>\r\n\t\t<PackageReference Include=\"Microsoft.SemanticKernel\" Version=\"1.70.0\" />\r\n"
        + "\t\t<PackageReference Include=\"Microsoft.SemanticKernel.Connectors.SqlServer\" Version=\"1.70.0\" />\r\n\t</ItemGroup>\r\n</Project>\r\n"));

    [Fact]
    public Task Already_there() => FixAsync((
        "TestProject.csproj",
        Project(Group("""<PackageReference Include="Microsoft.SemanticKernel.Connectors.SqlServer" Version="9.0.0" />""")),
        Project(Group("""<PackageReference Include="Microsoft.SemanticKernel.Connectors.SqlServer" Version="9.0.0" />"""))));

    [Fact]
    public Task Another_project_stays_as_it_is() => FixAsync(("Other.csproj", Project(Group()), Project(Group())));
}
