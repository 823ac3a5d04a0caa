namespace Tenantry.Content.Contracts;

/// <summary>Raised when a lesson is delivered to a subscriber. Published once per lesson and subscription.</summary>
/// <param name="Subscription">The ID of the subscription.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Lesson">The lesson's number, from 1.</param>
/// <param name="At">The time of the delivery.</param>
[EventName("content.lesson_delivered")]
public sealed record LessonDelivered(Guid Subscription, string Product, int Lesson, DateTimeOffset At) : IIntegrationEvent;
