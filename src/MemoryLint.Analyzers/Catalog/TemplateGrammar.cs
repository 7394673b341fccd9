namespace MemoryLint.Catalog;

/// <summary>How a template marks the places that are filled in.</summary>
enum TemplateGrammar
{
    /// <summary><c>{{$name}}</c>; <c>{{name}}</c> calls a function.</summary>
    SemanticKernel,

    /// <summary><c>{{name}}</c>, <c>{{#each name}}</c>.</summary>
    Handlebars,

    /// <summary><c>{{ name }}</c>, <c>{% for item in name %}</c>.</summary>
    Liquid,

    /// <summary><c>{name}</c>, every character between the braces.</summary>
    Braces,
}
