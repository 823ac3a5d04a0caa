namespace Tenantry.Content.Contracts;

/// <summary>A lesson was delivered to a subscriber. Published once for each lesson and subscription.</summary>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Lesson">The lesson's number, from 1.</param>
/// <param name="At">The time of the delivery.</param>
[EventName("content.lesson_delivered")]
public sealed record LessonDelivered(Guid Subscription, string Product, int Lesson, DateTimeOffset At) : IIntegrationEvent;
