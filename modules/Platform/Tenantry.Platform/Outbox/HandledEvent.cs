namespace Tenantry.Platform.Outbox;

/// <summary>Marks an event as handled by a handler. It commits together with the handler's changes.</summary>
internal sealed class HandledEvent : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Handler { get; init; }

    public Guid EventId { get; init; }
}
