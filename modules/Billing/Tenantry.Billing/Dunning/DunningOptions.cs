using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Tenantry.Billing.Dunning;

/// <summary>What happens, and when, after a renewal was not paid. Every time counts from the start of the time that is unpaid.</summary>
public class DunningSchedule
{
    /// <summary>Gets or sets when we try the card again. A card that was declined for good, or that asks for its owner, is not tried.</summary>
    /// <value>None: the provider tries again by its own schedule, such as Stripe's Smart Retries. Turn that off before you set yours. At most eight.</value>
    [MaxLength(8)]
    public IList<TimeSpan> RetryAfter { get; set; } = [];

    /// <summary>Gets or sets how long access lasts.</summary>
    /// <value>That of <see cref="BillingOptions.GracePeriod"/>; between one hour and sixty days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan? GracePeriod { get; set; }

    /// <summary>Gets or sets when the reminder is sent.</summary>
    /// <value>Three days; between one hour and sixty days. None is sent where access is restricted before.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan RemindAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Gets or sets when access becomes to read only, and the last warning is sent.</summary>
    /// <value>Five days; between one hour and sixty days. It is never restricted where the grace period is over by then.</value>
    [Range(typeof(TimeSpan), "01:00:00", "60.00:00:00")]
    public TimeSpan RestrictAfter { get; set; } = TimeSpan.FromDays(5);

    /// <summary>Gets or sets when it is given up.</summary>
    /// <value>30 days; between one day and a year, and never before the grace period is over. The provider may give up earlier.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan EndAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Gets or sets what becomes of the subscription then.</summary>
    /// <value><see cref="DunningEnd.Cancel"/>.</value>
    [EnumDataType(typeof(DunningEnd))]
    public DunningEnd AtEnd { get; set; } = DunningEnd.Cancel;
}

/// <summary>A schedule for one product or plan.</summary>
public sealed class PlanDunning : DunningSchedule
{
    /// <summary>Gets or sets for what: <c>product/plan</c>, or <c>product</c> for all of its plans.</summary>
    [Required]
    public string Plan { get; set; } = "";
}

/// <summary>What happens after a renewal was not paid.</summary>
public sealed class DunningOptions : DunningSchedule
{
    /// <summary>Gets or sets the schedules of products and plans that differ.</summary>
    /// <value>None.</value>
    [ValidateEnumeratedItems]
    public IList<PlanDunning> Plans { get; set; } = [];

    /// <summary>Gets or sets by how much an operator extends the grace period at once.</summary>
    /// <value>Seven days; between one day and sixty days.</value>
    [Range(typeof(TimeSpan), "1.00:00:00", "60.00:00:00")]
    public TimeSpan GraceExtension { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how long the link of a mail works.</summary>
    /// <value>14 days; between one hour and ninety days.</value>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(14);

    internal DunningSchedule For(string product, string plan) =>
        Plans.FirstOrDefault(planDunning => planDunning.Plan == $"{product}/{plan}") ?? Plans.FirstOrDefault(planDunning => planDunning.Plan == product) ?? (DunningSchedule)this;
}

/// <summary>What becomes of a subscription that is given up.</summary>
public enum DunningEnd
{
    /// <summary>It ends, and the invoice is marked as uncollectible.</summary>
    Cancel = 1,

    /// <summary>It stays, without access, until it is paid or somebody cancels it.</summary>
    LeaveUnpaid = 2,
}
