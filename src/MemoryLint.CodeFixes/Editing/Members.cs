using Microsoft.CodeAnalysis;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>What the objects of a class have at hand.</summary>
static class Members
{
    /// <summary>The name of a field, property or primary constructor's parameter of a type that fits; null if there is none.</summary>
    public static string? OfType(INamedTypeSymbol owner, Func<ITypeSymbol, bool> fits) =>
        owner.GetMembers().FirstOrDefault(m => m is IFieldSymbol { IsImplicitlyDeclared: false, IsStatic: false } field && fits(field.Type) || m is IPropertySymbol { IsStatic: false, GetMethod: not null } property && fits(property.Type))?.Name
        ?? owner.InstanceConstructors.Where(IsPrimary).SelectMany(c => c.Parameters).FirstOrDefault(p => fits(p.Type))?.Name;

    static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax);
}
