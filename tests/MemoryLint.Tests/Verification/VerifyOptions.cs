using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MemoryLint.Tests.Verification;

/// <summary>What a test says about its project beyond the main source. Relative paths stand below the project directory.</summary>
public sealed class VerifyOptions
{
    /// <summary>The global usings of <c>Microsoft.NET.Sdk.Web</c>.</summary>
    public const string WebUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Where the project stands; also the value of <c>build_property.ProjectDir</c> unless <see cref="EditorConfig"/> says otherwise.</summary>
    public const string ProjectDirectory = "/0/";

    /// <summary>The file of the source that a test hands over as a parameter.</summary>
    public const string MainPath = ProjectDirectory + "Test0.cs";

    /// <summary>When not set: a console application if any source has top-level statements, else a library.</summary>
    public OutputKind? OutputKind { get; set; }

    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>More C# files, with markup.</summary>
    public List<(string Path, string Text)> Sources { get; } = [];

    /// <summary>
    /// What a fix makes of the files in <see cref="Sources"/> and <see cref="AdditionalFiles"/>, and the files that it adds. A file not named stays as it is.
    /// </summary>
    public List<(string Path, string Text)> FixedSources { get; } = [];

    /// <summary>Files that are no C#, as in <c>&lt;AdditionalFiles&gt;</c>. They have no markup.</summary>
    public List<(string Path, string Text)> AdditionalFiles { get; } = [];

    /// <summary>
    /// Analyzer configuration. What stands before the first section is global (<c>build_property.X = …</c>; <c>is_global = true</c> may be left out), as are
    /// sections that name an absolute path (<c>[/0/Test0.cs]</c>); other sections (<c>[*.cs]</c>) are those of an .editorconfig in the project directory.
    /// </summary>
    public string? EditorConfig { get; set; }

    /// <summary>The text of <c>GlobalUsings.g.cs</c>; null for a project without implicit usings.</summary>
    public string? ImplicitUsings { get; set; } = WebUsings;

    /// <summary>When false the project references .NET and ASP.NET Core, and no framework of the catalog.</summary>
    public bool WithFrameworks { get; set; } = true;

    public bool AllowCompileErrors { get; set; }

    /// <summary>Assemblies that the project references beside.</summary>
    public List<Microsoft.CodeAnalysis.MetadataReference> References { get; } = [];

    /// <summary>Ids of the errors that a fixed source has until the package that the fix asks for is there: of a type or a method that nobody knows.</summary>
    public List<string> ErrorsOfMissingPackages { get; } = [];

    /// <summary>The whole message of the diagnostic at <c>{|#0:…|}</c>.</summary>
    public Dictionary<int, string> Messages { get; } = [];

    /// <summary>
    /// The diagnostic at the one number names the place of the other as related location. A number that is only a related place expects no diagnostic.
    /// </summary>
    public List<(int Marker, int Related)> Related { get; } = [];

    /// <summary>How many related locations the diagnostic at a number has.</summary>
    public Dictionary<int, int> RelatedCount { get; } = [];
}
