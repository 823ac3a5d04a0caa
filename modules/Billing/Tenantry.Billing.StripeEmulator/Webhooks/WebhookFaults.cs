namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents faults injected into webhook deliveries, to test how an application handles them. The settings apply to new deliveries,
/// survive a restart, and are replaced as a whole.
/// </summary>
public sealed record WebhookFaults
{
    /// <summary>Gets the delay before the first attempt of each delivery, in real time.</summary>
    /// <value>Zero. At most one minute, with a precision of one millisecond.</value>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets the number of upcoming deliveries to drop. A dropped delivery is never attempted.</summary>
    /// <value>0. At most 1000.</value>
    public int DropNext { get; init; }

    /// <summary>Gets whether each delivery is sent twice with the same event ID.</summary>
    /// <value><see langword="false"/>.</value>
    public bool Duplicate { get; init; }

    /// <summary>Gets whether deliveries are collected for half a second and sent in random order.</summary>
    /// <value><see langword="false"/>.</value>
    public bool Reorder { get; init; }
}
