namespace Tenantry.Content.Enrollments;

/// <summary>Represents the enrollment of a subscription or a one-time purchase in the content of its product.</summary>
internal sealed class Enrollment : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>Gets the ID of the subscription, or of the purchase.</summary>
    public SubscriptionId SubscriptionId { get; init; }

    public required string Product { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Gets or sets the number of delivered lessons. Lessons are delivered in order.</summary>
    public int Delivered { get; set; }

    /// <summary>Gets or sets the time at which the next lesson is due, or <see langword="null"/> after the last lesson.</summary>
    public DateTimeOffset? NextLessonAt { get; set; }

    /// <summary>Gets the ID of the enrollment of a purchase. Both kinds of IDs are unique UUIDs, so that they cannot collide.</summary>
    public static SubscriptionId IdOf(PurchaseSummary purchase) => new(purchase.Id.Value);
}
