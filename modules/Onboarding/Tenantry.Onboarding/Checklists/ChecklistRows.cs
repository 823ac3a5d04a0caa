namespace Tenantry.Onboarding.Checklists;

/// <summary>Represents a step that a member completed.</summary>
internal sealed class CompletedStep : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Product { get; init; }

    public required string Step { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Represents a completed checklist. It stays completed if a step is added later.</summary>
internal sealed class CompletedChecklist : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Product { get; init; }

    public DateTimeOffset At { get; init; }
}
