namespace Tenantry.Onboarding.Checklists;

/// <summary>A step that a member ticked.</summary>
internal sealed class TickedStep : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Product { get; init; }

    public required string Step { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A checklist of which every required step was done once. It stays finished when a step is added later.</summary>
internal sealed class FinishedChecklist : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Product { get; init; }

    public DateTimeOffset At { get; init; }
}
