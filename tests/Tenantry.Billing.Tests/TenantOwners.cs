using System.Collections.Concurrent;

namespace Tenantry.Billing.Tests;

/// <summary>Stores the email addresses of tenant owners that differ from the default.</summary>
internal sealed class TenantOwners
{
    public ConcurrentDictionary<TenantId, string> All { get; } = new();
}
