namespace Tenantry.FeatureGating.Features;

/// <summary>The backplane topics for changes of a tenant's entitlements.</summary>
internal static class EntitlementTopics
{
    public const string Family = "entitlements";

    /// <summary>Gets the topic that invalidates the entitlements of every tenant.</summary>
    public const string AllTenants = Family + ":";

    public static string Of(TenantId tenant) => $"{Family}:{tenant.Value:N}";
}
