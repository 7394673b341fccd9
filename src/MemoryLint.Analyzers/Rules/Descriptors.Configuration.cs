using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MEM0001_BadOptionValue = Rule(
        "MEM0001",
        "MemoryLint option has a bad value",
        "The option '{0}' has the value '{1}', which is not {2}; it is ignored",
        "Configuration",
        DiagnosticSeverity.Warning,
        "An option that cannot be read is reported, so that a typing error does not switch off what it was meant to switch on.");
}
