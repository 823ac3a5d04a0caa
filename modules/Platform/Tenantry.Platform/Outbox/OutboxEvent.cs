namespace Tenantry.Platform.Outbox;

/// <summary>An event that is not delivered yet. It is deleted with its delivery, so the table stays small.</summary>
internal sealed class OutboxEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public long Id { get; init; }

    public short Bucket { get; init; }

    public Guid EventId { get; init; }

    public required string Name { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A tenant whose next event failed: its later events wait until then, other tenants' go on.</summary>
internal sealed class OutboxStalled : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public required string Error { get; init; }
}

/// <summary>An event that failed too often. It waits here for an operator to look at it and replay it.</summary>
internal sealed class OutboxDeadLetter : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Body { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset DiedAt { get; init; }

    public required string Error { get; init; }
}

/// <summary>The fact that a handler has handled an event, committed with what the handler saved.</summary>
internal sealed class HandledEventRow : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Handler { get; init; }

    public Guid EventId { get; init; }
}
