using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Billing.Dunning;

/// <summary>Options for the dunning schedule of a failed renewal. All times are measured from the start of the unpaid period.</summary>
public class DunningSchedule
{
    /// <summary>
    /// Gets or sets the times of retries; at most eight. A card with a hard decline, or one that requires authentication, is not retried.
    /// </summary>
    /// <value>
    /// The default is an empty list: the provider retries by its own schedule, such as Stripe's Smart Retries. Turn that off before you set
    /// your own times.
    /// </value>
    [MaxLength(8)]
    public IList<TimeSpan> RetryAfter { get; set; } = [];

    /// <summary>Gets or sets how long access continues, from 1 hour to 60 days.</summary>
    /// <value>The default is <see langword="null"/>: the value of <see cref="BillingOptions.GracePeriod"/>.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan? GracePeriod { get; set; }

    /// <summary>
    /// Gets or sets when the reminder is sent, from 1 hour to 60 days. No reminder is sent if access is restricted earlier.
    /// </summary>
    /// <value>The default is 3 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>
    /// Gets or sets when access becomes read-only and the final warning is sent, from 1 hour to 60 days. Access is not restricted if the
    /// grace period ends earlier.
    /// </summary>
    /// <value>The default is 5 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan RestrictAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>
    /// Gets or sets when the invoice becomes uncollectible, from 1 day to 365 days, but not before the end of the grace period. The
    /// provider can stop earlier.
    /// </summary>
    /// <value>The default is 30 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan EndAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets what happens to the subscription when the invoice becomes uncollectible.</summary>
    /// <value>The default is <see cref="DunningEnd.Cancel"/>.</value>
    [EnumDataType(typeof(DunningEnd))]
    public DunningEnd AtEnd { get; set; } = DunningEnd.Cancel;
}

/// <summary>Options for the dunning schedule of one product or plan.</summary>
public sealed class PlanDunning : DunningSchedule
{
    /// <summary>Gets or sets the plan, as <c>product/plan</c>, or as <c>product</c> for all of its plans.</summary>
    [Required]
    public string Plan { get; set; } = "";
}

/// <summary>Options for dunning, the recovery of failed renewals.</summary>
public sealed class DunningOptions : DunningSchedule
{
    /// <summary>Gets or sets the schedules of products and plans that differ from the default schedule.</summary>
    /// <value>The default is an empty list.</value>
    [ValidateEnumeratedItems]
    public IList<PlanDunning> Plans { get; set; } = [];

    /// <summary>Gets or sets by how much an operator extends the grace period, from 1 day to 60 days.</summary>
    /// <value>The default is 7 days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "60.00:00:00")]
    public TimeSpan GraceExtension { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how long the payment link in an email is valid, from 1 hour to 90 days.</summary>
    /// <value>The default is 14 days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(14);

    internal DunningSchedule For(string product, string plan) =>
        Plans.FirstOrDefault(planDunning => planDunning.Plan == $"{product}/{plan}")
        ?? Plans.FirstOrDefault(planDunning => planDunning.Plan == product) ?? (DunningSchedule)this;
}

/// <summary>Specifies what happens to a subscription whose invoice is uncollectible.</summary>
public enum DunningEnd
{
    /// <summary>The subscription is canceled, and the invoice is marked as uncollectible.</summary>
    Cancel = 1,

    /// <summary>The subscription stays, without access, until it is paid or canceled.</summary>
    LeaveUnpaid = 2,
}
