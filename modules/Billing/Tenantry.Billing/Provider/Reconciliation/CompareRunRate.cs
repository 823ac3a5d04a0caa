using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>
/// Compares the recurring amount of a subscription, which the monthly run rate is calculated from, with the recurring part of the invoice
/// that the payment provider would create next.
/// </summary>
internal sealed class CompareRunRate(IPaymentGateway gateway, ICatalog catalog)
{
    public async Task<Difference?> RunAsync(Subscription row, string? planPrice, GatewaySubscription live, CancellationToken ct)
    {
        if (row is not { Status: SubscriptionStatus.Active, EndsAt: null, ScheduleId: null, GiftedUntil: null } || planPrice is null
            || gateway.Find<IGatewaySubscriptionChanges>() is not { } changes)
        {
            return null;
        }

        var preview = await changes.PreviewChangeAsync(live.Id, live.CustomerId, new SubscriptionChange([], Proration.None, null), ct);
        var prices = row.AddOns.Select(addOn => addOn.GatewayPriceId).Append(planPrice).ToHashSet(StringComparer.Ordinal);
        var lines = preview.Lines.Where(line => !line.IsProration && line.PriceId is { } price && prices.Contains(price.Value)).ToArray();
        var there = lines.Sum(line => line.Amount.MinorUnits - (line.Discount?.MinorUnits ?? 0)
            - line.Taxes.Where(tax => tax.IsInclusive).Sum(tax => tax.Amount.MinorUnits));
        var here = row.ToSummary(catalog).RecurringMinorUnits;
        // Each line of an invoice is rounded.
        return Math.Abs(here - there) <= lines.Length ? null
            : new Difference("Recurring amount", Money.Round(here, row.Currency).Display, new Money(there, row.Currency).Display);
    }
}
