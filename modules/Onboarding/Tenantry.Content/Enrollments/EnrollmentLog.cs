using Microsoft.Extensions.Logging;

namespace Tenantry.Content.Enrollments;

/// <summary>Log messages of enrollments, event IDs 600-629. They contain IDs only, no names or addresses.</summary>
internal static partial class EnrollmentLog
{
    [LoggerMessage(610, LogLevel.Information, "Subscription {SubscriptionId} of tenant {TenantId} is enrolled in {Product}")]
    public static partial void Enrolled(this ILogger logger, Guid subscriptionId, Guid tenantId, string product);

    [LoggerMessage(611, LogLevel.Information, "The enrollment of subscription {SubscriptionId} of tenant {TenantId} ended")]
    public static partial void EnrollmentEnded(this ILogger logger, Guid subscriptionId, Guid tenantId);
}
