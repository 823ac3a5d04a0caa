namespace Tenantry.FeatureGating.Contracts;

/// <summary>Represents a feature that an <see cref="IEntitlementSource"/> grants to a tenant.</summary>
/// <param name="Feature">The feature's key. A grant of a feature that does not exist is ignored.</param>
/// <param name="Source">The source of the grant, such as <c>license</c>. It appears in decisions.</param>
public sealed record EntitlementGrant(string Feature, string Source)
{
    /// <summary>Gets the limit per period.</summary>
    /// <value><see langword="null"/> for an unlimited or on/off feature.</value>
    public long? Limit { get; init; }

    /// <summary>Gets the time at which the grant expires.</summary>
    /// <value><see langword="null"/> if the grant does not expire.</value>
    public DateTimeOffset? Until { get; init; }
}
