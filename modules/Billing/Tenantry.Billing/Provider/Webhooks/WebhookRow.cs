using Tenantry.Billing.Gateways;
using Tenantry.Platform.Work;

namespace Tenantry.Billing.Provider.Webhooks;

/// <summary>A webhook, stored once under the event's id. The payload is kept for people to read; the machine reads the object again.</summary>
[SharedAcrossTenants("A webhook names no tenant until its object is read; only the operator sees the inbox.")]
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

    /// <summary>Gets or sets when it is processed; <see langword="null"/> once it is.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public WebhookSource Source { get; init; }

    /// <summary>When it was worked to its end, well or not.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    public string? Outcome { get; set; }
}

/// <summary>Where a webhook stands. Stored by name.</summary>
internal enum WebhookStatus
{
    Waiting = 1,
    Handled = 2,
    Ignored = 3,
    Failed = 4,
}

/// <summary>Who brought it. Stored by name.</summary>
internal enum WebhookSource
{
    /// <summary>The provider.</summary>
    Delivery = 1,

    /// <summary>The reconciliation: it had never arrived.</summary>
    Reconciliation = 2,
}
