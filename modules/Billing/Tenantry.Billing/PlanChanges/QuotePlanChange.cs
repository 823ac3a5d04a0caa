using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>Says what another plan, interval or number of seats would cost, and from when. Nothing changes.</summary>
internal sealed class QuotePlanChange(
    BillingDbContext db, AskQuote ask, FindWantedPlan find, ChooseAddOns choose, ChooseTiming timings, PlanFit fit, BillingOptions options,
    ILogger<QuotePlanChange> logger)
{
    public Task<Result<Quoted>> RunAsync(SubscriptionId id, string plan, Interval? interval, long? quantity, CancellationToken ct) =>
        RunAsync(id, new PlanWish(plan, interval, quantity), ct);

    public async Task<Result<Quoted>> RunAsync(SubscriptionId id, PlanWish wish, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (ChangeRefusals.For(row) is { } refusal)
        {
            return refusal;
        }

        // Made now, it would let go of what waits, and the customer would not know.
        if (wish.KeepsPlan && row.Pending is not null)
        {
            return PlanChangeProblems.ChangeWaits;
        }

        if (await find.RunAsync(row, wish, ct) is not var (wanted, price))
        {
            return CatalogProblems.PlanNotFound;
        }

        var number = wish.Quantity ?? row.Quantity;
        if (number is < 1 or > MaxQuantity)
        {
            return PlanChangeProblems.QuantityInvalid.On("quantity");
        }

        if (price.Price.Scheme?.Sells(number) == false)
        {
            return CatalogProblems.QuantityNotSold.On("quantity");
        }

        if (price.Currency != row.Currency)
        {
            return PlanChangeProblems.OtherCurrency;
        }

        var chosen = await choose.RunAsync(row, wanted, price, wish.AddOns, ct);
        if (chosen.IsProblem)
        {
            return chosen.Problem;
        }

        // The same plan at a newer price is a change as well: whoever takes it gives up the former price.
        var addOns = chosen.Value;
        if (price.Id == row.PriceId && number == row.Quantity && row.Has(addOns.Select(chosenAddOn => chosenAddOn.Summary)))
        {
            return CatalogProblems.NothingChanges;
        }

        var timing = timings.Run(row, price, number, addOns);
        var exceeded = await fit.CheckAsync(addOns.Aggregate(wanted, (plan, chosenAddOn) => plan.With(chosenAddOn.AddOn, chosenAddOn.Quantity)), ct);
        if (exceeded.FirstOrDefault(limitExceeded => !limitExceeded.StartsAnew) is { } stays && options.RefuseDowngradeAboveLimits)
        {
            return PlanChangeProblems.UseAboveLimit.Saying(
                $"You use {stays.Used:N0} of {stays.Feature.Replace('_', ' ')}; {wanted.Name} allows {stays.Limit:N0}. Remove {stays.Used - stays.Limit:N0}, then change the plan.");
        }

        try
        {
            return new Quoted(await ask.RunAsync(row, price, number, addOns, timing, ct), exceeded);
        }
        catch (GatewayException refused)
        {
            // Never a quote of zero: what cannot be previewed cannot be sold.
            logger.QuoteRefused(id.Value, refused.Code, refused);
            return refused.ToProblem(PlanChangeProblems.ChangeRefused);
        }
    }

    private const long MaxQuantity = 1_000_000;
}

/// <summary>A quote with what is needed to show it.</summary>
internal sealed record Quoted(PlanQuote Quote, IReadOnlyList<LimitExceeded> Warnings);
