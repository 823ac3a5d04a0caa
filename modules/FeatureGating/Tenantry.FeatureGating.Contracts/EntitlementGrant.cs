namespace Tenantry.FeatureGating.Contracts;

/// <summary>Represents a feature that an <see cref="IEntitlementSource"/> grants to a tenant.</summary>
/// <param name="Feature">The feature's key. A grant of a feature that does not exist is ignored.</param>
/// <param name="Source">What grants it, such as <c>license</c>; decisions name it.</param>
public sealed record EntitlementGrant(string Feature, string Source)
{
    /// <summary>Gets the limit of the period.</summary>
    /// <value><see langword="null"/> for a feature that is simply on, or unlimited.</value>
    public long? Limit { get; init; }

    /// <summary>Gets when the grant ends.</summary>
    /// <value><see langword="null"/> when it does not end by itself.</value>
    public DateTimeOffset? Until { get; init; }
}
