using Tenantry.Platform.Work;

namespace Tenantry.Platform.Outbox;

/// <summary>
/// An event that one handler did not handle at once, because it failed, was slow, or had an earlier event to handle first. It holds back
/// the later events of the same tenant and handler, and nothing else.
/// </summary>
internal sealed class EventDelivery : ITenantOwned, IWorkItem
{
    public TenantId TenantId { get; init; }

    public required string Handler { get; init; }

    /// <summary>Gets the position of the event in its tenant's order: the id that it had in the outbox.</summary>
    public long Position { get; init; }

    /// <summary>Gets the key by which an operator addresses the delivery.</summary>
    public Guid Id { get; init; }

    public Guid EventId { get; init; }

    public required string Name { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>Gets the trace in which the event was published, as W3C's <c>traceparent</c>.</summary>
    public string? TraceParent { get; init; }

    public int Attempts { get; init; }

    /// <summary>Gets when it is tried; <see langword="null"/> while an earlier one of its partition waits, and when it is dead-lettered.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string? Error { get; init; }

    /// <summary>Gets when it was dead-lettered; <see langword="null"/> while it is pending.</summary>
    public DateTimeOffset? DeadLetteredAt { get; init; }
}
