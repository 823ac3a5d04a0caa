namespace Tenantry.Content.Contracts;

/// <summary>A lesson was marked as done. Published once for each lesson and subscription.</summary>
/// <param name="Subscription">The subscription's id.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Lesson">The lesson's number, from 1.</param>
/// <param name="At">The time at which it was marked.</param>
[EventName("content.lesson_completed")]
public sealed record LessonCompleted(Guid Subscription, string Product, int Lesson, DateTimeOffset At) : IIntegrationEvent;
