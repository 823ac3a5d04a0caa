namespace Tenantry.FeatureGating.Features;

/// <summary>The topics on which nodes tell each other that a tenant's entitlements changed.</summary>
internal static class EntitlementTopics
{
    public const string Family = "entitlements";

    /// <summary>Gets the topic that invalidates the entitlements of every tenant.</summary>
    public const string AllTenants = Family + ":";

    public static string Of(TenantId tenant) => $"{Family}:{tenant.Value:N}";
}
