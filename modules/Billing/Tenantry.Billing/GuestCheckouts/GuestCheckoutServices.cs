using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Billing.GuestCheckouts;

internal static class GuestCheckoutServices
{
    public static void AddGuestCheckouts(this IServiceCollection services)
    {
        services.AddScoped<StartGuestCheckout>();
        services.AddScoped<AdoptGuestCheckout>();
        services.AddScoped<GuestProgress>();
    }
}
