using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Durability;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Keeps the store in memory where the environment is a developer's, and registers the first counterpart everywhere else.</summary>
/// <param name="id">The rule.</param>
sealed class DevelopmentOnly(string id) : Rewrite($"{id}_DevelopmentOnly")
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(id, site, cancellation) is { Durable.Counterpart: var counterpart }
        ? $"Keep in memory for development only, else use '{DurableStore.NameOf(counterpart)}'{DurableStore.PackageInTitle(site, counterpart)}"
        : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(id, site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        if (plan.Statement is { } statement)
        {
            var lines = TextSpan.FromBounds(statement.SpanStart, edit.LineEnd(statement.Span.End));
            string head = edit.Text.ToString(TextSpan.FromBounds(statement.SpanStart, plan.Durable.Place.Start));
            string tail = edit.Text.ToString(TextSpan.FromBounds(plan.Durable.Place.End, statement.Span.End));
            var durable = plan.Durable.Lines.ToList();
            durable[0] = edit.Shifted(head) + durable[0];
            durable[durable.Count - 1] += edit.Shifted(tail);
            string original = edit.Shifted(edit.Text.ToString(lines).TrimEnd());
            string[] choice = [$"if ({plan.Environment}.IsDevelopment())", "{", "\t" + original, "}", "else", "{", .. durable.Select(l => "\t" + l), "}"];
            edit.Replace(lines, edit.Lines(edit.IndentAt(statement.SpanStart), choice));
        }
        else
        {
            edit.InsertAbove(plan.Durable.Above!, [$"if (!{plan.Environment}.IsDevelopment())", "{", .. plan.Durable.Lines.Select(l => "\t" + l), "}"]);
        }
        Usings.Add(edit, site, [.. plan.Durable.Store.Types, "Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions"]);
        return await plan.Durable.WithPackageAsync(site, edit.Apply(site.Document).Project.Solution, cancellation).ConfigureAwait(false);
    }

    /// <summary>What the rewrite needs to know.</summary>
    /// <param name="Durable">What is registered outside development.</param>
    /// <param name="Statement">The statement that registers the store in memory; null where a framework does so silently.</param>
    /// <param name="Environment">The host's environment.</param>
    sealed record Plan(Replacement Durable, ExpressionStatementSyntax? Statement, string Environment)
    {
        public static Plan? For(string id, FixSite site, CancellationToken cancellation)
        {
            if (Replacement.All(id, site, cancellation).FirstOrDefault() is not { } durable)
                return null;
            var statement = durable.Above is null ? StatementOf(site) : null;
            if ((durable.Above ?? (StatementSyntax?)statement) is not { } place || !new CodeEdit(site.Root).HasLinesOfItsOwn(place)
                || EnvironmentAt(site, place.SpanStart) is not { } environment)
                return null;
            return new(durable, statement, environment);
        }

        /// <summary>The statement that does nothing but register the store: in a chain, others would be registered twice.</summary>
        static ExpressionStatementSyntax? StatementOf(FixSite site)
        {
            if (site.Node.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement)
                return null;
            bool isIt = statement.Expression switch
            {
                InvocationExpressionSyntax call when IsFirstInChain(call) =>
                    site[FixProperties.Shape] == VolatileStore.Created
                        ? call.ArgumentList.Span.Contains(site.Node.Span)
                        : CallsByName.NameSyntaxOf(call)?.Span.Contains(site.Node.Span) == true,
                AssignmentExpressionSyntax assignment => assignment.Right.Span.Contains(site.Node.Span),
                _ => false,
            };
            return isIt ? statement : null;
        }

        static bool IsFirstInChain(InvocationExpressionSyntax call) =>
            call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } };

        static string? EnvironmentAt(FixSite site, int position)
        {
            var values = InReach.At(site, position);
            return values.Select(v => v.Property(IsEnvironment, "Environment", "HostingEnvironment")).OfType<string>().FirstOrDefault()
                ?? values.FirstOrDefault(v => IsEnvironment(v.Type))?.Name;
        }

        static bool IsEnvironment(ITypeSymbol type) => type.IsOrDerivesFrom("Microsoft.Extensions.Hosting.IHostEnvironment");
    }
}
