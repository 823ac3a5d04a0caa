namespace Tenantry.Kernel;

/// <summary>Says that an entity's rows belong to no tenant, and why. An entity with neither this nor <see cref="ITenantOwned"/> stops start-up.</summary>
/// <param name="reason">One sentence that a reviewer accepts.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedAcrossTenantsAttribute(string reason) : Attribute
{
    /// <summary>Gets the sentence.</summary>
    public string Reason { get; } = reason;
}
