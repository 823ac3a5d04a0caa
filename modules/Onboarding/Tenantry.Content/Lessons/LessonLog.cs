using Microsoft.Extensions.Logging;

namespace Tenantry.Content.Lessons;

/// <summary>Log messages of lessons, event IDs 600-629. They contain IDs only, no names or addresses.</summary>
internal static partial class LessonLog
{
    [LoggerMessage(620, LogLevel.Information, "Lessons {First} to {Last} of {Product} were delivered to subscription {SubscriptionId}")]
    public static partial void Delivered(this ILogger logger, int first, int last, string product, Guid subscriptionId);

    [LoggerMessage(621, LogLevel.Error,
        "The due lessons of subscription {SubscriptionId} of tenant {TenantId} could not be delivered; the next run tries again")]
    public static partial void DeliveryFailed(this ILogger logger, Guid subscriptionId, Guid tenantId, Exception exception);
}
