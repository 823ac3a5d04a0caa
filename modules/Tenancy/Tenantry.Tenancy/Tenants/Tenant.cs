namespace Tenantry.Tenancy.Tenants;

/// <summary>A tenant's own record. Its key is the tenant, so that one tenant cannot read another's name.</summary>
internal sealed class Tenant : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Name { get; set; }

    public TenantStatus Status { get; private set; } = TenantStatus.Active;

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moves along <see cref="TenantLifecycle"/>, or is refused.</summary>
    public Result Move(TenantSignal signal)
    {
        if (TenantLifecycle.Next(Status, signal) is not { } next)
        {
            return TenantProblems.TenantMoveRefused;
        }

        Status = next;
        return Result.Done;
    }
}
