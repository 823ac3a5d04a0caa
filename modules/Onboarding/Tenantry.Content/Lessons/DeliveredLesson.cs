namespace Tenantry.Content.Lessons;

/// <summary>Represents a lesson that was delivered to a subscription. A unique index allows one row per lesson and subscription.</summary>
internal sealed class DeliveredLesson : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public DeliveredLessonId Id { get; init; }

    public SubscriptionId SubscriptionId { get; init; }

    public required string Product { get; init; }

    public int Number { get; init; }

    public DateTimeOffset DeliveredAt { get; init; }

    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Identifies a delivered lesson.</summary>
internal readonly record struct DeliveredLessonId(Guid Value) : IId<DeliveredLessonId>
{
    public static DeliveredLessonId From(Guid value) => new(value);

    public static DeliveredLessonId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    public override string ToString() => Value.ToString();
}
