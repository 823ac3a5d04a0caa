namespace Tenantry.Kernel;

/// <summary>
/// The name under which the deliveries to an event handler are stored. Without it that is the full name of its class, and renaming the class would make
/// it a handler that has handled nothing and gets nothing of what waits. Never change it.
/// </summary>
/// <param name="name"><c>module.what_it_does</c>; every handler of a host has another one.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventHandlerNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;
}
