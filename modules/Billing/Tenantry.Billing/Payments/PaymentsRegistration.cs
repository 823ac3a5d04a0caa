using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Payments.PaymentMethods;
using Tenantry.Billing.Payments.Purchases;
using Tenantry.Billing.Payments.Refunds;
using Tenantry.Platform.Outbox;

namespace Tenantry.Billing.Payments;

/// <summary>Registers payments, refunds, disputes and payment methods.</summary>
internal static class PaymentsRegistration
{
    public static void AddPayments(this IServiceCollection services)
    {
        services.AddScoped<CreatePortalSession>();
        services.AddScoped<IInvoiceObserver, AddPayment>();
        services.AddScoped<SyncPayment>();
        services.AddScoped<RefundIntent>();
        services.AddScoped<RefundPayment>();
        services.AddSingleton<PreviewRefund>();
        services.AddObjectSync<SyncRefund>(GatewayObject.Refund);
        services.AddObjectSync<SyncDispute>(GatewayObject.Dispute);
        services.AddEventHandler<PaymentReceived, RecordPurchase>();
        services.AddEventHandler<PaymentRefunded, EndPurchase>();
        services.AddEventHandler<PaymentRefunded, CancelOnFullRefund>();
        services.AddEventHandler<PaymentDisputed, ApplyDispute>();
    }
}
