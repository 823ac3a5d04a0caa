using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Disputes;
using Tenantry.Billing.Invoices;
using Tenantry.Billing.Payments;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Refunds;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Webhooks;

namespace Tenantry.Billing.Timelines;

/// <summary>What billing tells of a tenant.</summary>
internal static class TimelineServices
{
    public static void AddTimelines(this IServiceCollection services) => services
        .AddTimeline<CheckoutTimeline>()
        .AddTimeline<SubscriptionTimeline>()
        .AddTimeline<PlanChangeTimeline>()
        .AddTimeline<InvoiceTimeline>()
        .AddTimeline<PaymentTimeline>()
        .AddTimeline<DunningTimeline>()
        .AddTimeline<RefundTimeline>()
        .AddTimeline<DisputeTimeline>()
        .AddTimeline<CreditTimeline>()
        .AddTimeline<WebhookTimeline>();
}
