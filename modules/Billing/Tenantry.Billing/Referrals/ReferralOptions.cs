using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Referrals;

/// <summary>What a customer earns who brings another one. What was promised to a customer when the other one came stays so.</summary>
public sealed class ReferralOptions
{
    /// <summary>Gets or sets how many percent of the payments of a brought customer, without tax, the other one gets as a credit.</summary>
    /// <value>Zero: there is no programme; up to 100.</value>
    [Range(0, 100)]
    public int Percent { get; set; }

    /// <summary>Gets or sets how long a credit is held back. What is refunded or disputed within this time is not given.</summary>
    /// <value>30 days; up to one year.</value>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets for how many months, from the brought customer's first payment on, their payments count.</summary>
    /// <value>Twelve; zero counts the first payment alone; <see langword="null"/> counts for ever; up to 120.</value>
    [Range(0, 120)]
    public int? Months { get; set; } = 12;

    /// <summary>Gets or sets how long a browser remembers whose link was followed. The link that was followed last counts.</summary>
    /// <value>60 days; between one hour and one year.</value>
    [Range(typeof(TimeSpan), "01:00:00", "366.00:00:00")]
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Gets or sets where a followed link leads, within this site.</summary>
    /// <value>The home page.</value>
    [RegularExpression("^/([^/\\\\].*)?$", ErrorMessage = "Tenantry:Billing:Referrals:LandingPath is a path of this site, such as /pricing.", MatchTimeoutInMilliseconds = 1000)]
    public string LandingPath { get; set; } = "/";
}
