namespace MemoryLint.Catalog;

/// <summary>What a framework does with prompts: where it takes templates, who fills them, and where a text is no template. Data only.</summary>
sealed record Prompting
{
    /// <summary>Calls that take the text of a template.</summary>
    public PromptCall[] Calls { get; init; } = [];

    /// <summary>Calls that run or render what such a call has made.</summary>
    public PromptRun[] Runs { get; init; } = [];

    /// <summary>Calls that make a function of a file of a framework's own.</summary>
    public PromptFileCall[] Files { get; init; } = [];

    /// <summary>The object that carries a template with what belongs to it.</summary>
    public PromptConfig? Config { get; init; }

    /// <summary>Full metadata name of the object that bindings are in.</summary>
    public string? Arguments { get; init; }

    /// <summary>The names of grammars, as users write them.</summary>
    public (string Format, TemplateGrammar Grammar)[] Formats { get; init; } = [];

    /// <summary>Properties whose value is such a name, with their full name.</summary>
    public (string Member, TemplateGrammar Grammar)[] FormatMembers { get; init; } = [];

    /// <summary>What the framework fills by itself.</summary>
    public string[] FilledNames { get; init; } = [];

    /// <summary>Words by which a project shows that it may bind names on the way.</summary>
    public string[] Interceptors { get; init; } = [];

    /// <summary>Objects that run a prompt and bind the conversation to a name of their own.</summary>
    public PromptStrategy[] Strategies { get; init; } = [];

    /// <summary>Texts that reach the model as they are.</summary>
    public PlainText[] PlainTexts { get; init; } = [];

    /// <summary>The links of a chain over shared keys.</summary>
    public ChainCall[] Chains { get; init; } = [];

    /// <summary>What puts the conversation into a key of a chain that it is given.</summary>
    public ChainAgent[] Agents { get; init; } = [];

    /// <summary>Chains that take the conversation among what they are run with.</summary>
    public ChainInput[] Inputs { get; init; } = [];

    /// <summary>Constructors and properties that take a memory and never use it, by full type name.</summary>
    public (string Type, string Parameter, string Property)[] IgnoredMemories { get; init; } = [];
}

/// <summary>A call or constructor that takes the text of a template.</summary>
sealed record PromptCall
{
    /// <summary>Full metadata names of the declaring types.</summary>
    public required string[] Types { get; init; }

    /// <summary>Names of methods; <c>.ctor</c> for a constructor.</summary>
    public required string[] Methods { get; init; }

    /// <summary>The parameter with the text.</summary>
    public string Template { get; init; } = "promptTemplate";

    /// <summary>The parameter with a <see cref="PromptConfig"/> instead.</summary>
    public string Config { get; init; } = "promptConfig";

    /// <summary>The parameter with the bindings, if the call runs the prompt at once.</summary>
    public string? Bindings { get; init; }

    /// <summary>The parameter that names the grammar.</summary>
    public string Format { get; init; } = "templateFormat";

    /// <summary>The parameter with what renders the text: without a format it decides, and is not followed.</summary>
    public string[] Factories { get; init; } = ["promptTemplateFactory", "templateFactory"];

    /// <summary>The grammar if none is named.</summary>
    public TemplateGrammar Grammar { get; init; }
}

/// <summary>A call that makes a function of a file that holds a template and what belongs to it.</summary>
/// <param name="Types">Full metadata names of the declaring types.</param>
/// <param name="Methods">Names of methods.</param>
/// <param name="Kind">What the file is.</param>
/// <param name="Parameter">The parameter with the file's text, or with its path.</param>
/// <param name="TakesPath">True if it takes the path.</param>
sealed record PromptFileCall(string[] Types, string[] Methods, PromptFileKind Kind, string Parameter, bool TakesPath = false);

/// <summary>What a file with a template is.</summary>
enum PromptFileKind
{
    /// <summary>The template and nothing else.</summary>
    Text,

    /// <summary>YAML with <c>template:</c>, <c>template_format:</c> and <c>input_variables:</c>.</summary>
    Yaml,

    /// <summary>A template after a head of YAML.</summary>
    Prompty,

    /// <summary><c>skprompt.txt</c> in a folder of the function's name, with <c>config.json</c> beside it.</summary>
    Folder,
}

/// <summary>A call that runs or renders a prompt.</summary>
sealed record PromptRun
{
    public required string[] Types { get; init; }

    public required string[] Methods { get; init; }

    /// <summary>The parameter with the prompt; null if it is what the call is made on.</summary>
    public string? Prompt { get; init; }

    public string Bindings { get; init; } = "arguments";
}

/// <summary>An object with the text of a template and what belongs to it.</summary>
/// <param name="Type">Full metadata name.</param>
/// <param name="Template">The constructor's parameter with the text, and the property in another spelling.</param>
/// <param name="Format">The property that names the grammar.</param>
/// <param name="Variables">The property with the declared variables.</param>
/// <param name="Name">The property of such a variable that names it.</param>
/// <param name="Default">The property of such a variable with its default.</param>
sealed record PromptConfig(string Type, string Template, string Format, string Variables, string Name, string Default)
{
    /// <summary>Properties that say nothing about the template.</summary>
    public string[] Others { get; init; } = [];
}

/// <summary>An object that runs a prompt with the conversation under a name of its own.</summary>
/// <param name="Types">Full metadata names.</param>
/// <param name="Prompt">The constructor's parameter with the prompt.</param>
/// <param name="Variable">The property that says under which name.</param>
/// <param name="Default">The name it has if nothing is said.</param>
/// <param name="OtherVariables">Properties that name further variables, with their defaults.</param>
/// <param name="Arguments">The property with further bindings.</param>
sealed record PromptStrategy(string[] Types, string Prompt, string Variable, string Default, (string Property, string Default)[] OtherVariables, string Arguments);

/// <summary>A text that no template engine reads.</summary>
sealed record PlainText
{
    /// <summary>Full metadata names of the types that declare the member; derived types do not count: they may render it.</summary>
    public required string[] Types { get; init; }

    /// <summary>The property, or the methods (<c>.ctor</c> for constructors) that take it.</summary>
    public required string[] Members { get; init; }

    /// <summary>The parameter of such a method; null for a property.</summary>
    public string? Parameter { get; init; }

    /// <summary>The property by which an object has a template all the same.</summary>
    public string? Template { get; init; }

    /// <summary>What renders the text instead of it: constructor parameters of that type make a template of it.</summary>
    public string? Factory { get; init; }

    /// <summary>The type that carries a template to a constructor, and the type that renders it there.</summary>
    public (string Config, string Factory)? Rendered { get; init; }

    /// <summary>Names of types by which a file shows that the property may be set in it.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>What a message calls the text.</summary>
    public required string Text { get; init; }
}

/// <summary>A link of a chain.</summary>
sealed record ChainCall
{
    /// <summary>Full metadata names of the types that declare the factory methods.</summary>
    public required string[] Types { get; init; }

    /// <summary>Factory methods.</summary>
    public required string[] Methods { get; init; }

    /// <summary>Full metadata names of the links' types, where they are constructed.</summary>
    public string[] Constructed { get; init; } = [];

    public required ChainRole Role { get; init; }

    /// <summary>Parameters that name keys it reads; what they are if nothing is passed, the method says.</summary>
    public string[] Reads { get; init; } = [];

    /// <summary>Parameters that name keys it writes.</summary>
    public string[] Writes { get; init; } = [];

    /// <summary>The parameter with a template: it reads what the template names.</summary>
    public string? Template { get; init; }

    /// <summary>The parameter with a memory.</summary>
    public string? Memory { get; init; }

    /// <summary>Properties of the memory that say which of the keys it takes, beside <see cref="Reads"/>.</summary>
    public string[] MemoryKeys { get; init; } = [];
}

/// <summary>An agent that runs a chain or a template of its own with the conversation in it.</summary>
sealed record ChainAgent
{
    /// <summary>Full metadata name of the type that declares the factory method; null if there is none.</summary>
    public string? Factory { get; init; }

    /// <summary>Full metadata name of the agent, where it is constructed.</summary>
    public required string Type { get; init; }

    /// <summary>The name of the factory method.</summary>
    public string Method { get; init; } = "";

    /// <summary>The parameter with the chain.</summary>
    public string? Chain { get; init; }

    /// <summary>The parameter with the template, which is all that the agent asks the model with.</summary>
    public string? Template { get; init; }

    /// <summary>The parameter that names the key of the conversation; null if nothing does.</summary>
    public string? KeyParameter { get; init; }

    /// <summary>The key of the conversation where nothing names it.</summary>
    public string Key { get; init; } = "";

    /// <summary>The other keys that it sets.</summary>
    public string[] OtherKeys { get; init; } = [];

    /// <summary>The parameter that names the key of the answer.</summary>
    public string? Output { get; init; }
}

/// <summary>A chain that takes the conversation under a key of what it is run with.</summary>
/// <param name="Type">Full metadata name, also of what is derived from it.</param>
/// <param name="Methods">Methods that run it.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The simple name of the one generic type of which it takes anything.</param>
sealed record ChainInput(string Type, string[] Methods, string Key, string Value);

/// <summary>What a link of a chain does.</summary>
enum ChainRole
{
    /// <summary>Sets a key to a value.</summary>
    Set,

    /// <summary>Renders a template.</summary>
    Template,

    /// <summary>Asks the model.</summary>
    Model,

    /// <summary>Puts a memory into a key.</summary>
    Load,

    /// <summary>Puts keys into a memory.</summary>
    Update,

    /// <summary>Does something else with keys.</summary>
    Other,
}
