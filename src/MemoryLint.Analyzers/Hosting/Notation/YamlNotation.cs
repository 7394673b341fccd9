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

    /// <summary>More nodes were not written by hand.</summary>
    const int MaximumNodes = 50_000;

    /// <summary>The documents of a file; empty if it is no YAML, or not of a kind that people write.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="isJson">True for JSON, where tabs may indent and comments begin with slashes.</param>
    public static IReadOnlyList<ConfigNode> Read(SourceText text, bool isJson)
    {
        string content = text.ToString();
        if (content.IndexOf('\0') >= 0)
            return [];
        if (isJson)
            content = JsonText.WithoutCommentsAndTabs(content);
        try
        {
            return new Builder(content).Documents();
        }
        catch (YamlException)
        {
            return [];
        }
    }

    sealed class Builder(string content)
    {
        readonly Parser _parser = new(new StringReader(content));
        readonly Dictionary<string, ConfigNode> _anchors = new(StringComparer.Ordinal);
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
            switch (_parser.Current)
            {
                case AnchorAlias alias:
                    // An anchor is known from its end on: an alias within its own anchor is not.
                    return _anchors.TryGetValue(alias.Value.Value, out var node) ? node : null;
                case Scalar scalar:
                    return Anchored(scalar, ConfigNode.Scalar(SpanOf(scalar.Start, scalar.End), scalar.Value));
                case SequenceStart sequence:
                    var items = new List<ConfigNode>();
                    while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
                        if (Node(depth + 1) is { } item)
                            items.Add(item);
                        else
                            return null;
                    return Anchored(sequence, ConfigNode.List(SpanOf(sequence.Start, End()), items));
                case MappingStart mapping:
                    var entries = new List<ConfigEntry>();
                    while (_parser.MoveNext() && _parser.Current is not MappingEnd)
                    {
                        if (Node(depth + 1) is not { } key || !_parser.MoveNext() || Node(depth + 1) is not { } value)
                            return null;
                        if (key.Text == "<<")
                            entries.AddRange(value.Entries.Concat(value.Items.SelectMany(i => i.Entries)));
                        else if (key.Text is { } name)
                            entries.Add(new(name, key.Span, value));
                        if (entries.Count > MaximumNodes)
                            return null;
                    }
                    return Anchored(mapping, ConfigNode.Map(SpanOf(mapping.Start, End()), entries));
                default:
                    return null;
            }
        }

        ConfigNode Anchored(NodeEvent start, ConfigNode node)
        {
            if (!start.Anchor.IsEmpty)
                _anchors[start.Anchor.Value] = node;
            return node;
        }

        Mark End() => _parser.Current?.End ?? Mark.Empty;

        TextSpan SpanOf(Mark start, Mark end)
        {
            int from = (int)Math.Min(start.Index, content.Length), to = (int)Math.Min(end.Index, content.Length);
            return TextSpan.FromBounds(from, Math.Max(from, to));
        }
    }
}
