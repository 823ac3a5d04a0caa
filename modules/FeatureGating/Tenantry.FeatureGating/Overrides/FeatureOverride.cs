namespace Tenantry.FeatureGating.Overrides;

/// <summary>What an operator gave to, or took from, one tenant, whatever its plan says.</summary>
internal sealed class FeatureOverride : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Feature { get; init; }

    public bool IsAllowed { get; set; }

    /// <summary>How much of it in each period; none for a feature that is simply on, or unlimited.</summary>
    public long? Limit { get; set; }

    public DateTimeOffset? Until { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset SetAt { get; set; }
}
