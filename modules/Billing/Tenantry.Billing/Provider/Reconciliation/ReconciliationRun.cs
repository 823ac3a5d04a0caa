namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>One run, as far as it has come.</summary>
[SharedAcrossTenants("A run reads the whole account of the provider; only the operator sees it.")]
internal sealed class ReconciliationRun
{
    public Guid Id { get; init; }

    /// <summary>What it looks for: <c>events</c> or <c>objects</c>.</summary>
    public required string Step { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many of the provider's events or objects it has read.</summary>
    public int Seen { get; set; }

    /// <summary>How many webhooks had never arrived, or how many objects drifted.</summary>
    public int Found { get; set; }

    public string? Error { get; set; }
}

/// <summary>Up to which instant of the provider's every event is in the inbox.</summary>
[SharedAcrossTenants("The provider's events are one list for the whole account.")]
internal sealed class EventCursor
{
    public const string Events = "events";

    public required string Name { get; init; }

    public DateTimeOffset Reached { get; set; }
}
