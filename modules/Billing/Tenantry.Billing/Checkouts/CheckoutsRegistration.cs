using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Checkouts.Abandoned;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Jobs;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Checkouts;

/// <summary>Registers checkouts: of tenants, of guests, abandoned checkouts, and reactivations of subscriptions.</summary>
internal static class CheckoutsRegistration
{
    public static void AddCheckouts(this IServiceCollection services)
    {
        services.TryAddSingleton<IAccounts, MissingAccounts>();
        services.AddScoped<StartGuestCheckout>();
        services.AddScoped<AdoptGuestCheckout>();
        services.AddScoped<GuestProgress>();
        services.AddScoped<AbandonedMail>();
        services.AddScoped<RemindBuyer>();
        services.AddScoped<FindAbandoned>();
        services.AddScoped<ReopenCheckout>();
        services.AddRecurringJob<RunReminders>(
            RunReminders.Name, "0 0/5 * * * ?", JobScope.Once, "Reminds customers once of an abandoned checkout.");
        services.AddScoped<FindRestart>();
        services.AddScoped<RestartSubscription>();
        services.AddScoped<BeginDirectly>();
        services.AddScoped<OpenAttempt>();
        services.AddScoped<BeginFree>();
        services.AddScoped<FillBasket>();
        services.AddScoped<FindCode>();
        services.AddScoped<OpenCheckout>();
        services.AddScoped<StartCheckout>();
        services.AddScoped<OpenAtGateway>();
        services.AddSingleton<EmbeddedCheckout>();
        services.AddScoped<CheckoutProgress>();
        services.AddScoped<PayHere>();
        services.AddScoped<StoreCheckout>();
        services.AddObjectSync<SyncCheckout>(GatewayObject.Checkout);
    }
}
