namespace Tenantry.Platform.Audit;

/// <summary>Represents an entry of the audit log. It is written once: the application's role can neither update nor delete it.</summary>
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

/// <summary>Represents an entry of the access log: how often an actor worked across tenants for one reason on one day.</summary>
[SharedAcrossTenants("It records work that belongs to no single tenant, and only operators read it.")]
internal sealed class CrossTenantUse
{
    public required string Reason { get; init; }

    public required string Actor { get; init; }

    public DateOnly Day { get; init; }

    public long Uses { get; init; }

    public DateTimeOffset LastAt { get; init; }
}
