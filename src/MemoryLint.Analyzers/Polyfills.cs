// What the compiler expects to find and netstandard2.0 does not have.

namespace System
{
    /// <summary>What list patterns with a slice need.</summary>
    readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}

namespace System.Runtime.CompilerServices
{
    sealed class IsExternalInit;

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    sealed class RequiredMemberAttribute : Attribute;

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Constructor)]
    sealed class SetsRequiredMembersAttribute : Attribute;
}
