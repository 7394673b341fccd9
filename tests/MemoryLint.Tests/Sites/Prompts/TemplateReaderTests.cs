using MemoryLint.Catalog;
using MemoryLint.Sites.Prompts;

namespace MemoryLint.Tests.Sites.Prompts;

/// <summary>What a template is understood to say, grammar by grammar.</summary>
public class TemplateReaderTests
{
    [Theory]
    [InlineData("{{$a}} {{ $b }} {{  $c_1}}", "a b c_1")]
    [InlineData("{{ {{$a}}", "a")]
    [InlineData("{{'$a'}} {{\"{{$b}}\"}} {{$c}}", "c")]
    [InlineData("{{}} {{ }} {{$}} {{$", "")]
    [InlineData("{{$a", "")]
    [InlineData("$a {$b} {{c}}", "")]
    public void Variables_of_Semantic_Kernel(string text, string names) => Assert.Equal(names, Placeholders(TemplateGrammar.SemanticKernel, text));

    [Theory]
    [InlineData("{{plugin.name $a}}", "a")]
    [InlineData("{{plugin.name 'x' first=$a second=\"$b\" third=$c}}", "a c")]
    [InlineData("{{name}}", "")]
    [InlineData("{{$chat-history}}", "chat")]
    [InlineData("{{$a $b}}", "a b")]
    public void Functions_of_Semantic_Kernel(string text, string read)
    {
        var template = TemplateReader.Read(TemplateGrammar.SemanticKernel, text);
        Assert.True(template.CallsFunctions);
        Assert.Empty(template.Placeholders);
        Assert.Equal(read, string.Join(' ', template.Mentions.Select(m => m.Name)));
    }

    [Theory]
    [InlineData("{{a}} {{{b}}} {{ c }} {{~d~}}", "a b c d", "a b c d")]
    [InlineData("{{a.b}} {{a.[0]}}", "a a", "a")]
    [InlineData("{{#each a}}{{b}}{{this.c}}{{@index}}{{../d}}{{/each}}{{e}}", "a e", "a b d e")]
    [InlineData("{{#if a}}{{b}}{{else}}{{c}}{{/if}}", "b c", "a b c")]
    [InlineData("{{#each a as |item|}}{{item.x}}{{/each}}", "a", "a item")]
    [InlineData("{{!a}} {{!-- {{b}} --}} {{c}}", "c", "c")]
    [InlineData("{{#message role=\"user\"}}{{a}}{{/message}}{{b}}", "a b", "a b")]
    [InlineData("{{#if a}}1{{else if b}}2{{else}}3{{/if}}{{^c}}4{{/c}}{{d}}", "d", "a b c d if")]
    [InlineData("{{#each a}}1{{^}}2{{/each}}{{b}}", "a b", "a b")]
    [InlineData("{{json a}} {{concat \"x\" b}}", "", "a b")]
    [InlineData("{{a", "", "")]
    public void Handlebars(string text, string placeholders, string read)
    {
        var template = TemplateReader.Read(TemplateGrammar.Handlebars, text);
        Assert.Equal(placeholders, string.Join(' ', template.Placeholders.Select(p => p.Name)));
        Assert.Equal(read, string.Join(' ', template.Read.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("{{Plugin-Name a}}", true)]
    [InlineData("{{Plugin-Name}}", true)]
    [InlineData("{{> partial}}", true)]
    [InlineData("{{#own a}}{{/own}}", true)]
    [InlineData("{{a}} {{json b}} {{#if a}}{{/if}}", false)]
    public void Functions_of_Handlebars(string text, bool callsFunctions) => Assert.Equal(callsFunctions, TemplateReader.Read(TemplateGrammar.Handlebars, text).CallsFunctions);

    [Theory]
    [InlineData("{{ a }} {{b.c}} {{ d | upcase: e }}", "a b d")]
    [InlineData("{% for a in b %}{{ a.c }}{{ forloop.index }}{% endfor %}", "b")]
    [InlineData("{% assign a = b %}{{ a }} {% if c %}{{ d }}{% endif %}", "d")]
    [InlineData("{{ 'a' }} {{ 1 }} {{ a", "")]
    public void Liquid(string text, string names) => Assert.Equal(names, string.Join(' ', TemplateReader.Read(TemplateGrammar.Liquid, text).Placeholders.OrderBy(p => p.Start).Select(p => p.Name)));

    [Theory]
    [InlineData("{a} {b}", "a|b")]
    [InlineData("{ a } {A}", " a |A")]
    [InlineData("{{a}}", "a")]
    [InlineData("{} {", "")]
    [InlineData("{a {b}", "b")]
    public void Braces(string text, string names) => Assert.Equal(names, string.Join('|', TemplateReader.Read(TemplateGrammar.Braces, text).Placeholders.Select(p => p.Name)));

    [Fact]
    public void Half_typed_and_odd_templates_are_survived()
    {
        foreach (var grammar in Enum.GetValues<TemplateGrammar>())
            Survives(grammar);
    }

    static void Survives(TemplateGrammar grammar)
    {
        const string Text = "{{#each a as |b|}}{{~b.c~}}{{../d}}{% for x in y %}{{ x | f: 'q' }}{% endfor %}{{p.f $v 'w' n=$z}}{{/each}}{{{e}}}{{!-- - --}}{{set \"a\" (b c)}}";
        for (int i = 0; i <= Text.Length; i++)
        {
            TemplateReader.Read(grammar, Text[..i]);
            TemplateReader.Read(grammar, Text[i..]);
        }
        TemplateReader.Read(grammar, string.Concat(Enumerable.Repeat("{{", 50_000)));
        TemplateReader.Read(grammar, string.Concat(Enumerable.Repeat("{{#each a}}", 20_000)));
        TemplateReader.Read(grammar, string.Concat(Enumerable.Repeat("{{'", 20_000)));
    }

    static string Placeholders(TemplateGrammar grammar, string text) => string.Join(' ', TemplateReader.Read(grammar, text).Placeholders.Select(p => p.Name));
}
