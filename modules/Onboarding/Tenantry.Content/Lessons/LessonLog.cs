using Microsoft.Extensions.Logging;

namespace Tenantry.Content.Lessons;

/// <summary>The log messages of lessons, within 600-629. Ids only: no names, no addresses.</summary>
internal static partial class LessonLog
{
    [LoggerMessage(620, LogLevel.Information, "Lessons {First} to {Last} of {Product} were delivered to subscription {SubscriptionId}")]
    public static partial void Delivered(this ILogger logger, int first, int last, string product, Guid subscriptionId);

    [LoggerMessage(621, LogLevel.Error, "The lessons due for subscription {SubscriptionId} of tenant {TenantId} were not delivered; the next run tries again")]
    public static partial void DeliveryFailed(this ILogger logger, Guid subscriptionId, Guid tenantId, Exception exception);
}
