namespace Tenantry.Platform.Outbox;

/// <summary>An event that not every handler has handled yet. It is deleted with its last delivery, so the table stays small.</summary>
internal sealed class OutboxEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public long Id { get; init; }

    public short Bucket { get; init; }

    public Guid EventId { get; init; }

    public required string Name { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Gets the trace in which the event was published, as W3C's <c>traceparent</c>.</summary>
    public string? TraceParent { get; init; }
}
