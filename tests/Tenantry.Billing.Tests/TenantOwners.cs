using System.Collections.Concurrent;

namespace Tenantry.Billing.Tests;

/// <summary>The addresses of tenants that differ from everybody's.</summary>
internal sealed class TenantOwners
{
    public ConcurrentDictionary<TenantId, string> All { get; } = new();
}
