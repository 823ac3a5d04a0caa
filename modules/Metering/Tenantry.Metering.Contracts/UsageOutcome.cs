namespace Tenantry.Metering.Contracts;

/// <summary>What became of a usage event.</summary>
public enum UsageOutcome
{
    /// <summary>Counted.</summary>
    Accepted = 1,

    /// <summary>The same event was counted before; nothing was counted now, and that is success.</summary>
    Duplicate = 2,

    /// <summary>Another event was counted under the same key; nothing was counted now, and the sender has a fault.</summary>
    Conflict = 3,

    /// <summary>There is no such meter; the event is kept apart for an operator to see.</summary>
    UnknownMeter = 4,
}
