using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Notifications;

/// <summary>Represents the options of the emails about money. Emails of dunning have options of their own.</summary>
public sealed class BillingEmailOptions
{
    /// <summary>Gets or sets a value indicating whether a receipt is sent for each payment, with its PDF.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Receipt { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a changed plan, quantity or price is confirmed.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool PlanChanged { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a cancellation is confirmed, with the end of access.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Canceled { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a pause is confirmed.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Paused { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the end of a pause, or of a cancellation that was undone, is confirmed.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Resumed { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a refund is announced.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool Refunded { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a changed card is confirmed.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool CardChanged { get; set; } = true;

    /// <summary>Gets or sets the number of days before the renewal of a yearly plan at which it is announced.</summary>
    /// <value>The default is 30 days; zero disables the notice, and 90 is the maximum.</value>
    [Range(0, 90)]
    public int RenewalNoticeDays { get; set; } = 30;
}
