namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Represents a reconciliation run with its progress.</summary>
[SharedAcrossTenants("A run reads the provider's whole account; only the operator sees it.")]
internal sealed class ReconciliationRun
{
    public Guid Id { get; init; }

    /// <summary>Gets the step: <c>events</c>, <c>objects</c> or <c>repair</c>.</summary>
    public required string Step { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Gets or sets the number of events or objects that were read.</summary>
    public int Processed { get; set; }

    /// <summary>
    /// Gets or sets the number of missed webhooks or discrepancies that were found, or of discrepancies that were repaired.
    /// </summary>
    public int Found { get; set; }

    public string? Error { get; set; }
}

/// <summary>Represents the time up to which all of the provider's events are in the inbox.</summary>
[SharedAcrossTenants("The provider lists events for the whole account, not by tenant.")]
internal sealed class EventCursor
{
    public const string Events = "events";

    public required string Name { get; init; }

    public DateTimeOffset Reached { get; set; }
}
