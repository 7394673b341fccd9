using System.Text;
using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Azure;

/// <summary>Makes a template of the JSON in which ARM reads it.</summary>
sealed class ArmParser
{
    /// <summary>Values that are the same by a YAML alias are made one by one: without a limit a few lines could stand for millions.</summary>
    int _left = 50_000;

    /// <summary>The template; null if the file is none.</summary>
    public static AzureTemplate? Read(HostFile file)
    {
        var parser = new ArmParser();
        var template = file.Documents.Count == 1 ? parser.Template(file.Documents[0]) : null;
        return parser._left > 0 ? template : null;
    }

    AzureTemplate? Template(ConfigNode node)
    {
        if (node["resources"] is not { } resources)
            return null;
        var template = new AzureTemplate();
        foreach (var parameter in node["parameters"]?.Entries ?? [])
            template.Parameters[parameter.Key] = parameter.Value["defaultValue"] is { } value ? Expression(value) : null;
        foreach (var variable in node["variables"]?.Entries ?? [])
            template.Variables[variable.Key] = Expression(variable.Value);
        foreach (var output in node["outputs"]?.Entries ?? [])
            if (output.Value["value"] is { } value)
                template.Outputs[output.Key] = Expression(value);
        Resources(resources, template, null);
        return template;
    }

    void Resources(ConfigNode resources, AzureTemplate template, TemplateResource? parent)
    {
        foreach (var resource in resources.Items)
            Resource(resource, null, template, parent);
        foreach (var resource in resources.Entries)
            Resource(resource.Value, resource.Key, template, parent);
    }

    void Resource(ConfigNode node, string? symbol, AzureTemplate template, TemplateResource? parent)
    {
        if (--_left < 0 || node.Entry("type") is not { Value.Text: { } type } named)
            return;
        if (parent is not null && type.IndexOf('.') < 0)
            type = parent.Type + "/" + type;
        // A module was compiled to a deployment within the deployment.
        bool isModule = string.Equals(type, "Microsoft.Resources/deployments", StringComparison.OrdinalIgnoreCase);
        var resource = new TemplateResource(type, named.Span, Expression(node))
        {
            IsModule = isModule,
            IsExisting = node["existing"]?.Text == "true",
            Condition = node["condition"] is { } condition ? Expression(condition) : null,
            Parent = parent,
            Template = isModule && node.At("properties", "template")?.Value is { } nested ? Template(nested) : null,
        };
        if (isModule && resource.Template is null)
            return;
        template.Add(resource, symbol);
        if (!isModule && node["resources"] is { } children)
            Resources(children, template, resource);
    }

    Expression Expression(ConfigNode node)
    {
        if (--_left < 0)
            return new(ExpressionKind.Unknown, node.Span, "");
        if (node.Text is not { } text)
            return node.Entries.Count > 0
                ? Notation.Expression.Map(node.Span, node.Entries.Select(e => new ExpressionEntry(e.Key, e.KeySpan, Expression(e.Value))).ToList())
                : new(ExpressionKind.List, node.Span, "", [.. node.Items.Select(Expression)]);
        if (text.Length < 3 || text[0] != '[' || text[text.Length - 1] != ']' || text[1] == '[')
            return text == "null" ? new(ExpressionKind.Null, node.Span, text) : new(ExpressionKind.Literal, node.Span, text);
        return new CodeParser(text.Substring(1, text.Length - 2), node.Span).Whole();
    }

    /// <summary>The code within the brackets of a text: <c>[parameters('replicas')]</c>.</summary>
    sealed class CodeParser(string text, TextSpan place) : ExpressionParser(text, place)
    {
        protected override char Quote => '\'';

        protected override bool IsKeySeparator(char c) => false;

        public Expression Whole()
        {
            SkipBlank(lines: true);
            var value = Parse();
            SkipBlank(lines: true);
            return Failed || Position < Text.Length ? Unknown(0) : value;
        }

        /// <summary>Two quotes stand for one, and there are no values within texts.</summary>
        protected override Expression String()
        {
            int start = Position++;
            var literal = new StringBuilder();
            while (!AtEnd)
            {
                if (Eat('\'') && Current != '\'')
                    return new(ExpressionKind.Literal, From(start), literal.ToString());
                literal.Append(Current);
                Position++;
            }
            Failed = true;
            return Unknown(start);
        }
    }
}
