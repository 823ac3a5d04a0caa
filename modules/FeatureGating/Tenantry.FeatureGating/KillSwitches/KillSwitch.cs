namespace Tenantry.FeatureGating.KillSwitches;

/// <summary>
/// Represents a feature that an operator turned off for all tenants. It takes precedence over plans, grants and overrides.
/// </summary>
[SharedAcrossTenants("Kill switches belong to the operator and apply to every tenant.")]
internal sealed class KillSwitch
{
    public required string Feature { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset TurnedOffAt { get; init; }
}
