using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.FeatureGating;

/// <summary>Options of feature gating.</summary>
public sealed class FeatureGatingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Tenantry:FeatureGating";

    /// <summary>
    /// Gets or sets the maximum lifetime of a tenant's entitlement snapshot. A published change invalidates the snapshot immediately.
    /// </summary>
    /// <value>Five minutes; between one second and one hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SnapshotLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the path of the pricing page, used when no single plan unlocks a feature.</summary>
    /// <value><c>/pricing</c>.</value>
    [Required, RegularExpression("^/.*$", MatchTimeoutInMilliseconds = 1000)]
    public string PricingPath { get; set; } = "/pricing";

    /// <summary>Gets or sets the path of the page where a failed payment can be fixed.</summary>
    /// <value><c>/space/billing</c>.</value>
    [Required, RegularExpression("^/.*$", MatchTimeoutInMilliseconds = 1000)]
    public string BillingPath { get; set; } = "/space/billing";
}

[OptionsValidator]
internal sealed partial class FeatureGatingOptionsValidator : IValidateOptions<FeatureGatingOptions>;
