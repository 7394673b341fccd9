using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A place where something is made that reaches the model: <c>new AzureOpenAIClient(…)</c>, <c>LLamaWeights.LoadFromFile(…)</c>, <c>Kernel.CreateBuilder()</c> with its clients.</summary>
/// <param name="Expression">The creating expression; for what is built step by step, the expression that begins it.</param>
/// <param name="Name">What a message calls what is made.</param>
/// <param name="Cost">What making it anew costs.</param>
/// <param name="Inputs">What it is made from: arguments, initializers.</param>
/// <param name="Entry">The catalog's entry; null for a client that talks to anything.</param>
/// <param name="IsMeant">False if it turns out to be something else of the same name. To know, the body that it stands in has to be bound.</param>
sealed record ClientCreation(ExpressionSyntax Expression, string Name, ClientCost Cost, ImmutableArray<SyntaxNode> Inputs, ModelClient? Entry, Func<bool> IsMeant);
