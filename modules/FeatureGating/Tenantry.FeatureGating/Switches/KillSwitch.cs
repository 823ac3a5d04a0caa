namespace Tenantry.FeatureGating.Switches;

/// <summary>A feature that an operator turned off for everyone. It counts before everything else.</summary>
[SharedAcrossTenants("It is the operator's and counts for every tenant alike.")]
internal sealed class KillSwitch
{
    public required string Feature { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset TurnedOffAt { get; init; }
}
