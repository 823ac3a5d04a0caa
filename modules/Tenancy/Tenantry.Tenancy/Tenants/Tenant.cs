namespace Tenantry.Tenancy.Tenants;

/// <summary>Represents a tenant. Its key is the tenant ID, so that a tenant cannot read the name of another tenant.</summary>
internal sealed class Tenant : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Name { get; set; }

    public TenantStatus Status { get; private set; } = TenantStatus.Active;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes the status according to <see cref="TenantLifecycle"/>, or returns a problem.</summary>
    public Result Apply(TenantTransition signal)
    {
        if (TenantLifecycle.Next(Status, signal) is not { } next)
        {
            return TenantProblems.TransitionRefused;
        }

        Status = next;
        return Result.Success;
    }
}
