using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>The verifier passes and fails when it must.</summary>
public sealed class VerifierTests
{
    const string OneBad = /* lang=c#-test */ "class C { int [|bad|] = 1; }";
    const string OneBetter = /* lang=c#-test */ "class C { int better = 1; }";

    // Markup

    [Fact]
    public void Markup_is_taken_out_and_its_spans_are_found()
    {
        Markup markup = Markup.Parse("a[|b{|MEM1001:c|}|]{|#0:{|MEM1002:d|}|}[||]");

        Assert.Equal("abcd", markup.Text);
        Assert.Equal(
            [new("", new(1, 2)), new("MEM1001", new(2, 1)), new("MEM1002", new(3, 1)), new("#0", new(3, 1)), new("", new(4, 0))],
            markup.Marks.ToArray());
        Assert.Equal([null, null, null, 0, null], markup.Marks.Select(m => m.Number));
    }

    [Theory]
    [InlineData("int[] a = [1, 2]; var b = a is [1 or 2, ..] || x[c|d]; string s = $$\"\"\"{{{x}}}\"\"\";")]
    [InlineData("var s = \"{{$input}} {|} |} |]\";")]
    public void Code_that_resembles_markup_is_left_alone(string code) => Assert.Equal((code, 0), (Markup.Parse(code).Text, Markup.Parse(code).Marks.Length));

    [Theory]
    [InlineData("class C { int [|a; }")]
    [InlineData("class C { int {|MEM1001:a; }")]
    public void Open_markup_is_an_error(string source) => Assert.Contains("not closed", Assert.Throws<XunitException>(() => Markup.Parse(source)).Message);

    [Fact]
    public void Line_endings_do_not_matter() => Assert.Equal("a\nb\n", Markup.Parse("a\r\nb\n").Text);

    // Analyzers

    [Fact]
    public Task Silence_is_silence() => Verify.AnalyzerAsync<BadIdentifier>("class C { int good; }");

    [Fact]
    public Task Marked_diagnostics_are_found() => Verify.AnalyzerAsync<BadIdentifier>(
        /* lang=c#-test */ """
        int [|bad|] = 1;
        System.Console.WriteLine({|TST0001:bad|});
        return {|#0:{|TST0001:bad|}|} + {|#1:bad|};
        """,
        o => o.Messages[0] = o.Messages[1] = "'bad' is bad");

    [Fact]
    public Task Markup_works_in_raw_strings() => Verify.AnalyzerAsync<BadIdentifier>(
        /* lang=c#-test */ """"
        class C
        {
            int [|bad|];
            string Text => $$"""
                {a} {{[|bad|]}}
                """;
        }
        """");

    [Fact]
    public Task Other_documents_have_markup() =>
        Verify.AnalyzerAsync<BadIdentifier>(OneBad, o => o.Sources.Add(("Models/D.cs", "class D { C? {|TST0001:bad|}; }")));

    [Fact]
    public async Task An_unexpected_diagnostic_fails_and_is_shown_in_markup()
    {
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>("class C { int bad; }"));
        Assert.Contains("unexpected: /0/Test0.cs(1,15): TST0001: 'bad' is bad", failure);
        Assert.Contains("class C { int {|TST0001:bad|}; }", failure);
    }

    [Fact]
    public async Task A_missing_diagnostic_fails()
    {
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>("class C { int [|good|]; }"));
        Assert.Contains("missing:    /0/Test0.cs(1,15): TST0001 on 'good'", failure);
    }

    [Theory]
    [InlineData("class C { [|int bad|]; }")]
    [InlineData("class C { int [|bad;|] }")]
    [InlineData("class C { int {|TST0002:bad|}; }")]
    public async Task Another_span_or_id_fails(string source) =>
        Assert.Contains("not what the markup says", await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>(source)));

    [Fact]
    public async Task Another_message_fails()
    {
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>("class C { int {|#0:bad|}; }", o => o.Messages[0] = "'bad' is good"));
        Assert.Contains("expected: 'bad' is good\nactual:   'bad' is bad", failure);
    }

    [Fact]
    public async Task Related_places_are_checked()
    {
        const string source = "class {|#1:C|} { int {|#0:bad|}; }";
        await Verify.AnalyzerAsync<BadIdentifier>(source, o =>
        {
            o.Related.Add((0, 1));
            o.RelatedCount[0] = 1;
        });
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>(source, o =>
        {
            o.Related.Add((0, 1));
            o.RelatedCount[0] = 2;
        }));
        Assert.Contains("does not have 2 related locations", failure);
        failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>(source + "class {|#2:D|};", o => o.Related.AddRange([(0, 1), (0, 2)])));
        Assert.Contains("does not name {|#2:…|} as related location", failure);
    }

    [Fact]
    public async Task Compile_errors_fail_unless_allowed()
    {
        const string source = "class C { Missing [|bad|]; }";
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>(source));
        Assert.Contains("compile errors:\n/0/Test0.cs(1,11): CS0246", failure);
        await Verify.AnalyzerAsync<BadIdentifier>(source, o => o.AllowCompileErrors = true);
    }

    [Theory]
    [InlineData("var app = WebApplication.Create(); app.MapGet(\"/\", () => \"\"); app.Run();", null)]
    [InlineData("class C { static void Main() { } }", OutputKind.ConsoleApplication)]
    [InlineData("class C { System.Type T => typeof(OpenAI.Chat.ChatClient); object O => typeof(Microsoft.Extensions.AI.IChatClient); }", null)]
    [InlineData("class C { OpenAI.Assistants.AssistantClient? Experimental; }", null)]
    public Task Projects_compile_as_web_applications_do(string source, OutputKind? kind) =>
        Verify.AnalyzerAsync<BadIdentifier>(source, o => o.OutputKind = kind);

    [Fact]
    public async Task Frameworks_and_usings_can_be_left_out()
    {
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>("class C { OpenAI.Chat.ChatClient? c; }", o => o.WithFrameworks = false));
        Assert.Contains("CS0246", failure);
        failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>("class C { Task? t; }", o => o.ImplicitUsings = null));
        Assert.Contains("CS0246", failure);
    }

    [Fact]
    public async Task Language_version_is_the_one_of_the_test()
    {
        string failure = await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>(
            "class C { int[] a = [1]; }", o => (o.LanguageVersion, o.ImplicitUsings) = (LanguageVersion.CSharp9, null)));
        Assert.Contains("CS8773", failure);
    }

    [Fact]
    public async Task Non_local_diagnostics_fail() =>
        Assert.Contains("Non-local", await FailureAsync(() => Verify.AnalyzerAsync<BadAtEnd>(OneBad)));

    [Fact]
    public async Task Duplicates_fail() =>
        Assert.Contains("Duplicate", await FailureAsync(() => Verify.AnalyzerAsync<BadTwice>(OneBad)));

    [Fact]
    public async Task What_only_a_build_shows_fails() =>
        Assert.Contains("Per-document", await FailureAsync(() => Verify.AnalyzerAsync<BadInBuildOnly>("class [|bad|];")));

    [Fact]
    public async Task What_changes_from_run_to_run_fails() =>
        Assert.Contains("report different things", await FailureAsync(() => Verify.AnalyzerAsync<BadWithChangingMessage>(OneBad)));

    [Fact]
    public async Task What_lives_on_an_earlier_run_fails() =>
        Assert.Contains("report different things", await FailureAsync(() => Verify.AnalyzerAsync<BadOncePerTree>(OneBad)));

    [Fact]
    public async Task An_analyzer_that_throws_fails() =>
        Assert.Contains("The analyzer threw:", await FailureAsync(() => Verify.AnalyzerAsync<BadThrows>(OneBad)));

    [Fact]
    public Task Suppressed_diagnostics_are_not_reported() => Verify.AnalyzerAsync<BadIdentifier>(
        /* lang=c#-test */ """
        #pragma warning disable TST0001
        class C { int bad; }
        #pragma warning restore
        class D { int [|bad|]; }
        """);

    // Configuration

    [Theory]
    [InlineData("is_global = true\nbuild_property.Word = worse")]
    [InlineData("build_property.Word = worse")]
    [InlineData("[*.cs]\ntest.word = worse")]
    [InlineData("[/0/Test0.cs]\ntest.word = worse")]
    [InlineData("build_property.Other = x\n[Test*.cs]\ntest.word = worse")]
    public Task Options_reach_the_analyzer(string editorConfig) =>
        Verify.AnalyzerAsync<BadIdentifier>("class C { int bad, [|worse|]; }", o => o.EditorConfig = editorConfig);

    [Fact]
    public async Task Severities_are_those_of_the_configuration()
    {
        await Verify.AnalyzerAsync<BadIdentifier>("class C { int bad; }", o => o.EditorConfig = "dotnet_diagnostic.TST0001.severity = none");
        await Verify.AnalyzerAsync<BadIdentifier>("class C { int bad; }", o => o.EditorConfig = "[*.cs]\ndotnet_diagnostic.TST0001.severity = none");
        var raised = await Verify.DiagnosticsAsync([new BadIdentifier()], OneBad, o => o.EditorConfig = "dotnet_diagnostic.TST0001.severity = error");
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(raised).Severity);
    }

    [Fact]
    public async Task A_rule_that_is_off_by_default_is_on()
    {
        await Verify.AnalyzerAsync<BadOffByDefault>(OneBad);
        await Verify.AnalyzerAsync<BadOffByDefault>("class C { int bad; }", o => o.EditorConfig = "dotnet_diagnostic.TST0002.severity = none");
    }

    [Fact]
    public async Task Wrong_configuration_fails() => Assert.Contains(
        "configuration of the test is wrong",
        await FailureAsync(() => Verify.AnalyzerAsync<BadIdentifier>(OneBad, o => o.EditorConfig = "[*.cs]\ndotnet_diagnostic.TST0001.severity = loud")));

    [Fact]
    public Task Additional_files_and_their_options_reach_the_analyzer() => Verify.AnalyzerAsync<BadIdentifier>(
        "class C { int [|evil|]; }",
        o =>
        {
            o.AdditionalFiles.Add(("deploy/word.txt", "evil"));
            o.AdditionalFiles.Add(("deploy/other.txt", "good"));
            o.EditorConfig = "[deploy/word.txt]\ntest.is_word = true";
        });

    [Fact]
    public async Task Diagnostics_of_several_analyzers_are_sorted()
    {
        var diagnostics = await Verify.DiagnosticsAsync(
            [new BadTwice(), new BadIdentifier()], "class C { int bad; int [|bad|] => 1; }", o => o.AllowCompileErrors = true);
        Assert.Equal([14, 14, 14, 23, 23, 23], diagnostics.Select(d => d.Location.SourceSpan.Start));
        Assert.Contains("CS0102", await FailureAsync(() => Verify.DiagnosticsAsync([new BadIdentifier()], "class C { int bad; int bad; }")));
    }

    // Fixes

    [Fact]
    public Task A_fix_is_applied_until_nothing_is_left() => Verify.CodeFixAsync<BadIdentifier, BadFix>(
        "class C { int [|bad|]; } class D { int [|bad|]; }", "class C { int better; } class D { int better; }", BadFix.Better);

    [Fact]
    public Task A_nested_action_is_found() => Verify.CodeFixAsync<BadIdentifier, BadFix>(OneBad, "class C { int best = 1; }", BadFix.Best);

    [Fact]
    public async Task Another_text_fails_with_a_diff()
    {
        string failure = await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFix>(
            "class C\n{\n    int [|bad|];\n}", "class C\n{\n    int good;\n}", BadFix.Better));
        Assert.Contains("  {\n-     int good;\n+     int better;\n  }", failure);
    }

    [Fact]
    public async Task A_fix_that_breaks_the_code_fails()
    {
        string failure = await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFix>(
            "class C { int [|bad|]; int better; }", "class C { int better; int better; }", BadFix.Better));
        Assert.Contains("new compile errors:\n/0/Test0.cs(1,27): CS0102", failure);
    }

    [Fact]
    public async Task A_fix_that_leaves_the_diagnostic_fails() => Assert.Contains(
        "left the diagnostic", await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFix>(OneBad, OneBad, BadFix.Comment)));

    [Fact]
    public async Task A_fix_that_does_nothing_fails() => Assert.Contains(
        "changes nothing", await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFix>(OneBad, OneBad, BadFix.Nothing)));

    [Fact]
    public async Task An_unknown_key_fails_and_lists_the_known_ones() => Assert.Contains(
        "TST0001_Better: Better", await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFix>(OneBad, OneBad, "TST0001_Unknown")));

    [Fact]
    public async Task An_action_without_key_fails() => Assert.Contains(
        "no equivalence key", await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFixWithoutKey>(OneBad, OneBad, BadFix.Better)));

    [Fact]
    public Task What_a_fix_does_not_cover_is_marked_in_the_fixed_source() => Verify.CodeFixAsync<BadIdentifier, BadFix>(
        "class C { int [|bad|]; void M(int [|bad|]) { } }", "class C { int better; void M(int [|bad|]) { } }", BadFix.Better);

    [Fact]
    public Task A_fix_may_change_and_add_other_files() =>
        Verify.CodeFixAsync<BadIdentifier, BadFix>(OneBad, OneBetter, BadFix.BetterInTwoFiles, o =>
        {
            o.Sources.Add(("D.cs", "class D;"));
            o.AdditionalFiles.Add(("note.txt", "a"));
            o.FixedSources.AddRange([("note.txt", "b"), ("Added/E.cs", "class E;")]);
        });

    [Fact]
    public async Task Other_files_are_compared()
    {
        string failure = await FailureAsync(() => Verify.CodeFixAsync<BadIdentifier, BadFix>(OneBad, OneBetter, BadFix.BetterInTwoFiles, o =>
        {
            o.AdditionalFiles.Add(("note.txt", "a"));
            o.FixedSources.Add(("F.cs", "class F;"));
        }));
        Assert.Contains("/0/note.txt (- expected, + actual) ---\n- a\n+ b", failure);
        Assert.Contains("/0/Added/E.cs was added", failure);
        Assert.Contains("/0/F.cs is missing", failure);
    }

    [Fact]
    public async Task Absence_of_a_fix_is_verified()
    {
        const string parameter = "class C { void M(int [|bad|]) { } }";
        await Verify.NoCodeFixAsync<BadIdentifier, BadFix>(parameter);
        await Verify.NoCodeFixAsync<BadIdentifier, BadFix>(OneBad, "TST0001_Unknown");
        Assert.Contains("A fix is offered", await FailureAsync(() => Verify.NoCodeFixAsync<BadIdentifier, BadFix>(OneBad)));
        Assert.Contains("A fix is offered", await FailureAsync(() => Verify.NoCodeFixAsync<BadIdentifier, BadFix>(OneBad, BadFix.Best)));
        Assert.Contains("Nothing is reported", await FailureAsync(() => Verify.NoCodeFixAsync<BadIdentifier, BadFix>("class C;")));
    }

    [Fact]
    public async Task The_fixed_text_is_returned()
    {
        Assert.Equal(OneBetter, await Verify.ApplyAsync<BadIdentifier, BadFix>(OneBad, BadFix.Better));
        Assert.Equal("class C { int better; }", await Verify.ApplyAsync<BadIdentifier, BadFix>("class C { int bad; }", BadFix.Better));
        string failure = await FailureAsync(() => Verify.ApplyAsync<BadIdentifier, BadFix>("class C { int bad; int [|x|]; }", BadFix.Better));
        Assert.Contains("not what the markup says", failure);
    }

    // Fix All

    [Theory]
    [InlineData(BadFix.Better, "better")]
    [InlineData(BadFix.Best, "best")]
    public Task Fix_all_works_in_three_scopes(string key, string word) => Verify.FixAllAsync<BadIdentifier, BadFix>(
        "class C { int [|bad|]; } class D { int [|bad|]; }", $"class C {{ int {word}; }} class D {{ int {word}; }}", key, o =>
        {
            o.Sources.Add(("E.cs", "class E { int [|bad|]; void M(int [|bad|]) { } }"));
            o.FixedSources.Add(("E.cs", $"class E {{ int {word}; void M(int [|bad|]) {{ }} }}"));
        });

    [Theory]
    [InlineData(typeof(BadFixWithoutFixAll), "has no Fix All")]
    [InlineData(typeof(BadFixInDocumentOnly), "does not support the scope Project")]
    [InlineData(typeof(BadFixOfOneDocument), "did not fix all")]
    public async Task Fix_all_that_misses_something_fails(Type fix, string message)
    {
        Func<string, string, string, Action<VerifyOptions>?, Task> verify = fix.Name switch
        {
            nameof(BadFixWithoutFixAll) => Verify.FixAllAsync<BadIdentifier, BadFixWithoutFixAll>,
            nameof(BadFixInDocumentOnly) => Verify.FixAllAsync<BadIdentifier, BadFixInDocumentOnly>,
            _ => Verify.FixAllAsync<BadIdentifier, BadFixOfOneDocument>,
        };
        Assert.Contains(message, await FailureAsync(() => verify(OneBad, OneBetter, BadFix.Better, o =>
        {
            o.Sources.Add(("D.cs", "class D { int [|bad|]; }"));
            o.FixedSources.Add(("D.cs", "class D { int better; }"));
        })));
    }

    static async Task<string> FailureAsync(Func<Task> verify) => (await Assert.ThrowsAsync<XunitException>(verify)).Message;

    // The subjects

#pragma warning disable RS1001, RS1010, RS2008 // Analyzers and fixes that no host loads: no attribute, no release file, and one has no key on purpose.

    /// <summary>Reports every identifier 'bad', or another word that the options name.</summary>
    public class BadIdentifier : DiagnosticAnalyzer
    {
        static readonly DiagnosticDescriptor Descriptor = new("TST0001", "Bad", "'{0}' is bad", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        protected virtual DiagnosticDescriptor Rule => Descriptor;

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSemanticModelAction(Analyze);
        }

        protected virtual void Analyze(SemanticModelAnalysisContext context)
        {
            SyntaxTree tree = context.SemanticModel.SyntaxTree;
            AnalyzerConfigOptionsProvider options = context.Options.AnalyzerConfigOptionsProvider;
            AdditionalText? file = context.Options.AdditionalFiles.FirstOrDefault(f => options.GetOptions(f).TryGetValue("test.is_word", out _));
            string word = file?.GetText(context.CancellationToken)?.ToString()
                ?? (options.GetOptions(tree).TryGetValue("test.word", out string? ofTree) ? ofTree
                : options.GlobalOptions.TryGetValue("build_property.Word", out string? ofBuild) ? ofBuild : "bad");
            foreach (SyntaxToken token in tree.GetRoot(context.CancellationToken).DescendantTokens().Where(t => t.ValueText == word))
                Report(context, token);
        }

        protected virtual void Report(SemanticModelAnalysisContext context, SyntaxToken token)
        {
            var type = token.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            context.ReportDiagnostic(Diagnostic.Create(Rule, token.GetLocation(), type is null ? [] : [type.Identifier.GetLocation()], token.ValueText));
        }
    }

    public sealed class BadOffByDefault : BadIdentifier
    {
        static readonly DiagnosticDescriptor Descriptor = new("TST0002", "Bad", "'{0}' is bad", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: false);

        protected override DiagnosticDescriptor Rule => Descriptor;
    }

    public sealed class BadTwice : BadIdentifier
    {
        protected override void Report(SemanticModelAnalysisContext context, SyntaxToken token)
        {
            base.Report(context, token);
            base.Report(context, token);
        }
    }

    public sealed class BadThrows : BadIdentifier
    {
        protected override void Report(SemanticModelAnalysisContext context, SyntaxToken token) => throw new InvalidOperationException("on purpose");
    }

    public sealed class BadWithChangingMessage : BadIdentifier
    {
        static int s_calls;

        protected override void Report(SemanticModelAnalysisContext context, SyntaxToken token) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, token.GetLocation(), $"call {Interlocked.Increment(ref s_calls)}"));
    }

    /// <summary>Keeps the trees that it has seen, and reports only in a first one.</summary>
    public sealed class BadOncePerTree : BadIdentifier
    {
        static readonly ConcurrentBag<SyntaxTree> s_seen = [];

        protected override void Report(SemanticModelAnalysisContext context, SyntaxToken token)
        {
            SyntaxTree tree = context.SemanticModel.SyntaxTree;
            if (!s_seen.Any(seen => seen != tree && seen.ToString() == tree.ToString()))
                base.Report(context, token);
            s_seen.Add(tree);
        }
    }

    /// <summary>Reports at the end of the compilation.</summary>
    public sealed class BadAtEnd : BadIdentifier
    {
        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationAction(c =>
            {
                var tokens = c.Compilation.SyntaxTrees.SelectMany(t => t.GetRoot(c.CancellationToken).DescendantTokens());
                foreach (SyntaxToken token in tokens.Where(t => t.ValueText == "bad"))
                    c.ReportDiagnostic(Diagnostic.Create(Rule, token.GetLocation(), token.ValueText));
            });
        }
    }

    /// <summary>Reports types, but not when a host asks for one file.</summary>
    public sealed class BadInBuildOnly : BadIdentifier
    {
        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(c =>
            {
                if (c.FilterTree is null && c.Symbol.Name == "bad")
                    c.ReportDiagnostic(Diagnostic.Create(Rule, c.Symbol.Locations[0], c.Symbol.Name));
            }, SymbolKind.NamedType);
        }
    }

    /// <summary>Gives fields another name in their declaration; parameters it does not touch.</summary>
    public class BadFix : CodeFixProvider
    {
        public const string Better = "TST0001_Better";
        public const string Best = "TST0001_Best";
        public const string BetterInTwoFiles = "TST0001_BetterInTwoFiles";
        public const string Comment = "TST0001_Comment";
        public const string Nothing = "TST0001_Nothing";

        public override ImmutableArray<string> FixableDiagnosticIds => ["TST0001"];

        public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            Document document = context.Document;
            SyntaxNode root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
            if (root.FindNode(context.Span) is not VariableDeclaratorSyntax node)
                return;
            context.RegisterCodeFix(CodeAction.Create("Better", ct => RenameAsync(document, node, "better", ct), Better), context.Diagnostics);
            CodeAction best = CodeAction.Create("Best", ct => RenameAsync(document, node, "best", ct), Best);
            context.RegisterCodeFix(CodeAction.Create("More", [best], isInlinable: false), context.Diagnostics);
            context.RegisterCodeFix(
                CodeAction.Create("Two files", async ct => Others(await RenameAsync(document, node, "better", ct)), BetterInTwoFiles), context.Diagnostics);
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Comment",
                    _ => Task.FromResult(document.WithSyntaxRoot(root.WithLeadingTrivia(SyntaxFactory.Comment("// bad\n")))), Comment),
                context.Diagnostics);
            context.RegisterCodeFix(CodeAction.Create("Nothing", _ => Task.FromResult(document), Nothing), context.Diagnostics);
        }

        static async Task<Document> RenameAsync(Document document, VariableDeclaratorSyntax node, string name, CancellationToken ct)
        {
            DocumentEditor editor = await DocumentEditor.CreateAsync(document, ct);
            editor.ReplaceNode(node, node.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(node.Identifier)));
            return editor.GetChangedDocument();
        }

        static Solution Others(Document document)
        {
            Solution solution = document.Project.AddDocument("E.cs", "class E;", ["Added"]).Project.Solution;
            return solution.WithAdditionalDocumentText(document.Project.AdditionalDocumentIds[0], SourceText.From("b"));
        }
    }

    public sealed class BadFixWithoutKey : BadFix
    {
        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Nameless", _ => Task.FromResult(context.Document)), context.Diagnostics);
            return Task.CompletedTask;
        }
    }

    public sealed class BadFixWithoutFixAll : BadFix
    {
        public override FixAllProvider? GetFixAllProvider() => null;
    }

    public sealed class BadFixInDocumentOnly : BadFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
            async (context, document, diagnostics) => await FixAsync(context, document, diagnostics), [FixAllScope.Document]);

        static async Task<Document?> FixAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            SyntaxNode root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
            return document.WithSyntaxRoot(root.ReplaceTokens(
                diagnostics.Select(d => root.FindToken(d.Location.SourceSpan.Start)), (token, _) => SyntaxFactory.Identifier("better").WithTriviaFrom(token)));
        }
    }

    /// <summary>Fixes one document, whatever the scope is.</summary>
    public sealed class BadFixOfOneDocument : BadFix
    {
        public override FixAllProvider GetFixAllProvider() => new OneDocument();

        sealed class OneDocument : FixAllProvider
        {
            public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
                WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext.Document is null ? fixAllContext : new FixAllContext(
                    fixAllContext.Document, fixAllContext.CodeFixProvider, FixAllScope.Document, fixAllContext.CodeActionEquivalenceKey!,
                    fixAllContext.DiagnosticIds, new Relay(fixAllContext), fixAllContext.CancellationToken));
        }

        sealed class Relay(FixAllContext context) : FixAllContext.DiagnosticProvider
        {
            public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
                await context.GetDocumentDiagnosticsAsync(document);

            public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
                await context.GetProjectDiagnosticsAsync(project);

            public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
                await context.GetAllDiagnosticsAsync(project);
        }
    }
}
