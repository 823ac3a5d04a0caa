namespace Tenantry.Kernel;

/// <summary>
/// Specifies the name under which deliveries to an event handler are stored. The default is the full name of its class: renaming such a
/// class makes it a new handler, and pending deliveries are lost. Never change the name.
/// </summary>
/// <param name="name">The name, such as <c>module.what_it_does</c>; unique in a host.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventHandlerNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;
}
