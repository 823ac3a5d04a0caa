using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts;
using Tenantry.Platform.Outbox;

namespace Tenantry.RevenueDashboard.Payments;

/// <summary>Registers the event handlers for payments, refunds and disputes.</summary>
internal static class PaymentRegistration
{
    public static void AddPayments(this IServiceCollection services)
    {
        services.AddEventHandler<PaymentReceived, RecordPayment>();
        services.AddEventHandler<PaymentRefunded, RecordRefund>();
        services.AddEventHandler<PaymentDisputed, RecordRefund>();
    }
}
