using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>
/// What the names of a file stand for, and what its expressions therefore are. What cannot be told is a scalar that is marked as an expression; its text
/// tells it from others, so that two resources whose name is the same unknown expression are the same resource.
/// </summary>
abstract class Scope(EvaluationBudget budget)
{
    const int MaximumDepth = 200, MaximumWords = 200, MaximumParts = 50;

    readonly Dictionary<string, ConfigNode> _locals = new(StringComparer.Ordinal);
    readonly Dictionary<string, ConfigNode?> _values = new(StringComparer.Ordinal);

    protected EvaluationBudget Budget => budget;

    /// <summary>What a name with members stands for: <c>var.replicas</c>, <c>plan.id</c>; null if it is unknown.</summary>
    /// <param name="path">The name and its members.</param>
    /// <param name="used">How many of them the value stands for.</param>
    protected abstract ConfigNode? Named(IReadOnlyList<string> path, out int used);

    /// <summary>The result of a function of this notation alone; null if it is unknown.</summary>
    protected virtual ConfigNode? Call(string function, TextSpan span, IReadOnlyList<ConfigNode> arguments) => null;

    public static ConfigNode Unknown(TextSpan span, string words) =>
        ConfigNode.Scalar(span, words.Length <= MaximumWords ? words : words.Substring(0, MaximumWords), isExpression: true);

    /// <summary>The value of an expression; its spans lie within the expression's.</summary>
    public ConfigNode Evaluate(Expression expression)
    {
        if (budget.IsExhausted)
            return Unknown(expression.Span, "");
        budget.Take(1);
        if (++budget.Depth > MaximumDepth)
            budget.Exhaust();
        var value = budget.IsExhausted ? Unknown(expression.Span, "") : ValueOf(expression);
        budget.Depth--;
        return value;
    }

    /// <summary>The values of all items of a loop; of one unknown item if the collection is unknown.</summary>
    public IEnumerable<T> Each<T>(Expression loop, Func<Expression, T> item)
    {
        var collection = Evaluate(loop.Parts[0]);
        var items = collection.Items.Count > 0 || collection.Text is null && collection.Entries.Count == 0 ? collection.Items : [Unknown(loop.Span, loop.Text)];
        _locals.TryGetValue(loop.Text, out var outer);
        foreach (var each in items)
        {
            if (budget.IsExhausted)
                break;
            _locals[loop.Text] = each;
            if (loop.Parts.Count < 3 || Truth(Evaluate(loop.Parts[2])) != false)
                yield return item(loop.Parts[1]);
        }
        if (outer is null)
            _locals.Remove(loop.Text);
        else
            _locals[loop.Text] = outer;
    }

    /// <summary>True or false if the value is known to be.</summary>
    public static bool? Truth(ConfigNode value) => !value.IsExpression && bool.TryParse(value.Text, out bool truth) ? truth : null;

    public static bool IsNull(ConfigNode value) => value is { Text: "null", IsExpression: false };

    /// <summary>A value that is computed when first asked for; null while it is computed, as for variables that refer to each other.</summary>
    protected ConfigNode? Once(string name, Func<ConfigNode?> compute)
    {
        if (_values.TryGetValue(name, out var known))
            return known;
        _values[name] = null;
        return _values[name] = compute();
    }

    /// <summary>A value of another place as it is written here.</summary>
    protected ConfigNode Moved(ConfigNode value, TextSpan span, int depth = 0)
    {
        budget.Take(1);
        if (depth > MaximumDepth)
            budget.Exhaust();
        if (budget.IsExhausted)
            return Unknown(span, "");
        if (value.Text is { } text)
            return ConfigNode.Scalar(span, text, value.IsExpression);
        return value.Entries.Count > 0
            ? ConfigNode.Map(span, value.Entries.Select(e => new ConfigEntry(e.Key, span, Moved(e.Value, span, depth + 1))).ToList())
            : ConfigNode.List(span, value.Items.Select(i => Moved(i, span, depth + 1)).ToList());
    }

    ConfigNode ValueOf(Expression expression)
    {
        var (span, parts) = (expression.Span, expression.Parts);
        switch (expression.Kind)
        {
            case ExpressionKind.Literal:
                return ConfigNode.Scalar(span, expression.Text);
            case ExpressionKind.Null:
                return Null(span);
            case ExpressionKind.Joined:
                return Joined(span, parts.Select(Evaluate).ToList());
            case ExpressionKind.Name or ExpressionKind.Member:
                return NamedBy(expression);
            case ExpressionKind.Index:
                return Indexed(span, Evaluate(parts[0]), Evaluate(parts[1]));
            case ExpressionKind.Call:
                return Called(expression);
            case ExpressionKind.Conditional:
                return Chosen(span, parts[0], parts[1], parts[2]);
            case ExpressionKind.Not:
                var operand = Evaluate(parts[0]);
                return Truth(operand) is { } truth ? Boolean(span, truth == (expression.Text == "!!")) : Unknown(span, expression.Text + operand.Text);
            case ExpressionKind.Operator:
                return Operated(span, expression.Text, parts[0], parts[1]);
            case ExpressionKind.Map:
                return ConfigNode.Map(span, Entries(expression));
            case ExpressionKind.List:
                return ConfigNode.List(span, parts.Select(Evaluate).ToList());
            case ExpressionKind.Loop:
                return Evaluate(parts[0]) is { IsExpression: false } ? ConfigNode.List(span, Each(expression, Evaluate).ToList()) : Unknown(span, "for " + expression.Text);
            default:
                return Unknown(span, expression.Text);
        }
    }

    List<ConfigEntry> Entries(Expression map)
    {
        var entries = new List<ConfigEntry>();
        foreach (var entry in map.Entries)
        {
            var value = Evaluate(entry.Value);
            if (entry.Key is null)
            {
                entries.AddRange(entry.IsSpread && value is { Text: null, Items.Count: 0 } ? value.Entries : [new("", entry.KeySpan, Unknown(entry.KeySpan, ""))]);
                budget.Take(value.Entries.Count);
            }
            else if (!IsNull(value))
            {
                entries.Add(new(entry.Key, entry.KeySpan, value));
            }
            if (budget.IsExhausted)
                break;
        }
        return entries;
    }

    ConfigNode NamedBy(Expression expression)
    {
        var path = new List<string>();
        var root = expression;
        for (; root.Kind == ExpressionKind.Member; root = root.Parts[0])
            path.Add(root.Text);
        path.Add(root.Text);
        path.Reverse();
        budget.Take(path.Count);
        if (budget.IsExhausted)
            return Unknown(expression.Span, "");
        int used = 1;
        var value = root.Kind != ExpressionKind.Name ? Evaluate(root) : _locals.TryGetValue(path[0], out var local) ? local : Named(path, out used);
        for (int i = used; i < path.Count && value is not null; i++)
            value = Member(value, path[i]);
        return value is null ? Unknown(expression.Span, string.Join(".", path)) : Moved(value, expression.Span);
    }

    /// <summary>An entry's value, a null where the map has none; null if the map is not known.</summary>
    ConfigNode? Member(ConfigNode map, string key)
    {
        budget.Take(map.Entries.Count);
        return map.Text is not null || budget.IsExhausted ? null
            : map[key] ?? (map.Entry("") is null ? Null(map.Span) : null);
    }

    ConfigNode Indexed(TextSpan span, ConfigNode collection, ConfigNode key)
    {
        if (collection.Items.Count > 0 && !key.IsExpression && int.TryParse(key.Text, out int index) && index >= 0 && index < collection.Items.Count)
            return Moved(collection.Items[index], span);
        return !key.IsExpression && key.Text is { } name && collection.Entries.Count > 0 && Member(collection, name) is { } value
            ? Moved(value, span)
            : Unknown(span, $"{collection.Text}[{key.Text}]");
    }

    ConfigNode Chosen(TextSpan span, Expression condition, Expression yes, Expression no)
    {
        var chosen = Evaluate(condition);
        if (Truth(chosen) is { } truth)
            return Evaluate(truth ? yes : no) is var value && value.Text is null ? value : Moved(value, span);
        return Common(span, Evaluate(yes), Evaluate(no), 0) ?? Unknown(span, $"{chosen.Text}?");
    }

    /// <summary>
    /// What two possible values have in common. Of two numbers above one that is the smaller: however the condition turns out, there are several.
    /// </summary>
    ConfigNode? Common(TextSpan span, ConfigNode yes, ConfigNode no, int depth)
    {
        budget.Take(1);
        if (yes.IsExpression || no.IsExpression || depth > MaximumDepth || budget.IsExhausted)
            return null;
        if (yes.Text is not null || no.Text is not null)
            return yes.Text == no.Text ? ConfigNode.Scalar(span, yes.Text!)
                : int.TryParse(yes.Text, out int one) && int.TryParse(no.Text, out int other) && one > 1 && other > 1 ? ConfigNode.Scalar(span, Math.Min(one, other).ToString())
                : null;
        if (yes.Items.Count > 0 || no.Items.Count > 0)
            return null;
        budget.Take((long)yes.Entries.Count * no.Entries.Count);
        return budget.IsExhausted ? null : ConfigNode.Map(span,
            yes.Entries.Select(e => e.Key).Concat(no.Entries.Select(e => e.Key)).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(k => new ConfigEntry(k, span, yes[k] is { } y && no[k] is { } n && Common(span, y, n, depth + 1) is { } common ? common : Unknown(span, k))).ToList());
    }

    ConfigNode Operated(TextSpan span, string name, Expression left, Expression right)
    {
        var one = Evaluate(left);
        if (name == "??" && !one.IsExpression)
            return IsNull(one) ? Moved(Evaluate(right), span) : one;
        if (name is "&&" or "||" && Truth(one) == (name == "||"))
            return Boolean(span, name == "||");
        var other = Evaluate(right);
        if (name is "&&" or "||")
            return Truth(other) == (name == "||") ? Boolean(span, name == "||")
                : Truth(one) is not null && Truth(other) is not null ? Boolean(span, name == "&&")
                : Unknown(span, one.Text + name + other.Text);
        return Compared(span, name, one, other) ?? Unknown(span, one.Text + name + other.Text);
    }

    static ConfigNode? Compared(TextSpan span, string name, ConfigNode one, ConfigNode other)
    {
        if (one.IsExpression || other.IsExpression)
            return null;
        bool isText = one.Text is not null && other.Text is not null, areNumbers = int.TryParse(one.Text, out int left) & int.TryParse(other.Text, out int right);
        return name switch
        {
            "==" or "!=" when isText => Boolean(span, one.Text == other.Text == (name == "==")),
            "==" or "!=" when IsNull(one) || IsNull(other) => Boolean(span, name == "!="),
            "=~" or "!~" when isText => Boolean(span, string.Equals(one.Text, other.Text, StringComparison.OrdinalIgnoreCase) == (name == "=~")),
            "<" when areNumbers => Boolean(span, left < right),
            ">" when areNumbers => Boolean(span, left > right),
            "<=" when areNumbers => Boolean(span, left <= right),
            ">=" when areNumbers => Boolean(span, left >= right),
            _ => null,
        };
    }

    ConfigNode Called(Expression call)
    {
        string function = call.Text.ToLowerInvariant();
        if (function == "if" && call.Parts.Count == 3)
            return Chosen(call.Span, call.Parts[0], call.Parts[1], call.Parts[2]);
        if (function is "and" or "or" && call.Parts.Count == 2)
            return Operated(call.Span, function == "and" ? "&&" : "||", call.Parts[0], call.Parts[1]);
        var arguments = call.Parts.Select(Evaluate).ToList();
        return Call(function, call.Span, arguments) is { } own
            ? Moved(own, call.Span)
            : BuiltIn(function, call.Span, arguments) ?? Unknown(call.Span, call.Text + "(" + string.Join(",", arguments.Take(10).Select(a => a.Text)) + ")");
    }

    /// <summary>The functions of all notations; null if the result is unknown.</summary>
    ConfigNode? BuiltIn(string function, TextSpan span, List<ConfigNode> arguments)
    {
        var first = arguments.FirstOrDefault();
        switch (function)
        {
            case "true" or "false" when first is null:
                return Boolean(span, function == "true");
            case "null" when first is null:
                return Null(span);
            case "not" when first is not null && Truth(first) is { } truth:
                return Boolean(span, !truth);
            case "equals" when arguments.Count == 2:
                return Compared(span, "==", first!, arguments[1]);
            case "empty" when first is { IsExpression: false }:
                return Boolean(span, IsNull(first) || first.Text?.Length == 0 || first.Text is null && first.Entries.Count == 0 && first.Items.Count == 0);
            case "union" or "merge":
                return Merged(span, arguments);
            case "concat":
                return arguments.All(a => a.Text is null && a.Entries.Count == 0) ? ConfigNode.List(span, arguments.SelectMany(a => a.Items).ToList()) : Joined(span, arguments);
            case "coalesce":
                return arguments.FirstOrDefault(a => !IsNull(a)) is { IsExpression: false } known ? known : null;
            case "createobject" when arguments.Count % 2 == 0:
                return ConfigNode.Map(span, Enumerable.Range(0, arguments.Count / 2)
                    .Select(i => new ConfigEntry(arguments[2 * i].Text ?? "", span, arguments[2 * i + 1])).ToList());
            case "createarray":
                return ConfigNode.List(span, arguments);
            case "format" when first is { IsExpression: false, Text: { } format }:
                return Formatted(span, format, arguments);
            case "int" or "string" or "bool" or "json" or "tonumber" or "tostring" or "tobool" or "any" or "trim" or "nonsensitive"
                or "tomap" or "tolist" or "toset" or "jsonencode"
                when arguments.Count == 1 && first!.Text?.StartsWith("{", StringComparison.Ordinal) != true:
                return first;
            case "tolower" or "lower" when first is { IsExpression: false, Text: { } text }:
                return ConfigNode.Scalar(span, text.ToLowerInvariant());
            case "min" or "max" when arguments.Count > 0 && arguments.All(a => !a.IsExpression && int.TryParse(a.Text, out _)):
                var numbers = arguments.Select(a => int.Parse(a.Text!));
                return ConfigNode.Scalar(span, (function == "min" ? numbers.Min() : numbers.Max()).ToString());
            case "lookup" when arguments.Count == 3 && first is { Text: null } && !arguments[1].IsExpression && arguments[1].Text is { } key && Member(first, key) is { } found:
                return IsNull(found) ? arguments[2] : found;
            default:
                return null;
        }
    }

    ConfigNode? Merged(TextSpan span, List<ConfigNode> arguments)
    {
        if (arguments.All(a => a.Text is null && a.Entries.Count == 0) && arguments.Any(a => a.Items.Count > 0))
            return ConfigNode.List(span, arguments.SelectMany(a => a.Items).ToList());
        var entries = new List<ConfigEntry>();
        var positions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments)
        {
            if (IsNull(argument))
                continue;
            foreach (var entry in argument.Text is null ? argument.Entries : [new ConfigEntry("", span, Unknown(span, ""))])
                if (positions.TryGetValue(entry.Key, out int position))
                {
                    entries[position] = entry;
                }
                else
                {
                    positions[entry.Key] = entries.Count;
                    entries.Add(entry);
                }
        }
        budget.Take(entries.Count);
        return entries.Count == 0 || entries.Any(e => e.Key.Length > 0) ? ConfigNode.Map(span, entries) : null;
    }

    /// <summary><c>{0}</c> in Azure's notations, <c>%s</c> and <c>%d</c> in HCL.</summary>
    static ConfigNode? Formatted(TextSpan span, string format, List<ConfigNode> arguments)
    {
        if (arguments.Any(a => a.Text is null))
            return null;
        var parts = new List<ConfigNode>();
        int next = 1, from = 0;
        for (int i = 0; i < format.Length; i++)
        {
            int number = -1, length = 0;
            if (format[i] == '%' && i + 1 < format.Length && format[i + 1] is 's' or 'd' or 'v')
                (number, length) = (next++, 2);
            else if (format[i] == '{' && i + 2 < format.Length && char.IsDigit(format[i + 1]) && format[i + 2] == '}')
                (number, length) = (format[i + 1] - '0' + 1, 3);
            if (number < 0 || number >= arguments.Count)
                continue;
            parts.Add(ConfigNode.Scalar(span, format.Substring(from, i - from)));
            parts.Add(arguments[number]);
            from = i + length;
            i = from - 1;
        }
        parts.Add(ConfigNode.Scalar(span, format.Substring(from)));
        return Joined(span, parts);
    }

    /// <summary>The texts one after the other; unknown if one of them is, with a text that shows what is known.</summary>
    static ConfigNode Joined(TextSpan span, List<ConfigNode> parts)
    {
        bool isKnown = parts.Count <= MaximumParts && parts.All(p => p is { IsExpression: false, Text.Length: <= MaximumWords });
        string text = string.Concat(parts.Take(MaximumParts).Select(p => p.IsExpression ? "${" + p.Text + "}" : p.Text));
        return isKnown ? ConfigNode.Scalar(span, text) : Unknown(span, text);
    }

    static ConfigNode Boolean(TextSpan span, bool value) => ConfigNode.Scalar(span, value ? "true" : "false");

    static ConfigNode Null(TextSpan span) => ConfigNode.Scalar(span, "null");
}

/// <summary>How much work one deployment may cause; a file that needs more was not written by hand.</summary>
sealed class EvaluationBudget
{
    long _left = 60_000;

    public bool IsExhausted => _left <= 0;

    /// <summary>How deep expressions are being evaluated, over all files.</summary>
    public int Depth { get; set; }

    public void Take(long amount) => _left -= amount;

    public void Exhaust() => _left = 0;
}
