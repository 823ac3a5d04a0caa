using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Asks the provider what a quoted change comes to. The quote and the check before the charge both ask here.</summary>
internal sealed class PreviewPlanChange(IPaymentGateway gateway)
{
    public async Task<GatewayInvoice> RunAsync(PlanQuote quote, Subscription row, string gatewayPrice, CancellationToken ct)
    {
        var live = await FindAsync(row, ct);
        return await gateway.PreviewChangeAsync(row.GatewayId, live.CustomerId, quote.Change(MainItem(live), gatewayPrice, isTrial: false), ct);
    }

    public async Task<GatewaySubscription> FindAsync(Subscription row, CancellationToken ct) => await gateway.FindSubscriptionAsync(row.GatewayId, ct)
        ?? throw new GatewayException("resource_missing", $"Subscription {row.GatewayId} is gone.", isTransient: false);

    public static string MainItem(GatewaySubscription live) => live.Items.First(one => one.PriceId == live.PriceId).Id;
}
