namespace Tenantry.Kernel;

/// <summary>Represents the context of an integration event.</summary>
/// <param name="Id">The event's ID. It is the same on every delivery, so a handler can use it as an idempotency key.</param>
/// <param name="Tenant">The tenant that the change belongs to. It is the current tenant while the handler runs.</param>
/// <param name="OccurredAt">The time at which the change was saved, by the application's clock.</param>
public sealed record EventContext(Guid Id, TenantId Tenant, DateTimeOffset OccurredAt);
