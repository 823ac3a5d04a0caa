namespace Tenantry.Kernel;

/// <summary>What is known of an event beside its content.</summary>
/// <param name="Id">The event's id; the same on every delivery, so a handler may use it as its idempotency key.</param>
/// <param name="Tenant">The tenant in whose change it happened; it is the current tenant while the handler runs.</param>
/// <param name="OccurredAt">When the change was saved, by the application's clock.</param>
public sealed record EventInfo(Guid Id, TenantId Tenant, DateTimeOffset OccurredAt);
