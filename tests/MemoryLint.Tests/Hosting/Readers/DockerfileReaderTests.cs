using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class DockerfileReaderTests
{
    const string OfVisualStudio = """
        FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS base
        WORKDIR /app
        EXPOSE 8080

        FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
        ARG BUILD_CONFIGURATION=Release
        WORKDIR /src
        COPY ["src/Chat.Api/Chat.Api.csproj", "src/Chat.Api/"]
        COPY ["src/Chat.Core/Chat.Core.csproj", "src/Chat.Core/"]
        RUN dotnet restore "./src/Chat.Api/Chat.Api.csproj"
        COPY . .
        WORKDIR "/src/src/Chat.Api"
        RUN dotnet build "./Chat.Api.csproj" -c $BUILD_CONFIGURATION -o /app/build

        FROM build AS publish
        RUN dotnet publish "./Chat.Api.csproj" -c $BUILD_CONFIGURATION -o /app/publish /p:UseAppHost=false

        FROM base AS final
        WORKDIR /app
        COPY --from=publish /app/publish .
        ENTRYPOINT ["dotnet", "Chat.Api.dll"]
        """;

    static ProjectTie Project(string path) => new(TieKind.Project, path);

    static ProjectTie Assembly(string name) => new(TieKind.Assembly, name);

    [Fact]
    public void Template_of_Visual_Studio()
    {
        var claim = ReadClaims.Single("/repo/src/Chat.Api/Dockerfile", OfVisualStudio);

        Assert.Equal(("Docker", null), (claim.Platform, claim.Name));
        Assert.Equal((Disk.Lost, "runs it in a container, whose disk is gone with it", 21), (claim.Disk?.Value, claim.Disk?.Evidence.Says, claim.Disk?.Evidence.Line));
        Assert.Equal<ProjectTie>([Project("src/Chat.Api/Chat.Api.csproj"), Assembly("Chat.Api")], claim.Ties);
        Assert.Null(claim.Workers);
        Assert.Null(claim.Life);
    }

    [Fact]
    public void Project_folder_as_context() =>
        Assert.Equal<ProjectTie>(
            [Project("."), Assembly("Chat")],
            ReadClaims.Single("/repo/Chat/Dockerfile", """
                # build
                FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
                WORKDIR /source
                COPY *.csproj .
                RUN dotnet restore
                COPY . .
                RUN --mount=type=cache,target=/nuget \
                    # comment in between
                    dotnet publish --no-restore \
                    -o /app
                FROM mcr.microsoft.com/dotnet/aspnet:9.0
                COPY --from=build /app .
                ENTRYPOINT dotnet Chat.dll
                """).Ties);

    [Fact]
    public void Variables_have_their_defaults() =>
        Assert.Equal<ProjectTie>(
            [Project("src/Chat/Chat.csproj"), Assembly("Chat")],
            ReadClaims.Single("/repo/chat.Dockerfile", """
                ARG REPO=mcr.microsoft.com/dotnet
                ARG NAME
                FROM ${REPO}/sdk:8.0 AS build
                COPY . /src
                RUN cd /src && dotnet publish src/${NAME:-Chat}/${NAME:-Chat}.csproj -c Release -o /out
                FROM $REPO/aspnet:8.0
                CMD ["sh", "-c", "dotnet Chat.dll"]
                """).Ties);

    [Theory]
    [InlineData("src/Chat/*.csproj", "src/Chat")]
    [InlineData("*.csproj", ".")]
    [InlineData("./src/Chat", "src/Chat")]
    [InlineData("-o /app --configuration Release src/Chat/Chat.csproj /p:UseAppHost=false", "src/Chat/Chat.csproj")]
    public void Published_project(string arguments, string expected) =>
        Assert.Equal<ProjectTie>(
            [Project(expected)],
            ReadClaims.Single("/repo/Dockerfile", $"FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet publish {arguments}\n").Ties);

    [Fact]
    public void Solution_is_no_project() =>
        Assert.Equal<ProjectTie>([Assembly("Chat")], ReadClaims.Single("/repo/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:8.0\nCOPY . .\nRUN dotnet publish Chat.sln\nCMD dotnet Chat.dll\n").Ties);

    [Fact]
    public void Of_several_published_projects_the_started_one_counts() =>
        Assert.Equal<ProjectTie>(
            [Project("src/Chat/Chat.csproj"), Assembly("Chat")],
            ReadClaims.Single("/repo/Dockerfile", """
                FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
                COPY . .
                RUN dotnet publish src/Chat/Chat.csproj -o /app && dotnet publish tools/Migrate/Migrate.csproj -o /migrate
                FROM mcr.microsoft.com/dotnet/aspnet:8.0
                ENTRYPOINT ["dotnet", "/app/Chat.dll"]
                """).Ties);

    [Fact]
    public void Self_contained_program() =>
        Assert.Equal<ProjectTie>(
            [Project("Chat/Chat.csproj"), Assembly("Chat")],
            ReadClaims.Single("/repo/Containerfile", """
                FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
                COPY . /src
                WORKDIR /src
                RUN dotnet publish Chat/Chat.csproj -r linux-musl-x64 --self-contained -o /app
                FROM alpine:3.20
                COPY --from=build /app /app
                ENTRYPOINT ["/app/Chat"]
                """).Ties);

    [Fact]
    public void One_copied_project_counts_when_nothing_else_tells() =>
        Assert.Equal<ProjectTie>(
            [Project("Chat/Chat.csproj")],
            ReadClaims.Single("/repo/Dockerfile.prod", """
                FROM mcr.microsoft.com/dotnet/sdk:8.0
                COPY Chat/Chat.csproj Chat/
                COPY . .
                CMD ["./start.sh"]
                """).Ties);

    [Theory]
    [InlineData("ENTRYPOINT [\"dotnet\", \"watch\", \"run\", \"--project\", \"src/Chat\"]")]
    [InlineData("ENTRYPOINT dotnet watch --project src/Chat run")]
    [InlineData("ENTRYPOINT [\"dotnet\"]\nCMD [\"watch\", \"run\", \"--project\", \"src/Chat\"]")]
    public void Watched(string start)
    {
        var claim = ReadClaims.Single("/repo/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:8.0\n" + start + "\n");

        Assert.Equal((ProcessLife.Restarted, "runs it under dotnet watch", 2), (claim.Life?.Value, claim.Life?.Evidence.Says, claim.Life?.Evidence.Line));
        Assert.Equal<ProjectTie>([Project("src/Chat")], claim.Ties);
    }

    [Fact]
    public void Volume_keeps_what_is_written_there() =>
        Assert.Null(ReadClaims.Single("/repo/Dockerfile", "FROM mcr.microsoft.com/dotnet/aspnet:8.0\nVOLUME /data\nENTRYPOINT [\"dotnet\", \"Chat.dll\"]\n").Disk);

    [Fact]
    public void Here_documents_are_no_instructions() =>
        Assert.Equal<ProjectTie>(
            [Assembly("Chat")],
            ReadClaims.Single("/repo/Dockerfile", """
                FROM mcr.microsoft.com/dotnet/aspnet:8.0
                RUN <<EOF
                ENTRYPOINT ["dotnet", "Other.dll"]
                VOLUME /data
                EOF
                COPY <<-'CONF' /etc/chat.conf
                VOLUME /data
                CONF
                ENTRYPOINT ["dotnet", "Chat.dll"]
                """) is { Disk: not null } claim ? claim.Ties : []);

    [Theory]
    [InlineData("FROM node:22\nCMD [\"npm\", \"start\"]\n")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nRUN dotnet publish Client/Client.csproj -o /app\nFROM nginx:alpine\nCOPY --from=build /app/wwwroot /usr/share/nginx/html\n")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build\nRUN dotnet publish Client -o /app\nFROM nginx\nENTRYPOINT [\"/usr/sbin/nginx\", \"-g\", \"daemon off;\"]\n")]
    [InlineData("FROM\n")]
    [InlineData("ENTRYPOINT [\"dotnet\", \"Chat.dll\"]\n")]
    [InlineData("FROM node:22\nENTRYPOINT [\"dotnet\n\n RUN \\")]
    [InlineData("")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/Dockerfile", text));

    [Theory]
    [InlineData("/repo/.devcontainer/Dockerfile")]
    [InlineData("/repo/Dockerfile.dockerignore")]
    [InlineData("/repo/MyDockerfile")]
    public void Other_files(string path) => Assert.Empty(ReadClaims.In(path, OfVisualStudio));
}
