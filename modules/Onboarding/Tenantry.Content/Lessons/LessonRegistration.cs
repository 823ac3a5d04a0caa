using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Content.Lessons;

/// <summary>Registers the delivery of lessons.</summary>
internal static class LessonRegistration
{
    public static void AddLessons(this IServiceCollection services)
    {
        services.AddScoped<OpenContent>();
        services.AddScoped<DeliverLessons>();
        services.AddScoped<FinishLesson>();
        services.AddEventHandler<SubscriptionStarted, StartEnrollment>();
        services.AddRecurringJob<DeliverDueLessons>(
            DeliverDueLessons.Name, "0 0/10 * * * ?", JobScope.Once, "Delivers the lessons that are due, and makes up for runs that were missed.");
    }
}
