using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Sets the agent's id to its name, in the options that it has or in new ones that say the same as its arguments.</summary>
sealed class SetAgentId() : Rewrite(AgentIdentityRegeneratedFix.SetAgentIdKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Set the agent's id to {plan.Id}" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        plan.Apply(edit);
        Usings.Add(edit, site, plan.Types);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Id">The id as code writes it.</param>
    /// <param name="Apply">Sets it.</param>
    /// <param name="Types">Full names of the types that the code uses then.</param>
    sealed record Plan(string Id, Action<CodeEdit> Apply, params string[] Types)
    {
        /// <summary>Arguments that options say too, in the order in which they say them.</summary>
        static readonly string[] s_said = ["name", "description", "instructions", "tools"];

        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            var agents = MemoryCatalog.Frameworks.Select(f => f.Agents).First(a => a is not null)!;
            if (AgentCreation.In(site.Model, agents, cancellation).FirstOrDefault(c => c.Place.Span == site.Node.Span) is not { IsRegistration: false } creation)
                return null;
            if (creation.Options is not { } options || options.IsKind(SyntaxKind.NullLiteralExpression))
                return InNewOptions(site, agents, creation, cancellation);
            return AgentCreation.Made(site.Model, options, cancellation) is { } made ? InOptions(agents, made) : null;
        }

        static Plan? InOptions(AgentIdentity agents, BaseObjectCreationExpressionSyntax made)
        {
            var set = (made.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>().ToList();
            var name = set.FirstOrDefault(a => a.Left.ToString() == agents.Name);
            if (name is null || !IsFixed(name.Right))
                return null;
            string id = name.Right.ToString();
            if (set.FirstOrDefault(a => a.Left.ToString() == agents.Id) is { } random)
                return new(id, edit => edit.Replace(random.Right.Span, id));
            return new(id, edit => edit.Insert(name.SpanStart, $"{agents.Id} = {id}," + (edit.LineOf(name.GetFirstToken().GetPreviousToken().Span.End) < edit.LineOf(name.SpanStart) ? edit.NewLine + edit.IndentAt(name.SpanStart) : " ")));
        }

        /// <summary><c>new ChatClientAgent(client, "Be kind.", "support")</c> with options of the same meaning.</summary>
        static Plan? InNewOptions(FixSite site, AgentIdentity agents, AgentCreation creation, CancellationToken cancellation)
        {
            if (site.Model.GetSymbolInfo(creation.Expression, cancellation).Symbol is not IMethodSymbol method || ListOf(creation.Expression) is not { } list)
                return null;
            var given = list.Arguments.Where(a => Arguments.ParameterOf(method, a) is { } p && s_said.Contains(p.Name)).ToDictionary(a => Arguments.ParameterOf(method, a)!.Name);
            if (!given.TryGetValue("name", out var name) || !IsFixed(name.Expression) || given.Values.Any(a => a.ToString().Contains("\n")))
                return null;
            var kept = list.Arguments.Where(a => !given.ContainsValue(a)).ToList();
            // What stands for the client comes first, what is behind the options keeps its name.
            var before = kept.Where(a => a.NameColon is null && list.Arguments.IndexOf(a) < list.Arguments.IndexOf(given.Values.OrderBy(v => v.SpanStart).First())).ToList();
            string id = name.Expression.ToString();
            string said = string.Join(", ", s_said.Where(given.ContainsKey).Where(s => s is "name" or "description").Select(s => $"{char.ToUpperInvariant(s[0])}{s.Substring(1)} = {given[s].Expression}"));
            string chat = string.Join(", ", s_said.Where(given.ContainsKey).Where(s => s is "instructions" or "tools").Select(s => $"{char.ToUpperInvariant(s[0])}{s.Substring(1)} = {given[s].Expression}"));
            string options = $"new ChatClientAgentOptions {{ {agents.Id} = {id}, {said}{(chat.Length == 0 ? "" : $", ChatOptions = new() {{ {chat} }}")} }}";
            if (kept.Except(before).Any(a => a.NameColon is null) || method.Name != ".ctor" && before.Count > 0)
                return null;
            string arguments = string.Join(", ", before.Select(a => a.ToString()).Append(options).Concat(kept.Except(before).Select(a => a.ToString())));
            return new(id, edit => edit.Replace(list.Span, $"({arguments})"), agents.Options);
        }

        static ArgumentListSyntax? ListOf(ExpressionSyntax creation) => creation switch
        {
            ObjectCreationExpressionSyntax { Initializer: null } made => made.ArgumentList,
            InvocationExpressionSyntax call => call.ArgumentList,
            _ => null,
        };

        /// <summary>What is the same whenever the agent is made: a literal, a constant, <c>nameof</c>, the key that a factory is given.</summary>
        static bool IsFixed(ExpressionSyntax name) =>
            name is LiteralExpressionSyntax { Token.Value: string { Length: > 0 } } or InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } or IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax };
    }
}
