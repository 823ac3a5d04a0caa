namespace Tenantry.FeatureGating.Features;

/// <summary>The backplane topics for changes of a tenant's entitlements.</summary>
internal static class EntitlementTopics
{
    public const string Topic = "entitlements";

    /// <summary>Gets the topic that invalidates the entitlements of every tenant.</summary>
    public const string AllTenants = Topic + ":";

    public static string ForTenant(TenantId tenant) => $"{Topic}:{tenant.Value:N}";
}
