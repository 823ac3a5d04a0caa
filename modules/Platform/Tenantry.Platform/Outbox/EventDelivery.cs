using Tenantry.Platform.Work;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// Represents a deferred delivery of an event to a handler: the handler failed, was slow, or must handle an earlier event first. It blocks
/// later events of the same tenant and handler, and nothing else.
/// </summary>
internal sealed class EventDelivery : ITenantOwned, IWorkItem
{
    public TenantId TenantId { get; init; }

    public required string Handler { get; init; }

    /// <summary>Gets the position of the event in the order of its tenant, which is its ID in the outbox.</summary>
    public long Position { get; init; }

    /// <summary>Gets the ID by which an operator addresses the delivery.</summary>
    public Guid Id { get; init; }

    public Guid EventId { get; init; }

    public required string Name { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Gets the trace in which the event was published, as a W3C <c>traceparent</c>.</summary>
    public string? TraceParent { get; init; }

    public int Attempts { get; init; }

    /// <summary>
    /// Gets the time of the next attempt, or <see langword="null"/> if an earlier delivery of the partition is pending or the delivery is
    /// dead-lettered.
    /// </summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? Error { get; init; }

    /// <summary>Gets the time at which the delivery was dead-lettered, or <see langword="null"/> if it is pending.</summary>
    public DateTimeOffset? DeadLetteredAt { get; init; }
}
