using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Referrals;

/// <summary>Represents the settings of the referral program. Changes don't affect customers who have been referred before.</summary>
public sealed class ReferralOptions
{
    /// <summary>
    /// Gets or sets the referrer's reward, in percent of the referred customer's payments without tax. It is credited to the referrer's
    /// balance.
    /// </summary>
    /// <value>0 (no referral program) by default; at most 100.</value>
    [Range(0, 100)]
    public int Percent { get; set; }

    /// <summary>
    /// Gets or sets the time for which a reward is on hold. A payment that is refunded or disputed within this time earns nothing.
    /// </summary>
    /// <value>30 days by default; at most 366 days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets the number of months after the referred customer's first payment in which payments earn a reward.</summary>
    /// <value>12 by default; at most 120. 0 rewards the first payment only; <see langword="null"/> sets no limit.</value>
    [Range(0, 120)]
    public int? Months { get; set; } = 12;

    /// <summary>Gets or sets the time for which a browser remembers a referral link. The last link that was followed wins.</summary>
    /// <value>60 days by default; between one hour and 366 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Gets or sets the path within this site to which a referral link redirects.</summary>
    /// <value>The home page by default.</value>
    [RegularExpression("^/([^/\\\\].*)?$",
        ErrorMessage = "Tenantry:Billing:Referrals:LandingPath must be a path within this site, such as /pricing.",
        MatchTimeoutInMilliseconds = 1000)]
    public string LandingPath { get; set; } = "/";
}
