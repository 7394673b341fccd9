using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Azure;

/// <summary>A bicep file, or an ARM template, which says the same in JSON.</summary>
sealed class AzureTemplate
{
    /// <summary>The parameters with their defaults; null for one without. In a parameter file: their values.</summary>
    public Dictionary<string, Expression?> Parameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Expression> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Expression> Outputs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Resources and modules in order, nested ones included.</summary>
    public List<TemplateResource> Resources { get; } = [];

    /// <summary>The resources and modules by the name by which the file refers to them.</summary>
    public Dictionary<string, TemplateResource> Symbols { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The bicep file whose parameters this file gives; null for a file that deploys something.</summary>
    public string? Using { get; set; }

    public void Add(TemplateResource resource, string? symbol)
    {
        Resources.Add(resource);
        if (symbol is not null)
            Symbols[symbol] = resource;
    }
}

/// <summary>A resource or module of a template.</summary>
/// <param name="Type">Its type without version; a module's path.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Body">A map, or a loop over maps.</param>
sealed record TemplateResource(string Type, TextSpan Place, Expression Body)
{
    public bool IsModule { get; init; }

    /// <summary>True if it is only referred to.</summary>
    public bool IsExisting { get; init; }

    public Expression? Condition { get; init; }

    /// <summary>The resource within which it is written.</summary>
    public TemplateResource? Parent { get; init; }

    /// <summary>The template that a module contains; null for a module that is a file.</summary>
    public AzureTemplate? Template { get; init; }

    /// <summary>What a module is given, by parameter.</summary>
    public Expression? Arguments(Expression body) => Template is null ? body["params"] : body["properties"]?["parameters"];
}
