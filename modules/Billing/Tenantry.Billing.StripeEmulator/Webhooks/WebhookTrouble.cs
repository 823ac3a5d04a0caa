namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// What happens to webhooks on their way, so that a test sees what the application does then. It holds for deliveries that are
/// made from now on, survives a restart, and ends when it is set anew.
/// </summary>
public sealed record WebhookTrouble
{
    /// <summary>Gets how long each delivery waits before its first attempt, in real time.</summary>
    /// <value>Zero. At most one minute; whole milliseconds count.</value>
    public TimeSpan Delay { get; init; }

    /// <summary>Gets how many of the next deliveries are lost: no attempt is made, and none follows.</summary>
    /// <value>0. At most 1000.</value>
    public int DropNext { get; init; }

    /// <summary>Gets whether each delivery is sent twice, with the same event id.</summary>
    /// <value>False.</value>
    public bool SendsTwice { get; init; }

    /// <summary>Gets whether deliveries are collected for half a second and sent in a random order.</summary>
    /// <value>False.</value>
    public bool Shuffles { get; init; }
}
