namespace Tenantry.Platform.Outbox;

/// <summary>
/// Represents an event that not every handler has handled or deferred yet. It is deleted after its last delivery, so the table stays small.
/// </summary>
internal sealed class OutboxEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public long Id { get; init; }

    public short Bucket { get; init; }

    public Guid EventId { get; init; }

    public required string Name { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Gets the trace in which the event was published, as a W3C <c>traceparent</c>.</summary>
    public string? TraceParent { get; init; }
}
