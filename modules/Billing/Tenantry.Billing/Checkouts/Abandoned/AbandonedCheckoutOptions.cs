using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Represents the settings for checkouts that are left without payment.</summary>
public sealed class AbandonedCheckoutOptions
{
    /// <summary>
    /// Gets or sets the time after which the one reminder of an abandoned checkout is sent. It is sent at most once in <see
    /// cref="QuietTime"/> for each product.
    /// </summary>
    /// <value>4 hours by default; at most 7 days. Zero sends no reminder.</value>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Gets or sets the time in which a tenant is not reminded of the same product again.</summary>
    /// <value>30 days by default; between 1 and 365 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan QuietTime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets the lifetime of the link in the email.</summary>
    /// <value>14 days by default; between 1 hour and 90 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(14);
}
