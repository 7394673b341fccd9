using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>What an object that carries a template says of it.</summary>
/// <param name="Template">The text.</param>
/// <param name="Format">What names its grammar; null if nothing does.</param>
/// <param name="Defaults">Names with a value of their own.</param>
sealed record PromptConfigReader(ExpressionSyntax Template, ExpressionSyntax? Format, ImmutableHashSet<string> Defaults)
{
    /// <summary>Null if something about it is not in view.</summary>
    public static PromptConfigReader? Read(SemanticModel model, PromptIndex index, ExpressionSyntax expression, CancellationToken cancellation)
    {
        var (value, local) = LocalUse.Behind(model, expression, cancellation);
        if (value is not BaseObjectCreationExpressionSyntax creation || index.FindConfig(model.GetTypeInfo(creation, cancellation).Type) is not { } config
            || (local is not null && LocalUse.NamesOf(local, LocalUse.Scope(local)!, cancellation).Any(n => n.Parent is not ArgumentSyntax)))
            return null;
        var template = creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression;
        ExpressionSyntax? format = null;
        var defaults = ImmutableHashSet<string>.Empty.WithComparer(StringComparer.OrdinalIgnoreCase);
        foreach (var element in creation.Initializer?.Expressions ?? default)
        {
            if (element is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var property }, Right: var assigned })
                return null;
            if (property.Equals(config.Template, StringComparison.OrdinalIgnoreCase))
                template = assigned;
            else if (property == config.Format)
                format = assigned;
            else if (property == config.Variables)
            {
                if (DefaultsOf(model, config, assigned, cancellation) is not { } found)
                    return null;
                defaults = defaults.Union(found);
            }
            else if (!config.Others.Contains(property))
                return null;
        }
        return template is null ? null : new(template, format, defaults);
    }

    static IEnumerable<string>? DefaultsOf(SemanticModel model, PromptConfig config, ExpressionSyntax variables, CancellationToken cancellation)
    {
        var names = new List<string>();
        IEnumerable<SyntaxNode>? elements = variables switch
        {
            BaseObjectCreationExpressionSyntax { Initializer: var list } => list?.Expressions ?? default(SeparatedSyntaxList<ExpressionSyntax>),
            InitializerExpressionSyntax list => list.Expressions,
            _ when variables.IsCollectionExpression() => variables.ChildNodes().Select(e => e.ChildNodes().FirstOrDefault() ?? e),
            _ => null,
        };
        if (elements is null)
            return null;
        foreach (var element in elements)
        {
            if (element is not BaseObjectCreationExpressionSyntax { Initializer.Expressions: var properties })
                return null;
            string? name = null;
            bool hasDefault = false;
            foreach (var property in properties.OfType<AssignmentExpressionSyntax>())
            {
                if (property.Left.ToString() == config.Name)
                    name = PromptTextReader.Constant(model, property.Right, cancellation);
                else if (property.Left.ToString() == config.Default)
                    hasDefault = true;
            }
            if (name is null)
                return null;
            if (hasDefault)
                names.Add(name);
        }
        return names;
    }
}
