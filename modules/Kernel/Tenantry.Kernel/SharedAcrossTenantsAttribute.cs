namespace Tenantry.Kernel;

/// <summary>
/// Specifies that an entity's rows belong to no tenant. An entity with neither this attribute nor <see cref="ITenantOwned"/> fails the
/// start.
/// </summary>
/// <param name="reason">The reason, in one sentence.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedAcrossTenantsAttribute(string reason) : Attribute
{
    /// <summary>Gets the reason.</summary>
    public string Reason { get; } = reason;
}
