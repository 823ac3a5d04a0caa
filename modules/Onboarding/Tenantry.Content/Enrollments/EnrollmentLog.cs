using Microsoft.Extensions.Logging;

namespace Tenantry.Content.Enrollments;

/// <summary>The log messages of enrollments, within 600-629. Ids only: no names, no addresses.</summary>
internal static partial class EnrollmentLog
{
    [LoggerMessage(610, LogLevel.Information, "Subscription {SubscriptionId} of tenant {TenantId} is enrolled in {Product}")]
    public static partial void Enrolled(this ILogger logger, Guid subscriptionId, Guid tenantId, string product);

    [LoggerMessage(611, LogLevel.Information, "The enrollment of subscription {SubscriptionId} of tenant {TenantId} ended")]
    public static partial void EnrollmentEnded(this ILogger logger, Guid subscriptionId, Guid tenantId);
}
