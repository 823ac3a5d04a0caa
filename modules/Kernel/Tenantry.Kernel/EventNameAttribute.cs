namespace Tenantry.Kernel;

/// <summary>The name under which an event is stored. Never rename it: events already stored would find no handler.</summary>
/// <param name="name"><c>module.what_happened</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;
}
