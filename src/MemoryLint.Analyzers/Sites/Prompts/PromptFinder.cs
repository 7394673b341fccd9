using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Finds the prompts of a file: from one word of the catalog to the next, binding only what has the look of a template.</summary>
sealed class PromptFinder
{
    static readonly ConditionalWeakTable<SemanticModel, PromptSites> s_kept = new();

    readonly SemanticModel _model;
    readonly PromptIndex _index = PromptIndex.BuiltIn;
    readonly CancellationToken _cancellation;
    readonly HashSet<SyntaxNode> _seen = [];
    readonly Dictionary<SyntaxNode, (Prompt? Prompt, IMethodSymbol? Method, PromptCall? Call)> _prompts = [];
    readonly ImmutableArray<PromptUse>.Builder _uses = ImmutableArray.CreateBuilder<PromptUse>();
    readonly ImmutableArray<StrategyUse>.Builder _strategies = ImmutableArray.CreateBuilder<StrategyUse>();
    readonly ImmutableArray<PlainPrompt>.Builder _plainTexts = ImmutableArray.CreateBuilder<PlainPrompt>();
    readonly ImmutableArray<ExpressionSyntax>.Builder _ignored = ImmutableArray.CreateBuilder<ExpressionSyntax>();
    readonly ImmutableArray<PromptFileUse>.Builder _files = ImmutableArray.CreateBuilder<PromptFileUse>();
    ImmutableArray<ChainInputUse> _inputs = ImmutableArray<ChainInputUse>.Empty;
    readonly ChainFinder _chains;
    readonly FillFinder _fills;

    PromptFinder(SemanticModel model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
        _chains = new(model, _index, cancellation);
        _fills = new(model, _index, _uses, cancellation);
    }

    /// <summary>The prompts of a file, found once for all rules.</summary>
    public static PromptSites In(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_kept.TryGetValue(model, out var known))
            return known;
        var found = Find(model, catalog, cancellation);
        return s_kept.GetValue(model, _ => found);
    }

    static PromptSites Find(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var file = Sieve.Of(model.SyntaxTree, catalog, cancellation);
        if (!file.MayHavePrompts)
            return PromptSites.None;
        var finder = new PromptFinder(model, cancellation);
        foreach (var name in file.Names(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (name.Token.Parent is not SimpleNameSyntax found)
                continue;
            if ((name.Use & WordUse.AnyPrompt) != 0)
                finder.LookAt(found);
            if ((name.Use & WordUse.Fill) != 0)
                finder._fills.LookAt(found);
        }
        return new(finder._uses.ToImmutable(), finder._strategies.ToImmutable(), finder._chains.Found, finder._plainTexts.ToImmutable(), finder._ignored.ToImmutable(), finder._inputs,
            finder._files.ToImmutable());
    }

    void LookAt(SimpleNameSyntax name)
    {
        if (_inputs.IsEmpty && _index.IsNameOfInput(name.Identifier.ValueText))
            _inputs = ChainInputs.In(_model, _index, _cancellation);
        if (CallsByName.CallOf(name) is { } call)
        {
            if (_seen.Add(call))
                AddCall(call, name.Identifier.ValueText);
            return;
        }
        if (name.Parent is AssignmentExpressionSyntax { Right: var text, Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax owner } } assignment && assignment.Left == name)
        {
            AddProperty(name, text, owner);
            return;
        }
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax)
            type = type.Parent;
        switch (type.Parent)
        {
            case ObjectCreationExpressionSyntax creation when creation.Type == type:
                AddCreation(creation, name.Identifier.ValueText);
                break;
            case VariableDeclarationSyntax declaration when declaration.Type == type:
                foreach (var variable in declaration.Variables)
                    if (variable.Initializer?.Value is ImplicitObjectCreationExpressionSyntax made)
                        AddCreation(made, name.Identifier.ValueText);
                break;
            case PropertyDeclarationSyntax { Initializer.Value: ImplicitObjectCreationExpressionSyntax made } property when property.Type == type:
                AddCreation(made, name.Identifier.ValueText);
                break;
        }
    }

    void AddCall(InvocationExpressionSyntax call, string name)
    {
        if (_index.IsNameOfMemoryLink(name))
            _chains.AddFrom(call);
        if (_index.IsNameOfAgent(name) && CallsByName.NameSyntaxOf(call) is { } agent)
            _chains.AddAgent(call, agent, call.ArgumentList);
        if (_index.IsNameOfPlainText(name))
            AddPlainText(call, call.ArgumentList);
        if (_index.IsNameOfFile(name))
            AddFile(call);
        if (!_index.IsNameOfCall(name))
            return;
        if (PromptOf(call) is (Prompt prompt, { } method, { } entry))
            AddUses(prompt, call, method, entry);
        else if (call.ArgumentList.Arguments.Any(a => a.Expression is not LiteralExpressionSyntax))
            AddTextFile(call);
    }

    void AddFile(InvocationExpressionSyntax call)
    {
        if (_model.GetSymbolInfo(call, _cancellation).Symbol is not IMethodSymbol method || _index.FindFile(method) is not { } file
            || PromptPaths.Of(_model, call.ArgumentList.For(method, file.Parameter), file.TakesPath, _cancellation) is not { } path)
            return;
        foreach (var use in LocalUse.Of(call, _cancellation))
            if (file.Kind != PromptFileKind.Folder)
                AddRun(use, path);
            else if (use.Parent is ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var name }] } function && PromptTextReader.Constant(_model, name, _cancellation) is { } folder)
                foreach (var of in LocalUse.Of(function, _cancellation))
                    AddRun(of, $"{path}/{folder}/skprompt.txt");

        void AddRun(ExpressionSyntax use, string path)
        {
            if (RunOf(use) is (InvocationExpressionSyntax run, { } method, { } how))
                _files.Add(new(file.Kind, path, default, call, run, PromptBindingReader.Read(_model, _index, run.ArgumentList.For(method, how.Bindings), _cancellation)));
        }
    }

    /// <summary>A call that takes the text of a template, which is read from a file in place.</summary>
    void AddTextFile(InvocationExpressionSyntax call)
    {
        if (_model.GetSymbolInfo(call, _cancellation).Symbol is not IMethodSymbol method || _index.FindCall(method) is not { } entry
            || entry.Factories.Append(entry.Config).Append(entry.Format).Any(p => call.ArgumentList.For(method, p) is not (null or LiteralExpressionSyntax { Token.Value: null }))
            || PromptPaths.Of(_model, call.ArgumentList.For(method, entry.Template), isPath: false, _cancellation) is not { } path)
            return;
        if (entry.Bindings is { } parameter)
            _files.Add(new(PromptFileKind.Text, path, entry.Grammar, call, call, PromptBindingReader.Read(_model, _index, call.ArgumentList.For(method, parameter), _cancellation)));
        else
            foreach (var use in LocalUse.Of(call, _cancellation))
                if (RunOf(use) is (InvocationExpressionSyntax run, { } running, { } how))
                    _files.Add(new(PromptFileKind.Text, path, entry.Grammar, call, run, PromptBindingReader.Read(_model, _index, run.ArgumentList.For(running, how.Bindings), _cancellation)));
    }

    void AddCreation(BaseObjectCreationExpressionSyntax creation, string type)
    {
        if (!_seen.Add(creation))
            return;
        if (_index.IsNameOfMemoryLink(type))
            _chains.AddFrom(creation);
        if (_index.IsNameOfAgent(type))
            _chains.AddAgent(creation, creation is ObjectCreationExpressionSyntax { Type: var agent } ? agent : creation, creation.ArgumentList);
        if (_index.IsNameOfPlainText(type))
            AddPlainText(creation, creation.ArgumentList);
        if (_index.IsNameOfStrategy(type))
            AddStrategy(creation);
        if (_index.IgnoredMemory(type) is { } ignored)
            AddIgnored(creation, ignored);
        // A template made of a config, which no call of a telling name takes.
        if (_index.IsNameOfConfig(type))
            foreach (var use in LocalUse.Of(creation, _cancellation))
                if (use.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } && CallsByName.NameOf(call) is var name && _index.IsNameOfCall(name) && _seen.Add(call))
                    AddCall(call, name);
    }

    /// <summary>The template that a call takes, if it is in view.</summary>
    (Prompt? Prompt, IMethodSymbol? Method, PromptCall? Call) PromptOf(InvocationExpressionSyntax call)
    {
        if (!_prompts.TryGetValue(call, out var known))
            _prompts[call] = known = FindPrompt(call);
        return known;
    }

    (Prompt?, IMethodSymbol?, PromptCall?) FindPrompt(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.ValueText: var first } && !HasBraces(first))
            return default;
        if (_model.GetSymbolInfo(call, _cancellation).Symbol is not IMethodSymbol method || _index.FindCall(method) is not { } entry)
            return default;
        var list = call.ArgumentList;
        var text = list.For(method, entry.Template);
        var format = list.For(method, entry.Format);
        var defaults = ImmutableHashSet<string>.Empty;
        if (list.For(method, entry.Config) is { } config && config is not LiteralExpressionSyntax)
        {
            if (PromptConfigReader.Read(_model, _index, config, _cancellation) is not { } read)
                return default;
            (text, format, defaults) = (text ?? read.Template, format ?? read.Format, read.Defaults);
        }
        bool hasFactory = entry.Factories.Any(f => list.For(method, f) is { } factory && factory is not LiteralExpressionSyntax);
        TemplateGrammar? grammar = format is null or LiteralExpressionSyntax { Token.Value: null } ? hasFactory ? null : entry.Grammar : GrammarOf(format);
        if (grammar is not { } known || PromptTextReader.Read(_model, text, _cancellation) is not { } prompt || !HasBraces(prompt.Value))
            return default;
        return (new(call, prompt, known, TemplateReader.Read(known, prompt.Value), defaults), method, entry);
    }

    TemplateGrammar? GrammarOf(ExpressionSyntax format) =>
        PromptTextReader.Constant(_model, format, _cancellation) is { } name ? _index.GrammarOf(name)
        : _model.GetSymbolInfo(format, _cancellation).Symbol is { } member ? _index.GrammarOf(member) : null;

    static bool HasBraces(string text) => text.Contains("{{") || text.Contains("{%");

    void AddUses(Prompt prompt, InvocationExpressionSyntax call, IMethodSymbol method, PromptCall entry)
    {
        if (entry.Bindings is { } parameter)
        {
            _uses.Add(new(prompt, call, PromptBindingReader.Read(_model, _index, call.ArgumentList.For(method, parameter), _cancellation)));
            return;
        }
        foreach (var use in LocalUse.Of(call, _cancellation))
            if (RunOf(use) is (InvocationExpressionSyntax run, { } method2, { } how))
                _uses.Add(new(prompt, run, PromptBindingReader.Read(_model, _index, run.ArgumentList.For(method2, how.Bindings), _cancellation)));
    }

    (InvocationExpressionSyntax Run, IMethodSymbol Method, PromptRun How)? RunOf(ExpressionSyntax use)
    {
        var (run, argument) = use.Parent switch
        {
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } given => (call, given),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == use => (call, null),
            _ => default((InvocationExpressionSyntax, ArgumentSyntax?)),
        };
        if (run is null || !_index.IsNameOfRun(CallsByName.NameOf(run)) || _model.GetSymbolInfo(run, _cancellation).Symbol is not IMethodSymbol method || _index.FindRun(method) is not { } how)
            return null;
        return how.Prompt == (argument is null ? null : Arguments.ParameterOf(method, argument)?.Name) ? (run, method, how) : null;
    }

    void AddStrategy(BaseObjectCreationExpressionSyntax creation)
    {
        if (_model.GetSymbolInfo(creation, _cancellation).Symbol is not IMethodSymbol constructor || _index.FindStrategy(constructor) is not { } strategy
            || creation.ArgumentList.For(constructor, strategy.Prompt) is not { } function
            || LocalUse.Behind(_model, function, _cancellation).Value is not InvocationExpressionSyntax call || PromptOf(call).Prompt is not { } prompt)
            return;
        string variable = strategy.Default;
        ExpressionSyntax? place = null;
        var others = strategy.OtherVariables.ToDictionary(v => v.Property, v => v.Default);
        var bound = new List<string>();
        foreach (var assignment in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            string property = assignment.Left.ToString();
            if (property == strategy.Arguments)
            {
                if (PromptBindingReader.Read(_model, _index, assignment.Right, _cancellation) is not { IsComplete: true } bindings)
                    return;
                bound.AddRange(bindings.All.Select(b => b.Key));
            }
            else if (property == strategy.Variable || others.ContainsKey(property))
            {
                if (PromptTextReader.Constant(_model, assignment.Right, _cancellation) is not { } name)
                    return;
                if (property == strategy.Variable)
                    (variable, place) = (name, assignment.Right);
                else
                    others[property] = name;
            }
        }
        _strategies.Add(new(creation, prompt, strategy, variable, place, ImmutableHashSet.CreateRange(StringComparer.OrdinalIgnoreCase, others.Values.Concat(bound))));
    }

    void AddIgnored(BaseObjectCreationExpressionSyntax creation, (string Type, string Parameter, string Property) ignored)
    {
        if (_model.GetSymbolInfo(creation, _cancellation).Symbol is not IMethodSymbol constructor || !constructor.ContainingType.Is(ignored.Type))
            return;
        var memory = creation.ArgumentList.For(constructor, ignored.Parameter)
            ?? creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left.ToString() == ignored.Property)?.Right;
        if (memory is not (null or LiteralExpressionSyntax))
            _ignored.Add(memory);
    }

    void AddProperty(SimpleNameSyntax name, ExpressionSyntax text, BaseObjectCreationExpressionSyntax owner)
    {
        if (MayHaveBraces(text) && _model.GetSymbolInfo(name, _cancellation).Symbol is IPropertySymbol property && _index.FindPlainText(property) is { } what && !HasTemplate(owner, what))
            AddPlainText(text, what, owner);
    }

    /// <summary>True if an object gets a template beside the text, here or later, or may render it: a type of the project's own.</summary>
    bool HasTemplate(BaseObjectCreationExpressionSyntax owner, PlainText what)
    {
        if (SymbolEqualityComparer.Default.Equals(_model.GetTypeInfo(owner, _cancellation).Type?.ContainingAssembly, _model.Compilation.Assembly))
            return true;
        if (what.Template is { } template && (owner.Initializer!.Expressions.OfType<AssignmentExpressionSyntax>().Any(a => a.Left.ToString() == template)
            || LocalUse.Of(owner, _cancellation).Any(u => u.Parent is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == template)))
            return true;
        return what.Factory is { } factory && owner.ArgumentList is { Arguments.Count: > 0 }
            && (_model.GetSymbolInfo(owner, _cancellation).Symbol is not IMethodSymbol constructor || constructor.Parameters.Any(p => p.Type.IsOrDerivesFrom(factory)));
    }

    void AddPlainText(ExpressionSyntax owner, ArgumentListSyntax? arguments)
    {
        if (arguments?.Arguments.Any(a => MayHaveBraces(a.Expression)) == true && _model.GetSymbolInfo(owner, _cancellation).Symbol is IMethodSymbol method
            && _index.FindPlainText(method) is { Parameter: { } parameter } what && arguments.For(method, parameter) is { } text && MayHaveBraces(text))
            AddPlainText(text, what, owner);
    }

    void AddPlainText(ExpressionSyntax expression, PlainText what, ExpressionSyntax owner)
    {
        if (PromptTextReader.Read(_model, expression, _cancellation) is { } text && HasBraces(text.Value))
            _plainTexts.Add(new(expression, text, what, owner));
    }

    /// <summary>Asked before anything is bound: most instructions are plain, and most of those that are constants stand in the file that uses them.</summary>
    bool MayHaveBraces(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal => HasBraces(literal.Token.Text),
        InterpolatedStringExpressionSyntax or BinaryExpressionSyntax => HasBraces(text.ToString()),
        IdentifierNameSyntax name => IsDeclaredWithBraces(name.Identifier.ValueText) == true,
        // A constant of a type, here or in another file; not a property of an object.
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] }, Name.Identifier.ValueText: var name } => IsDeclaredWithBraces(name) ?? true,
        ParenthesizedExpressionSyntax inner => MayHaveBraces(inner.Expression),
        _ => false,
    };

    /// <summary>True if the file gives that name to a text with braces, false if to something else, null if to nothing.</summary>
    bool? IsDeclaredWithBraces(string name)
    {
        bool? found = null;
        foreach (int position in SourceWords.Positions(_model.SyntaxTree, name, _cancellation))
            if (_model.SyntaxTree.GetRoot(_cancellation).FindToken(position) is { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } token && token.Parent is var declaration)
                found = found == true || HasBraces(declaration.ToString());
        return found;
    }
}
