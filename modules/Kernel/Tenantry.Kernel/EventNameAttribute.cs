namespace Tenantry.Kernel;

/// <summary>Specifies the name under which an integration event is stored. Never change it: stored events would find no handler.</summary>
/// <param name="name">The name, such as <c>module.what_happened</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;
}
