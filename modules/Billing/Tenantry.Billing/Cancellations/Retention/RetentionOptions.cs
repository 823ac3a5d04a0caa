using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Cancellations.Retention;

/// <summary>
/// Represents the settings of the retention offer: a discount for a customer who is about to cancel. It can be accepted once for each
/// subscription.
/// </summary>
public sealed class RetentionOptions
{
    /// <summary>Gets or sets the discount, in percent.</summary>
    /// <value>0 (no offer) by default; at most 100.</value>
    [Range(0, 100)]
    public int PercentOff { get; set; }

    /// <summary>Gets or sets the number of months for which the discount applies.</summary>
    /// <value>3 by default; between 1 and 36.</value>
    [Range(1, 36)]
    public int Months { get; set; } = 3;
}
