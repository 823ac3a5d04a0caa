using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>What happens when somebody leaves the payment page without paying.</summary>
public sealed class AbandonedOptions
{
    /// <summary>Gets or sets how long after leaving the one reminder is sent. It is sent for a product at most once in <see cref="QuietTime"/>.</summary>
    /// <value>Four hours; zero sends none; up to seven days.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Gets or sets how long a tenant is not reminded of the same product again.</summary>
    /// <value>30 days; between one day and a year.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan QuietTime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets how long the link of the mail works.</summary>
    /// <value>14 days; between one hour and ninety days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(14);
}
