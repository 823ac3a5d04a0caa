using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Cancellations.Retention;

/// <summary>What is offered to a customer who is about to cancel. It can be taken once for each subscription.</summary>
public sealed class RetentionOptions
{
    /// <summary>Gets or sets how many percent are taken off.</summary>
    /// <value>Zero: nothing is offered; up to 100.</value>
    [Range(0, 100)]
    public int PercentOff { get; set; }

    /// <summary>Gets or sets for how many months.</summary>
    /// <value>Three; between 1 and 36.</value>
    [Range(1, 36)]
    public int Months { get; set; } = 3;
}
