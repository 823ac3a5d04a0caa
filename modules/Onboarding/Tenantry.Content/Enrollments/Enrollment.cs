namespace Tenantry.Content.Enrollments;

/// <summary>A subscription as onboarding sees it: since when, and how far it is.</summary>
internal sealed class Enrollment : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public SubscriptionId SubscriptionId { get; init; }

    public required string Product { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many lessons were delivered; always the first ones.</summary>
    public int Delivered { get; set; }

    /// <summary>When the next lesson is due; none after the last one there was.</summary>
    public DateTimeOffset? NextLessonAt { get; set; }
}
