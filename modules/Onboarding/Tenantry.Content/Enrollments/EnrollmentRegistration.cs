using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Outbox;

namespace Tenantry.Content.Enrollments;

/// <summary>Registers enrollments.</summary>
internal static class EnrollmentRegistration
{
    public static void AddEnrollments(this IServiceCollection services)
    {
        services.AddScoped<FindAccess>();
        services.AddEventHandler<SubscriptionEnded, EndEnrollment>();
        services.AddEventHandler<PurchaseEnded, EndEnrollment>();
    }
}
