using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Hosting.Notation;

public class YamlNotationTests
{
    static ConfigNode Read(string text) => Assert.Single(YamlNotation.Read(SourceText.From(text)));

    [Theory]
    [InlineData("a: 1\nb: 2\n")]
    [InlineData("a: 1\r\nb: 2\r\n")]
    [InlineData("\uFEFFa: 1\nb: 2\n")]
    [InlineData("# café 😀\na: 1\nb: 2 # two\n")]
    [InlineData("a: '😀'\nb: 2")]
    [InlineData("{\n\t// one\n\t\"a\": 1, /* two */\n\t\"b\": 2,\n}")]
    [InlineData("{ \"a\": \"http://x/*\", \"b\": 2 }")]
    [InlineData("a: {{ .Value }}\nb: 2\n")]
    [InlineData("{{ template }}\na: \"{{ x }}-{{ y }}\"\nb: 2\n")]
    public void Spans_are_places_in_the_text(string text)
    {
        var b = Read(text).Entry("b");

        Assert.Equal(2, b?.Number);
        Assert.Equal("2", text.Substring(b!.Value.Span.Start, b.Value.Span.Length));
        Assert.Equal("b", text.Substring(b.KeySpan.Start, b.KeySpan.Length).Trim('"'));
    }

    [Fact]
    public void Documents_stand_apart() => Assert.Equal(["1", "2"], YamlNotation.Read(SourceText.From("---\na: 1\n---\na: 2\n")).Select(d => d["a"]?.Text));

    [Theory]
    [InlineData("x: &x { a: 1, c: 3 }\ny: { <<: *x, a: 2 }\n")]
    [InlineData("x: &x { a: 1, c: 3 }\ny: { a: 2, <<: *x }\n")]
    [InlineData("x: &x { a: 1, c: 3 }\nz: &z { c: 4 }\ny: { a: 2, <<: [*x, *z] }\n")]
    public void Own_keys_count_more_than_merged_ones(string text) => Assert.Equal(("2", "3"), (Read(text)["y"]?["a"]?.Text, Read(text)["y"]?["c"]?.Text));

    [Fact]
    public void Alias_stands_where_it_is_written()
    {
        const string text = "x: &x 3\ny: *x\n";

        var y = Read(text).Entry("y");

        Assert.Equal((3, "y: *x"), (y?.Number, text.Substring(y!.Span.Start, y.Span.Length)));
    }

    [Theory]
    [InlineData("a: !Ref Count", "Ref")]
    [InlineData("a: !Sub Count", "Fn::Sub")]
    [InlineData("a: { Ref: Count }", "Ref")]
    [InlineData("a: { \"Fn::Sub\": Count }", "Fn::Sub")]
    public void Short_functions_are_long_ones(string text, string function) => Assert.Equal("Count", Read(text)["a"]?[function]?.Text);

    [Fact]
    public void Other_tags_do_not_matter() => Assert.Equal("3", Read("a: !custom 3")["a"]?.Text);

    [Fact]
    public void Expression_is_no_literal()
    {
        var a = Read("a: {{ .Env.COUNT }}\n")["a"];

        Assert.Equal((true, "{{ .Env.COUNT }}", null), (a?.IsExpression, a?.Text, a?.Literal));
    }

    [Theory]
    [InlineData("{{- if .x }}\na: 1\n{{- end }}\n")]
    [InlineData("a: {{ range .x }}1{{ end }}\n")]
    [InlineData("{{ if .x }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n")]
    public void Statements_make_a_text_unreadable(string text) => Assert.Empty(YamlNotation.Read(SourceText.From(text)));

    [Fact]
    public void Statements_within_texts_do_not_matter() => Assert.Equal(3, Read("a: |\n  {{ if .x }}\n  b\n  {{ end }}\nreplicas: 3\n").Entry("replicas")?.Number);

    [Fact]
    public void Statement_as_a_value_is_no_number() => Assert.Null(Read("replicas: {{ if .x }}\n").Entry("replicas")?.Number);
}
