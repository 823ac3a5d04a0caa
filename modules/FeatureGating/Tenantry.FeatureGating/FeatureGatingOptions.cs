using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.FeatureGating;

/// <summary>What feature gating needs to know.</summary>
public sealed class FeatureGatingOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Tenantry:FeatureGating";

    /// <summary>Gets or sets how long a tenant's snapshot is trusted where no change was heard of; a change drops it at once.</summary>
    /// <value>Five minutes; between one second and one hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SnapshotLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets the page where plans are chosen when no single plan is the answer.</summary>
    /// <value><c>/pricing</c>.</value>
    [Required, RegularExpression("^/.*$", MatchTimeoutInMilliseconds = 1000)]
    public string PricingPath { get; set; } = "/pricing";

    /// <summary>Gets or sets the page where a payment that failed is mended.</summary>
    /// <value><c>/space/billing</c>.</value>
    [Required, RegularExpression("^/.*$", MatchTimeoutInMilliseconds = 1000)]
    public string BillingPath { get; set; } = "/space/billing";
}

[OptionsValidator]
internal sealed partial class FeatureGatingOptionsValidator : IValidateOptions<FeatureGatingOptions>;
