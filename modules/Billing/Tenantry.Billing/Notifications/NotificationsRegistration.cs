using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Notifications.Cards;
using Tenantry.Platform.Jobs;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Notifications;

/// <summary>Registers the emails about money.</summary>
internal static class NotificationsRegistration
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddScoped<SendBillingEmail>();
        services.AddEventHandler<PaymentReceived, SendReceipt>();
        services.AddEventHandler<PaymentRefunded, SendRefundEmail>();
        services.AddEventHandler<SubscriptionChanged, SendSubscriptionEmails>();
        services.AddObjectSync<SyncCard>(GatewayObject.Customer);
        services.AddScoped<SyncCard>();
        services.AddRecurringJob<SendRenewalNotices>(SendRenewalNotices.Name, "0 35 9 * * ?", JobScope.Once,
            "Announces the renewal of yearly plans.");
    }
}
