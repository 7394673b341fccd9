using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Durability;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>How a counterpart comes into the place of a store in memory.</summary>
/// <param name="Counterpart">The counterpart.</param>
/// <param name="Store">Its code.</param>
/// <param name="Place">The text that its code replaces; empty where it stands above <paramref name="Above"/>.</param>
/// <param name="Before">What stands before the code there.</param>
/// <param name="After">What stands after it.</param>
/// <param name="Above">The statement above which the store is registered, where nothing is replaced.</param>
sealed record Replacement(Counterpart Counterpart, DurableStore Store, TextSpan Place, string Before, string After, StatementSyntax? Above = null)
{
    /// <summary>All that apply at a site, best first.</summary>
    public static IEnumerable<Replacement> All(string id, FixSite site, CancellationToken cancellation)
    {
        // A file on one machine is no store for workers on several, nor for one that is thrown away.
        bool isOneMachine = id == "MEM2003";
        foreach (var counterpart in CounterpartsOf(site))
            if ((isOneMachine || counterpart.Durability == Catalog.Durability.Durable) && !counterpart.Expression.Contains("{session}")
                && For(site, counterpart, cancellation) is { } replacement)
                yield return replacement;
    }

    /// <summary>The lines of code, as <see cref="CodeEdit.Lines"/> takes them.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = Store.Lines.ToList();
            lines[0] = Before + lines[0];
            lines[lines.Count - 1] += After;
            return lines;
        }
    }

    public void Write(CodeEdit edit)
    {
        if (Above is not null)
            edit.InsertAbove(Above, Lines.ToList());
        else
            edit.Replace(Place, edit.Lines(edit.IndentAt(Place.Start), Lines));
    }

    /// <summary>The solution with the counterpart's package, where the project does not know it and its file can be changed.</summary>
    public Task<Solution> WithPackageAsync(FixSite site, Solution changed, CancellationToken cancellation) =>
        DurableStore.IsKnown(site, Counterpart) ? Task.FromResult(changed) : PackageReferences.AddAsync(changed, site.Document.Project.Id, Counterpart.Package, cancellation);

    static IEnumerable<Counterpart> CounterpartsOf(FixSite site) =>
        from line in (site[FixProperties.Counterparts] ?? "").Split('\n')
        let fields = line.Split('\t')
        where fields.Length == 5
        let durability = (Catalog.Durability)Enum.Parse(typeof(Catalog.Durability), fields[3])
        select new Counterpart(fields[1], fields[0], fields[2], durability) { Service = fields[4].Length > 0 ? fields[4] : null };

    static Replacement? For(FixSite site, Counterpart counterpart, CancellationToken cancellation) => site[FixProperties.Shape] switch
    {
        VolatileStore.Created => OfCreation(site, counterpart, cancellation),
        VolatileStore.Service => OfService(site, counterpart, cancellation),
        VolatileStore.Called => DurableStore.IsCall(counterpart) ? OfCall(site, counterpart, cancellation) : OfProperty(site, counterpart),
        VolatileStore.SilentDefault => OfSilentDefault(site, counterpart, cancellation),
        _ => null,
    };

    /// <summary><c>new MemoryStorage()</c>; what arguments mean to another store is not known.</summary>
    static Replacement? OfCreation(FixSite site, Counterpart counterpart, CancellationToken cancellation)
    {
        if (DurableStore.IsCall(counterpart) || site.Node.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Span == site.Node.Span) is not { } creation || !HasNoArguments(creation)
            || !FitsInPlace(site, creation, counterpart, cancellation))
            return null;
        return Created(site, counterpart, creation.SpanStart, FactoryFor(creation), (store, before) => new(counterpart, store, creation.Span, before, ""));
    }

    /// <summary><c>AddSingleton&lt;IStorage, MemoryStorage&gt;()</c>, also with a key.</summary>
    static Replacement? OfService(FixSite site, Counterpart counterpart, CancellationToken cancellation)
    {
        if (DurableStore.IsCall(counterpart) || site.Node.FirstAncestorOrSelf<GenericNameSyntax>() is not { TypeArgumentList.Arguments: [var service, _] } name
            || CallsByName.CallOf(name) is not { } call || site.Model.GetTypeInfo(service, cancellation).Type is not { } type || !IsOpenTo(site, type, counterpart))
            return null;
        bool isKeyed = name.Identifier.ValueText.Contains("Keyed");
        if (call.ArgumentList.Arguments.Count != (isKeyed ? 1 : 0))
            return null;
        string start = $"{name.Identifier.Text}<{service}>({(isKeyed ? call.ArgumentList.Arguments[0] + ", " : "")}";
        return Created(site, counterpart, name.SpanStart, isKeyed ? "{0}, _" : "{0}",
            (store, before) => new(counterpart, store, TextSpan.FromBounds(name.SpanStart, call.Span.End), start + before, ")"));
    }

    /// <summary><c>services.AddDistributedMemoryCache()</c>: the receiver and what follows in the chain stay.</summary>
    static Replacement? OfCall(FixSite site, Counterpart counterpart, CancellationToken cancellation)
    {
        if (site.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } name || CallsByName.CallOf(name) is not { } call || IsStaticCall(site, call, cancellation))
            return null;
        var arguments = call.ArgumentList.Arguments.ToList();
        string? carried = null;
        if (counterpart.Expression.Contains("{name}"))
        {
            if (arguments.Count == 0 || arguments[0].NameColon is not null)
                return null;
            carried = arguments[0].ToString();
            arguments.RemoveAt(0);
        }
        // Options in a lambda are about memory; anything else says something that another store would have to be told too.
        if (arguments.Any(a => a.Expression is not AnonymousFunctionExpressionSyntax))
            return null;
        return Registered(site, counterpart, call.SpanStart, carried, store => new(counterpart, store, TextSpan.FromBounds(name.SpanStart, call.Span.End), "", ""));
    }

    /// <summary><c>CheckpointManager.Default</c>.</summary>
    static Replacement? OfProperty(FixSite site, Counterpart counterpart)
    {
        if (site.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } name)
            return null;
        ExpressionSyntax expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return Created(site, counterpart, expression.SpanStart, null, (store, before) => new(counterpart, store, expression.Span, before, ""));
    }

    /// <summary>Registers a store before what would fall back to memory.</summary>
    static Replacement? OfSilentDefault(FixSite site, Counterpart counterpart, CancellationToken cancellation)
    {
        if (site.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } name || CallsByName.CallOf(name) is not { } call
            || ServicesFor(site, call, cancellation) is not var (services, statement))
            return null;
        if (DurableStore.IsCall(counterpart))
            return Registered(site, counterpart, statement.SpanStart, null, store => new(counterpart, store, default, services + ".", ";", statement));
        if (counterpart.Service is not { } service)
            return null;
        string simple = service.Substring(service.LastIndexOf('.') + 1);
        bool isTaken = site.Model.LookupNamespacesAndTypes(statement.SpanStart, name: simple).Any(s => s.ToDisplayString() != service);
        string[] types = ["Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions", .. isTaken ? [] : new[] { service }];
        string start = $"{services}.AddSingleton<{(isTaken ? service : simple)}>(";
        return Created(site, counterpart, statement.SpanStart, "{0}",
            (store, before) => new(counterpart, store with { Types = [.. store.Types, .. types] }, default, start + before, ");", statement));
    }

    /// <param name="site">The site.</param>
    /// <param name="counterpart">What is created.</param>
    /// <param name="position">Where it is.</param>
    /// <param name="factory">The parameters of a lambda that may stand there instead, with the provider of services as <c>{0}</c>; null if none may.</param>
    /// <param name="with">Takes the code and what stands before it.</param>
    static Replacement? Created(FixSite site, Counterpart counterpart, int position, string? factory, Func<DurableStore, string, Replacement> with)
    {
        string before = "";
        Settings? settings = null;
        if (DurableStore.HasSettings(counterpart) && (settings = Settings.At(site, position)) is null)
        {
            if (factory is null)
                return null;
            string provider = Names.Free(site, site.Node.FirstAncestorOrSelf<StatementSyntax>() ?? site.Node, "provider", "serviceProvider");
            settings = Settings.Of(provider);
            before = (factory.Contains(",") ? $"({string.Format(factory, provider)})" : provider) + " => ";
        }
        return DurableStore.Of(site, counterpart, position, settings, null) is { } store ? with(store, before) : null;
    }

    static Replacement? Registered(FixSite site, Counterpart counterpart, int position, string? name, Func<DurableStore, Replacement> with)
    {
        var settings = Settings.At(site, position);
        if (settings is null && DurableStore.HasSettings(counterpart))
        {
            // It has a lambda that gets the provider of services.
            if (!counterpart.Expression.Contains("(_ => "))
                return null;
            string provider = Names.Free(site, site.Node.FirstAncestorOrSelf<StatementSyntax>() ?? site.Node, "provider", "serviceProvider");
            settings = Settings.Of(provider);
            counterpart = counterpart with { Expression = counterpart.Expression.Replace("(_ => ", $"({provider} => ") };
        }
        return DurableStore.Of(site, counterpart, position, settings, name) is { } store ? with(store) : null;
    }

    static bool HasNoArguments(ExpressionSyntax creation) => creation switch
    {
        BaseObjectCreationExpressionSyntax made => made is { Initializer: null, ArgumentList: null or { Arguments.Count: 0 } },
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Count == 0,
        _ => false,
    };

    /// <summary><c>AddSingleton&lt;IStorage&gt;(new MemoryStorage())</c> takes a factory as well.</summary>
    static string? FactoryFor(ExpressionSyntax creation) =>
        creation.Parent is ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
        && CallsByName.NameSyntaxOf(call) is GenericNameSyntax { Identifier.ValueText: "AddSingleton" or "TryAddSingleton", TypeArgumentList.Arguments.Count: 1 } ? "{0}" : null;

    /// <summary>True if another store can stand where the creation stands: nothing there asks for the one in memory by its type.</summary>
    static bool FitsInPlace(FixSite site, ExpressionSyntax creation, Counterpart counterpart, CancellationToken cancellation)
    {
        if (creation is InvocationExpressionSyntax)
            return true;
        var info = site.Model.GetTypeInfo(creation, cancellation);
        if (info.Type is not { } own || info.ConvertedType is not { } wanted)
            return false;
        if (!SymbolEqualityComparer.Default.Equals(own, wanted))
            return IsOpenTo(site, wanted, counterpart);
        return creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } variable }
            && site.Model.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol local
            && site.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(n, cancellation).Symbol, local))
                .All(n => site.Model.GetTypeInfo(n, cancellation).ConvertedType is { } use && !SymbolEqualityComparer.Default.Equals(own, use) && IsOpenTo(site, use, counterpart));
    }

    /// <summary>True if what is asked for by that type can be the counterpart.</summary>
    static bool IsOpenTo(FixSite site, ITypeSymbol wanted, Counterpart counterpart)
    {
        var compilation = site.Model.Compilation;
        if (compilation.GetTypeByMetadataName(counterpart.Name) is { } durable && !counterpart.Expression.Contains(".CreateJson("))
            return compilation.ClassifyCommonConversion(durable, wanted) is { Exists: true, IsImplicit: true };
        return wanted.SpecialType == SpecialType.System_Object || (wanted.IsAbstract && wanted.Locations.All(l => l.IsInMetadata));
    }

    static bool IsStaticCall(FixSite site, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.Expression is SimpleNameSyntax
        || (call.Expression is MemberAccessExpressionSyntax access && site.Model.GetSymbolInfo(access.Expression, cancellation).Symbol is INamedTypeSymbol);

    /// <summary>An expression for the services, and the statement above which they can take another one: the host is not built before it.</summary>
    static (string Services, StatementSyntax Statement)? ServicesFor(FixSite site, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var start = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner })
            start = inner.Expression;
        if (start is not null && call.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax or GlobalStatementSyntax } own && own is not LocalFunctionStatementSyntax
            && IsOutsideOfLambdas(call, own) && ServicesOf(site, start, cancellation) is { } services)
            return (services, own);
        foreach (var value in InReach.At(site, call.SpanStart))
            if ((IsServices(value.Type) ? value.Name : value.Property(IsServices, "Services")) is { } found
                && HomeOf(value.Symbol, call) is { } statement && !IsBuilt(value.Name, statement))
                return (found, statement);
        return null;
    }

    static bool IsOutsideOfLambdas(SyntaxNode node, SyntaxNode statement) => !node.Ancestors().TakeWhile(n => n != statement).Any(n => n is AnonymousFunctionExpressionSyntax);

    static string? ServicesOf(FixSite site, ExpressionSyntax expression, CancellationToken cancellation)
    {
        if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || site.Model.GetTypeInfo(expression, cancellation).Type is not { } type)
            return null;
        string text = expression.WithoutTrivia().ToString();
        return IsServices(type) ? text
            : site.Model.GetSymbolInfo(expression, cancellation).Symbol is { } symbol ? new InReach(symbol, type, text).Property(IsServices, "Services") : null;
    }

    static bool IsServices(ITypeSymbol type) => type.IsOrDerivesFrom("Microsoft.Extensions.DependencyInjection.IServiceCollection");

    /// <summary>The statement around the call that stands beside the declaration of the variable, not in a lambda that runs at another time.</summary>
    static StatementSyntax? HomeOf(ISymbol symbol, SyntaxNode call)
    {
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
            return null;
        SyntaxNode? scope = symbol switch
        {
            ILocalSymbol => declaration.FirstAncestorOrSelf<StatementSyntax>()?.Parent,
            IParameterSymbol => declaration.Ancestors().Select(a => a switch
            {
                BaseMethodDeclarationSyntax method => method.Body,
                LocalFunctionStatementSyntax function => function.Body,
                AnonymousFunctionExpressionSyntax lambda => lambda.Block,
                _ => null,
            }).FirstOrDefault(b => b is not null),
            _ => null,
        };
        if (scope is GlobalStatementSyntax)
            return call.Ancestors().OfType<GlobalStatementSyntax>().FirstOrDefault()?.Statement is { } global and not LocalFunctionStatementSyntax ? global : null;
        var statement = scope is BlockSyntax ? call.Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => s.Parent == scope) : null;
        return statement is LocalFunctionStatementSyntax ? null : statement;
    }

    /// <summary>True if a statement above builds the host.</summary>
    static bool IsBuilt(string builder, StatementSyntax statement)
    {
        IEnumerable<SyntaxNode> statements = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members,
            _ => [],
        };
        return statements.Where(s => s.Span.End <= statement.SpanStart).SelectMany(s => s.DescendantNodes()).OfType<MemberAccessExpressionSyntax>()
            .Any(a => a.Name.Identifier.ValueText == "Build" && a.Expression.ToString() == builder);
    }
}
