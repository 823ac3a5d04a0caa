namespace Tenantry.Platform.Outbox;

/// <summary>The fact that a handler has handled an event, committed with what the handler saved.</summary>
internal sealed class HandledEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Handler { get; init; }

    public Guid EventId { get; init; }
}
