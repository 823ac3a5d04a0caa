namespace Tenantry.FeatureGating.Overrides;

/// <summary>Represents a feature that an operator granted to or denied for one tenant, regardless of its plan.</summary>
internal sealed class FeatureOverride : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public required string Feature { get; init; }

    public bool IsAllowed { get; set; }

    /// <summary>Gets or sets the limit per period, or <see langword="null"/> for an unlimited or on/off feature.</summary>
    public long? Limit { get; set; }

    public DateTimeOffset? Until { get; set; }

    public required string Reason { get; set; }

    public DateTimeOffset SetAt { get; set; }
}
