namespace Tenantry.Platform.Audit;

/// <summary>What somebody did. Written once; the application's role may neither change nor delete it.</summary>
internal sealed class AuditEntry : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? Reason { get; init; }

    public string? Detail { get; init; }
}

/// <summary>How often somebody worked across tenants for one reason on one day.</summary>
[SharedAcrossTenants("It is about work that belongs to no single tenant; only the operator reads it.")]
internal sealed class CrossTenantUse
{
    public required string Reason { get; init; }

    public required string Actor { get; init; }

    public DateOnly Day { get; init; }

    public long Uses { get; init; }

    public DateTimeOffset LastAt { get; init; }
}
