using Microsoft.CodeAnalysis.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MemoryLint.Hosting.Notation;

/// <summary>
/// Reads YAML, and JSON as the YAML that it is. Nodes are built from the parser's events as they come, so that nesting without end, aliases that
/// contain themselves and other hostile content end at the first event too many.
/// </summary>
static class YamlNotation
{
    /// <summary>No deployment file is nested deeper.</summary>
    const int MaximumDepth = 64;

    /// <summary>More nodes were not written by hand. An alias counts as many as it stands for, so that no reader ever walks more than these.</summary>
    const int MaximumNodes = 50_000;

    /// <summary>The documents of a file; empty if it is no YAML, or not of a kind that people write.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isTemplate">True if what stands in doubled braces is an expression of a tool that writes YAML; false if it is text.</param>
    public static IReadOnlyList<ConfigNode> Read(SourceText text, bool isTemplate = true)
    {
        if (text.Length > HostFile.MaximumLength)
            return [];
        string content = text.ToString();
        if (content.IndexOf('\0') >= 0)
            return [];
        try
        {
            return new Builder(content, JsonText.IsJson(content) ? JsonText.WithoutCommentsAndTabs(content) : isTemplate ? TemplateText.WithoutExpressions(content) : content).Documents();
        }
        catch (Exception)
        {
            // Mostly a YamlException, but the library throws others too: InvalidOperationException for a text of nothing but "...".
            return [];
        }
    }

    /// <param name="content">The file as it is.</param>
    /// <param name="yaml">What of it is YAML, of the same length.</param>
    sealed class Builder(string content, string yaml)
    {
        readonly Parser _parser = new(new StringReader(yaml));
        readonly Dictionary<string, (ConfigNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
        int _nodes;

        public IReadOnlyList<ConfigNode> Documents()
        {
            var documents = new List<ConfigNode>();
            while (_parser.MoveNext())
                if (_parser.Current is DocumentStart)
                {
                    _anchors.Clear();
                    _parser.MoveNext();
                    if (Node(0) is not { } document)
                        return [];
                    documents.Add(document);
                }
            return documents;
        }

        /// <summary>The node that begins at the current event; null if the file is to be given up.</summary>
        ConfigNode? Node(int depth)
        {
            if (depth > MaximumDepth || ++_nodes > MaximumNodes)
                return null;
            int before = _nodes;
            switch (_parser.Current)
            {
                case AnchorAlias alias:
                    // An anchor is known from its end on: an alias within its own anchor is not.
                    if (!_anchors.TryGetValue(alias.Value.Value, out var anchored) || (_nodes += anchored.Size) > MaximumNodes)
                        return null;
                    return anchored.Node.At(SpanOf(alias.Start, alias.End));
                case Scalar scalar:
                    return Finished(scalar, before, ScalarOf(scalar));
                case SequenceStart sequence:
                    var items = new List<ConfigNode>();
                    while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
                        if (Node(depth + 1) is { } item)
                            items.Add(item);
                        else
                            return null;
                    return Finished(sequence, before, ConfigNode.List(SpanOf(sequence.Start, ']'), items));
                case MappingStart mapping:
                    return Entries(depth) is { } entries ? Finished(mapping, before, ConfigNode.Map(SpanOf(mapping.Start, '}'), entries)) : null;
                default:
                    return null;
            }
        }

        IReadOnlyList<ConfigEntry>? Entries(int depth)
        {
            var entries = new List<ConfigEntry>();
            var merged = new List<ConfigEntry>();
            while (_parser.MoveNext() && _parser.Current is not MappingEnd)
            {
                if (Node(depth + 1) is not { } key || !_parser.MoveNext() || Node(depth + 1) is not { } value)
                    return null;
                if (key.Text == "<<")
                    merged.AddRange(value.Entries.Concat(value.Items.SelectMany(i => i.Entries)));
                else if (key.Text is { } name)
                    entries.Add(new(name, key.Span, value));
            }
            // A key of the map itself counts more than a merged one, wherever it stands.
            entries.AddRange(merged);
            return entries;
        }

        ConfigNode ScalarOf(Scalar scalar)
        {
            var span = SpanOf(scalar.Start, scalar.End);
            return TemplateText.HasExpression(scalar.Value)
                ? ConfigNode.Scalar(span, content.Substring(span.Start, span.Length).Trim('"', '\''), isExpression: true)
                : ConfigNode.Scalar(span, scalar.Value);
        }

        /// <summary>The node under its tag and its anchor. The short form of a CloudFormation function means the long one: <c>!Ref Count</c> is <c>{ Ref: Count }</c>.</summary>
        ConfigNode Finished(NodeEvent start, int before, ConfigNode node)
        {
            if (CloudFormationFunction(start.Tag) is { } function)
                node = ConfigNode.Map(node.Span, [new(function, new(node.Span.Start, 0), node)]);
            if (!start.Anchor.IsEmpty)
                _anchors[start.Anchor.Value] = (node, _nodes - before);
            return node;
        }

        static string? CloudFormationFunction(TagName tag) => tag.IsEmpty || tag.IsNonSpecific ? null : tag.Value switch
        {
            "!Ref" => "Ref",
            "!Condition" => "Condition",
            "!And" or "!Base64" or "!Cidr" or "!Equals" or "!FindInMap" or "!GetAtt" or "!GetAZs" or "!If" or "!ImportValue" or "!Join" or "!Length" or "!Not" or "!Or"
                or "!Select" or "!Split" or "!Sub" or "!ToJsonString" or "!Transform" => "Fn::" + tag.Value.Substring(1),
            _ => null,
        };

        /// <summary>The span of a list or map that ends at the current event: in flow style that is before the bracket, which belongs to it.</summary>
        TextSpan SpanOf(Mark start, char bracket)
        {
            var span = SpanOf(start, _parser.Current?.End ?? Mark.Empty);
            return span.End < content.Length && content[span.End] == bracket ? new(span.Start, span.Length + 1) : span;
        }

        TextSpan SpanOf(Mark start, Mark end)
        {
            int from = (int)Math.Min(start.Index, content.Length), to = (int)Math.Min(end.Index, content.Length);
            return TextSpan.FromBounds(from, Math.Max(from, to));
        }
    }
}
