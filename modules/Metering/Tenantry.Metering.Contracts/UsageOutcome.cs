namespace Tenantry.Metering.Contracts;

/// <summary>Specifies the outcome of a usage event.</summary>
public enum UsageOutcome
{
    /// <summary>The event was counted.</summary>
    Accepted = 1,

    /// <summary>The same event was already counted. It is not counted again, and the request succeeds.</summary>
    Duplicate = 2,

    /// <summary>A different event was already counted with the same idempotency key. The event is rejected.</summary>
    Conflict = 3,

    /// <summary>The meter does not exist. The event is quarantined for an operator.</summary>
    UnknownMeter = 4,
}
