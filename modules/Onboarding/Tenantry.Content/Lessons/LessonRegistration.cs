using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Content.Lessons;

/// <summary>Registers lessons and their delivery.</summary>
internal static class LessonRegistration
{
    public static void AddLessons(this IServiceCollection services)
    {
        services.AddScoped<OpenContent>();
        services.AddScoped<DeliverLessons>();
        services.AddScoped<CompleteLesson>();
        services.AddEventHandler<SubscriptionStarted, StartEnrollment>();
        services.AddEventHandler<ProductPurchased, StartEnrollment>();
        services.AddRecurringJob<DeliverDueLessons>(
            DeliverDueLessons.Name, "0 0/10 * * * ?", JobScope.Once, "Delivers due lessons and catches up on missed runs.");
    }
}
