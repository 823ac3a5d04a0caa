using System.Collections.Immutable;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>A quote's items at the provider.</summary>
/// <param name="After">All of them as they shall be.</param>
/// <param name="Changes">What becomes of each that is not so yet.</param>
/// <param name="Main">The provider's id of the plan's own.</param>
internal sealed record ItemsOfQuote(IReadOnlyList<GatewayCheckoutLine> After, ImmutableArray<GatewayItemChange> Changes, GatewayItemId Main)
{
    public bool AreThoseOf(GatewaySubscription live) =>
        After.Select(line => (line.PriceId.Value, line.Quantity)).Order()
            .SequenceEqual(live.Items.Select(item => (item.PriceId.Value, item.Quantity)).Order());

    /// <summary>Whether the provider's page, which confirms a change of one item, can confirm this one.</summary>
    public bool ChangesPlanOnly => Changes.All(gatewayItemChange => gatewayItemChange.ItemId == Main);
}

/// <summary>Brings a quote into items of the provider. Preview, charge and schedule all ask here.</summary>
internal sealed class QuotedItems(PriceBook prices, ICatalogue catalogue)
{
    public async Task<ItemsOfQuote> RunAsync(PlanQuote quote, Subscription row, GatewaySubscription live, CancellationToken ct)
    {
        var main = row.MainItem(live);
        var plan = new GatewayCheckoutLine(await PriceAsync(quote.PriceId, ct), quote.Quantity);
        List<GatewayCheckoutLine> after = [plan];
        List<GatewayItemChange> changes = (main.PriceId, main.Quantity) == (plan.PriceId, plan.Quantity) ? [] : [new(main.Id, plan.PriceId, plan.Quantity)];
        var held = row.AddOns.ToDictionary(heldAddOn => heldAddOn.ItemId);
        foreach (var addOn in QuotedAddOn.Read(quote.AddOns))
        {
            var line = new GatewayCheckoutLine(await PriceAsync(addOn.PriceId, ct), addOn.Quantity);
            after.Add(line);
            var had = live.Items.FirstOrDefault(gatewayItem => gatewayItem.Id != main.Id && held.GetValueOrDefault(gatewayItem.Id)?.Plan == addOn.Plan);
            if (had is null || (had.PriceId, had.Quantity) != (line.PriceId, line.Quantity))
            {
                changes.Add(new GatewayItemChange(had?.Id, line.PriceId, line.Quantity));
            }
        }

        var stay = QuotedAddOn.Read(quote.AddOns).Select(quotedAddOn => quotedAddOn.Plan).ToHashSet(StringComparer.Ordinal);
        foreach (var item in live.Items.Where(gatewayItem => gatewayItem.Id != main.Id))
        {
            if (!held.TryGetValue(item.Id, out var mirrored))
            {
                // What somebody added at the provider is not ours to remove.
                after.Add(new GatewayCheckoutLine(item.PriceId, item.Quantity));
            }
            else if (!stay.Contains(mirrored.Plan))
            {
                changes.Add(new GatewayItemChange(item.Id, null, null));
            }
        }

        return new ItemsOfQuote(after, [.. changes], main.Id);
    }

    private async Task<GatewayPriceId> PriceAsync(Guid id, CancellationToken ct)
    {
        var price = await prices.FindAsync(id, ct) ?? throw new InvalidOperationException($"Price {id} is gone; prices are never deleted.");
        var plan = catalogue.FindPlan(price.Product, price.Plan);
        return await prices.EnsureAtGatewayAsync(price, plan is not null && catalogue.Find(price.Product) is { } product ? PlanNames.Of(product, plan) : price.Plan, ct);
    }
}
