namespace Tenantry.Platform.Outbox;

/// <summary>The events of one tenant for one handler: they are handled in their order, independently of every other partition.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Handler">The full name of the handler's type.</param>
internal readonly record struct EventPartition(TenantId Tenant, string Handler);
