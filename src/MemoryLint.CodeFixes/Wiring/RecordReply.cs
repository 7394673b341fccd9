using MemoryLint.CodeFixes.Editing;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Puts the model's reply into the history that the model was given, also where it streams.</summary>
sealed class RecordReply(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Edit(site, cancellation) is null ? null : "Put the reply into the history";

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation) => Task.FromResult(Edit(site, cancellation)!.Apply(site.Document).Project.Solution);

    static CodeEdit? Edit(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax history || site.Model.GetTypeInfo(history, cancellation).Type is not { } type)
            return null;
        var edit = new CodeEdit(site.Root);
        var unit = Appends.UnitAround(history);
        string name = history.ToString();
        if (unit.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(s => s.Declaration.Variables is [{ Initializer.Value: var value }] && IsGiven(Reply.CallIn(value))).ToList() is [var asking])
        {
            if (!edit.HasLinesOfItsOwn(asking) || site.Model.GetDeclaredSymbol(asking.Declaration.Variables[0], cancellation) is not ILocalSymbol reply
                || Reply.Append(name, type, reply.Name, reply.Type) is not { } append)
                return null;
            edit.Insert(edit.LineEnd(asking.Span.End), edit.NewLine + edit.IndentAt(asking.SpanStart) + append);
        }
        else if (unit.DescendantNodes().OfType<ForEachStatementSyntax>().Where(l => IsGiven(Reply.CallIn(l.Expression))).ToList() is [var loop] && Reply.CanCollect(edit, site, type, loop))
        {
            Reply.Collect(edit, site, unit, name, loop, "");
        }
        else
        {
            return null;
        }
        Usings.Add(edit, site, Reply.Types(type));
        return edit;

        bool IsGiven(InvocationExpressionSyntax? call) => call?.ArgumentList.Arguments.Any(a => a.Expression.ToString() == name) == true;
    }
}
