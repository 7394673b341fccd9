using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>Prompt files reach the compiler, and other files do not.</summary>
[Collection(PackageCollection.Name)]
public sealed class PromptFileTests
{
    readonly PlainLibrary _library;

    public PromptFileTests(MemoryLintPackage package) => _library = PlainLibrary.Create(package, package);

    [Fact]
    public async Task They_come_from_the_items_of_the_project()
    {
        AddPromptFiles();

        Assert.Equal(
            ["src/Library/Chat/reply.prompty", "src/Library/Plugins/Talk/Chat/config.json", "src/Library/Plugins/Talk/Chat/skprompt.txt", "src/Library/Plugins/Talk/Sum/skprompt.txt", "src/Library/Prompts/chat.yaml"],
            await _library.AdditionalFilesAsync());
    }

    [Fact]
    public async Task They_can_be_switched_off()
    {
        AddPromptFiles();

        Assert.Empty(await _library.AdditionalFilesAsync("-p:MemoryLintScanPromptFiles=false"));
    }

    [Fact]
    public async Task A_file_that_the_project_lists_itself_is_not_given_twice()
    {
        AddPromptFiles();
        _library.Write("src/Library/Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <AdditionalFiles Include="Plugins/**/*.txt" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(5, (await _library.AdditionalFilesAsync()).Length);
    }

    [Fact]
    public async Task What_the_project_leaves_out_is_left_out()
    {
        AddPromptFiles();

        Assert.Empty(await _library.AdditionalFilesAsync("-p:EnableDefaultNoneItems=false", "-p:EnableDefaultItems=false"));
    }

    /// <summary>Thousands of items that are no prompts cost nothing that is felt.</summary>
    [Fact]
    public async Task A_project_with_many_files_is_not_slowed_down()
    {
        for (int folder = 0; folder < 20; folder++)
        {
            string data = Path.Combine(_library.Root, "src", "Library", "data", folder.ToString());
            Directory.CreateDirectory(data);
            for (int file = 0; file < 1000; file++)
                File.Create(Path.Combine(data, file + ".yaml")).Dispose();
        }

        await _library.BuildAsync();
        TimeSpan with = await _library.FastestBuildAsync(), without = await _library.FastestBuildAsync("-p:MemoryLintScanPromptFiles=false");

        Assert.True(with < without + TimeSpan.FromSeconds(2), $"{with.TotalSeconds:F1} s with prompt files, {without.TotalSeconds:F1} s without.");
    }

    void AddPromptFiles()
    {
        _library.Write("src/Library/Plugins/Talk/Chat/skprompt.txt", "{{$history}}");
        _library.Write("src/Library/Plugins/Talk/Chat/config.json", "{}");
        _library.Write("src/Library/Plugins/Talk/Sum/skprompt.txt", "{{$text}}");
        _library.Write("src/Library/Plugins/Talk/Other/config.json", "{}");
        _library.Write("src/Library/Prompts/chat.yaml", "template: \"{{$history}}\"");
        _library.Write("src/Library/Prompts/notes.txt", "{{$history}}");
        _library.Write("src/Library/Chat/reply.prompty", "---\nname: reply\n---\n{{history}}");
        _library.Write("src/Library/Data/values.yaml", "a: 1");
        _library.Write("Prompts/outside.yaml", "template: \"{{$history}}\"");
    }
}
