using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>A span in a test source: of <c>[|…|]</c> when the name is empty, else of <c>{|name:…|}</c>.</summary>
readonly record struct Mark(string Name, TextSpan Span)
{
    /// <summary>The number of <c>{|#0:…|}</c>.</summary>
    public int? Number => Name is ['#', .. var digits] ? int.Parse(digits) : null;
}

/// <summary>A test source without its markup, and the marks that it had.</summary>
sealed partial record Markup(string Text, ImmutableArray<Mark> Marks)
{
    /// <summary>Takes the markup out. Line endings become <c>\n</c>, whatever those of the test file are.</summary>
    public static Markup Parse(string source)
    {
        source = source.ReplaceLineEndings("\n");
        StringBuilder text = new(source.Length);
        Stack<int> unnamed = [];
        Stack<(string Name, int Start)> named = [];
        List<Mark> marks = [];
        int copied = 0;
        foreach (Match token in Token().Matches(source))
        {
            // A closing token that closes nothing is ordinary text: it is an error to the compiler or stands in a literal.
            if ((token.Value == "|]" && unnamed.Count == 0) || (token.Value == "|}" && named.Count == 0))
                continue;
            text.Append(source, copied, token.Index - copied);
            copied = token.Index + token.Length;
            switch (token.Value)
            {
                case "[|":
                    unnamed.Push(text.Length);
                    break;
                case "|]":
                    marks.Add(new("", TextSpan.FromBounds(unnamed.Pop(), text.Length)));
                    break;
                case "|}":
                    (string name, int start) = named.Pop();
                    marks.Add(new(name, TextSpan.FromBounds(start, text.Length)));
                    break;
                default:
                    named.Push((token.Groups["name"].Value, text.Length));
                    break;
            }
        }
        text.Append(source, copied, source.Length - copied);
        if (unnamed.Count + named.Count > 0)
            throw new XunitException($"The markup of a test source is not closed:\n{source}");
        return new(text.ToString(), [.. marks.OrderBy(m => m.Span.Start).ThenByDescending(m => m.Span.End)]);
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|(?<name>#[0-9]+|[A-Za-z]+[0-9]+):|\|\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();
}
