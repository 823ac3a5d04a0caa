using Tenantry.Billing.Gateways;
using Tenantry.Platform.Work;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>
/// Represents a webhook, stored once under the ID of its event. The payload is kept for display; processing reads the object itself.
/// </summary>
[SharedAcrossTenants("The tenant of a webhook is not known before its object is read; only the operator sees the inbox.")]
internal sealed class WebhookRow : IWorkItem
{
    public required string EventId { get; init; }

    public required string Type { get; init; }

    public GatewayObject Object { get; init; }

    public required string ObjectId { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public WebhookStatus Status { get; set; }

    public int Attempts { get; set; }

    /// <summary>Gets or sets the time at which the webhook is due; <see langword="null"/> after it was processed.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public WebhookSource Source { get; init; }

    /// <summary>Gets or sets the time at which processing ended, successfully or not.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    public string? Outcome { get; set; }
}

/// <summary>Specifies the status of a webhook. Stored by name.</summary>
internal enum WebhookStatus
{
    Pending = 1,
    Processed = 2,
    Ignored = 3,
    Failed = 4,
}

/// <summary>Specifies how an event was received. Stored by name.</summary>
internal enum WebhookSource
{
    /// <summary>A webhook of the provider.</summary>
    Delivery = 1,

    /// <summary>The reconciliation found it; its webhook never arrived.</summary>
    Reconciliation = 2,
}
