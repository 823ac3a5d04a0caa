using Microsoft.Extensions.Logging;

namespace Tenantry.Onboarding;

/// <summary>Everything onboarding says, 600-699. Ids only: no names, no addresses.</summary>
internal static partial class OnboardingLog
{
    [LoggerMessage(600, LogLevel.Debug, "The library has {Lessons} lessons, {Projects} projects and {Communities} communities for {Products} products")]
    public static partial void LibraryRead(this ILogger logger, int products, int lessons, int projects, int communities);

    [LoggerMessage(610, LogLevel.Information, "Subscription {SubscriptionId} of tenant {TenantId} is enrolled in {Product}")]
    public static partial void Enrolled(this ILogger logger, Guid subscriptionId, Guid tenantId, string product);

    [LoggerMessage(611, LogLevel.Information, "The enrolment of subscription {SubscriptionId} of tenant {TenantId} ended")]
    public static partial void EnrolmentEnded(this ILogger logger, Guid subscriptionId, Guid tenantId);

    [LoggerMessage(620, LogLevel.Information, "Lessons {First} to {Last} of {Product} were delivered to subscription {SubscriptionId}")]
    public static partial void Delivered(this ILogger logger, int first, int last, string product, Guid subscriptionId);

    [LoggerMessage(621, LogLevel.Error, "The lessons due for subscription {SubscriptionId} of tenant {TenantId} were not delivered; the next run tries again")]
    public static partial void DeliveryFailed(this ILogger logger, Guid subscriptionId, Guid tenantId, Exception exception);

    [LoggerMessage(622, LogLevel.Warning, "Tenant {TenantId} is not known; its mail about {Product} was not sent")]
    public static partial void NoOwner(this ILogger logger, Guid tenantId, string product);

    [LoggerMessage(630, LogLevel.Information, "Tenant {TenantId} finished the checklist of {Product}")]
    public static partial void ChecklistFinished(this ILogger logger, Guid tenantId, string product);
}
