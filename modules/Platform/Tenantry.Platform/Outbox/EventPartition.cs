namespace Tenantry.Platform.Outbox;

/// <summary>Represents the events of one tenant for one handler. They are handled in order, independently of other partitions.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Handler">The stored name of the handler.</param>
internal readonly record struct EventPartition(TenantId Tenant, string Handler);
