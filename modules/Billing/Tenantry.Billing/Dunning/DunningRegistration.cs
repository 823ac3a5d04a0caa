using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Dunning.PaymentLinks;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Dunning;

/// <summary>Registers the dunning of unpaid invoices.</summary>
internal static class DunningRegistration
{
    public static void AddDunning(this IServiceCollection services)
    {
        services.AddEmailTemplates("billing", typeof(DunningRegistration).Assembly);
        services.AddSingleton<IAccessRestrictionProvider, AccessRestrictionProvider>();
        services.AddScoped<IInvoiceObserver, DunningInvoiceObserver>();
        services.TryAddSingleton<IDunningPolicy, DunningPolicy>();
        services.AddScoped<ScheduleDunning>();
        services.AddSingleton<RecoveryLinks>();
        services.AddSingleton<RecoveryRateLimiter>();
        services.AddScoped<FindUnpaidInvoice>();
        services.AddScoped<FixPayment>();
        services.AddScoped<RetryFromLink>();
        services.AddScoped<DunningEmail>();
        services.AddScoped<AdvanceDunning>();
        services.AddScoped<UpdateDunningCase>();
        services.AddScoped<RetryPayment>();
        services.AddObjectSync<RetryOnNewCard>(GatewayObject.Customer);
        services.AddScoped<ChangeDunning>();
        services.AddEventHandler<SubscriptionEnded, CloseDunningCases>();
        services.AddRecurringJob<RunDunning>(
            RunDunning.Name, "0 0/5 * * * ?", JobScope.Once,
            "Advances dunning: sends emails, retries payments, restricts access and cancels subscriptions.");
    }
}
