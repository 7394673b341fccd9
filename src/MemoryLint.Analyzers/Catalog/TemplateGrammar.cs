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

    /// <summary><c>{name}</c>, <c>{{name}}</c>, <c>[NAME]</c>: what the program itself looks for and replaces, with what stands around the name.</summary>
    Plain,

    /// <summary><c>{0}</c>: the number of an argument.</summary>
    Numbers,
}
