using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>
/// Reads XML: an element is a map of its attributes and children, under their names without prefix, or its text where it has neither. There are no
/// document types, so that no entity can grow and nothing outside of the file is asked for.
/// </summary>
static class XmlNotation
{
    /// <summary>No deployment file is nested deeper.</summary>
    const int MaximumDepth = 64;

    /// <summary>The file as a map whose one entry is the root element; null if it is no XML, or not of a kind that people write.</summary>
    public static ConfigNode? Read(SourceText text)
    {
        if (text.Length > HostFile.MaximumLength)
            return null;
        string content = text.ToString();
        int start = content.Length > 0 && content[0] == '\uFEFF' ? 1 : 0;
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(start == 0 ? content : content.Substring(start)),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            return Document(reader, new Places(content, start));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    static ConfigNode? Document(XmlReader reader, Places places)
    {
        var open = new Stack<(string Name, TextSpan Span, List<ConfigEntry> Entries)>();
        var root = new List<ConfigEntry>();
        string? text = null;
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (open.Count >= MaximumDepth)
                    return null;
                text = null;
                bool isEmpty = reader.IsEmptyElement;
                string name = reader.LocalName;
                var span = places.Name(reader);
                var entries = new List<ConfigEntry>();
                while (reader.MoveToNextAttribute())
                {
                    var key = places.Name(reader);
                    entries.Add(new(reader.LocalName, key, ConfigNode.Scalar(places.Quoted(key), reader.Value)));
                }
                if (isEmpty)
                    Add(name, span, entries);
                else
                    open.Push((name, span, entries));
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                text = reader.Value;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                var (name, span, entries) = open.Pop();
                Add(name, span, entries);
                text = null;
            }
        return ConfigNode.Map(new TextSpan(0, 0), root);

        void Add(string name, TextSpan span, List<ConfigEntry> entries) =>
            (open.Count > 0 ? open.Peek().Entries : root)
                .Add(new(name, span, entries.Count == 0 && text is not null ? ConfigNode.Scalar(span, text.Trim()) : ConfigNode.Map(span, entries)));
    }

    /// <summary>Positions of what an XML reader gives as line and column. It knows fewer line ends than the compiler's text does.</summary>
    sealed class Places
    {
        readonly string _content;
        readonly List<int> _lines;

        public Places(string content, int start)
        {
            (_content, _lines) = (content, [start]);
            for (int i = start; i < content.Length; i++)
                if (content[i] == '\n' || content[i] == '\r' && (i + 1 >= content.Length || content[i + 1] != '\n'))
                    _lines.Add(i + 1);
        }

        public TextSpan Name(XmlReader reader)
        {
            var info = (IXmlLineInfo)reader;
            int start = info.LineNumber < 1 || info.LineNumber > _lines.Count ? 0 : _lines[info.LineNumber - 1] + info.LinePosition - 1;
            start = Math.Max(0, Math.Min(start, _content.Length));
            return TextSpan.FromBounds(start, Math.Min(start + reader.Name.Length, _content.Length));
        }

        /// <summary>The quoted value after an attribute's name.</summary>
        public TextSpan Quoted(TextSpan name)
        {
            int open = _content.IndexOfAny(['"', '\''], name.End);
            int close = open < 0 ? -1 : _content.IndexOf(_content[open], open + 1);
            return close < 0 ? name : TextSpan.FromBounds(open, close + 1);
        }
    }
}
