using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Checkouts.Abandoned;
using Tenantry.Billing.Checkouts.Duplicates;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Checkouts.Reactivations;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Purchases;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Checkouts;

/// <summary>Registers checkouts: of tenants, of guests, abandoned checkouts, and reactivations of subscriptions.</summary>
internal static class CheckoutsRegistration
{
    public static void AddCheckouts(this IServiceCollection services)
    {
        services.TryAddSingleton<IAccounts, MissingAccounts>();
        services.AddScoped<StartGuestCheckout>();
        services.AddScoped<AssignGuestCheckout>();
        services.AddScoped<GuestCheckoutProgress>();
        services.AddScoped<AbandonedCheckoutEmail>();
        services.AddScoped<SendCheckoutReminder>();
        services.AddScoped<FindAbandonedCheckout>();
        services.AddScoped<FindPayablePage>();
        services.AddScoped<RecoverCheckout>();
        services.AddRecurringJob<SendCheckoutReminders>(
            SendCheckoutReminders.Name, "0 0/5 * * * ?", JobScope.Once, "Reminds customers once of an abandoned checkout.");
        services.AddScoped<FindReactivation>();
        services.AddScoped<ReactivateSubscription>();
        services.AddScoped<CreateSubscription>();
        services.AddScoped<StartFreeSubscription>();
        services.AddScoped<BuildCart>();
        services.AddScoped<CheckOwnership>();
        services.AddScoped<RefundDuplicate>();
        services.AddEventHandler<DuplicateSubscriptionFound, EndDuplicateSubscription>();
        services.AddEventHandler<DuplicatePurchaseFound, EndDuplicatePurchase>();
        services.AddScoped<ReserveCheckout>();
        services.AddScoped<ExpireClosingCheckouts>();
        services.AddRecurringJob<ExpireLeftCheckouts>(
            ExpireLeftCheckouts.Name, "0 3/5 * * * ?", JobScope.Once, "Expires payment pages that were replaced by another one.");
        services.AddScoped<FindPromotionCode>();
        services.AddScoped<OpenCheckout>();
        services.AddScoped<StartCheckout>();
        services.AddScoped<CreateCheckoutSession>();
        services.AddSingleton<EmbeddedCheckout>();
        services.AddScoped<CheckoutProgress>();
        services.AddScoped<FindEmbeddedCheckout>();
        services.AddScoped<StoreCheckout>();
        services.AddObjectSync<SyncCheckout>(GatewayObject.Checkout);
    }
}
