using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Previews the amount of a quoted change at the payment provider, both for the quote and for the check before the charge.
/// </summary>
internal sealed class PreviewPlanChange(IPaymentGateway gateway, BuildQuoteItems items)
{
    public async Task<GatewayInvoice> RunAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        var live = await FindAsync(row, ct);
        return await RunAsync(quote, row, live, await items.RunAsync(quote, row, live, ct), ct);
    }

    /// <summary>Previews a change of a subscription that has been read already.</summary>
    public Task<GatewayInvoice> RunAsync(PlanQuote quote, Subscription row, GatewaySubscription live, QuoteItems wanted,
        CancellationToken ct) =>
        gateway.Require<IGatewaySubscriptionChanges>()
        .PreviewChangeAsync(new(row.GatewayId), live.CustomerId, quote.Change(wanted, isTrial: false), ct);

    public async Task<GatewaySubscription> FindAsync(Subscription row, CancellationToken ct) =>
        await gateway.FindSubscriptionAsync(new(row.GatewayId), ct)
        ?? throw new GatewayException("subscription_missing", $"The subscription {row.GatewayId} does not exist at the payment provider.",
            isTransient: false);
}

/// <summary>Finds the subscription item of the plan.</summary>
internal static class MainItems
{
    /// <summary>Finds the item of the plan; the first item if the plan's item is not stored yet.</summary>
    public static GatewayItem MainItem(this Subscription row, GatewaySubscription live) =>
        live.Items.FirstOrDefault(item => item.Id.Value == row.ItemId) ?? live.Items[0];
}
