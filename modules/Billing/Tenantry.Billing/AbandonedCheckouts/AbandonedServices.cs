using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.AbandonedCheckouts;

/// <summary>Registers what leads back to a payment page that was left.</summary>
internal static class AbandonedServices
{
    public static void AddAbandonedCheckouts(this IServiceCollection services)
    {
        services.AddScoped<RemindBuyer>();
        services.AddScoped<ReopenCheckout>();
        services.AddRecurringJob<RunReminders>(RunReminders.Name, "0 0/5 * * * ?", JobScope.Once, "Reminds, once, whoever left a payment page.");
    }
}
