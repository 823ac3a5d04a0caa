using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Recovery;
using Tenantry.Platform.Emails;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Dunning;

/// <summary>Registers what deals with money that does not come.</summary>
internal static class DunningServices
{
    public static void AddDunning(this IServiceCollection services)
    {
        services.AddMailTemplates("billing", typeof(DunningServices).Assembly);
        services.AddSingleton<RecoveryLinks>();
        services.AddSingleton<RecoveryLimit>();
        services.AddScoped<MendPayment>();
        services.AddScoped<DunningMail>();
        services.AddScoped<FollowInvoice>();
        services.AddScoped<RetryPayment>();
        services.AddObjectSync<RetryOnNewCard>(GatewayObject.Customer);
        services.AddScoped<ChangeDunning>();
        services.AddEventHandler<SubscriptionEnded, FollowEnd>();
        services.AddRecurringJob<RunDunning>(
            RunDunning.Name, "0 0/5 * * * ?", JobScope.Once, "Takes unpaid invoices a step on: mails, retries, less access, the end.");
        services.AddResource(DunningResource.Definition);
    }
}
