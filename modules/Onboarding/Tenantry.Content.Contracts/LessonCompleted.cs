namespace Tenantry.Content.Contracts;

/// <summary>Raised when a lesson is completed. Published once per lesson and subscription.</summary>
/// <param name="Subscription">The ID of the subscription.</param>
/// <param name="Product">The product's key.</param>
/// <param name="Lesson">The lesson's number, from 1.</param>
/// <param name="At">The time of the completion.</param>
[EventName("content.lesson_completed")]
public sealed record LessonCompleted(Guid Subscription, string Product, int Lesson, DateTimeOffset At) : IIntegrationEvent;
