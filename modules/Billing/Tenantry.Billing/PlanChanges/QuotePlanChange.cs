using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.PlanChanges;

/// <summary>
/// Quotes the cost of another plan, interval or quantity, and the time at which the change takes effect. Changes nothing.
/// </summary>
internal sealed class QuotePlanChange(
    BillingDbContext db, CreateQuote ask, FindRequestedPlan find, ChooseAddOns choose, GetChangeTiming timings, UsageLimitCheck fit,
    BillingOptions options,
    ILogger<QuotePlanChange> logger)
{
    public Task<Result<QuoteResult>> RunAsync(SubscriptionId id, string plan, Interval? interval, long? quantity, CancellationToken ct) =>
        RunAsync(id, new RequestedPlanChange(plan, interval, quantity), ct);

    public async Task<Result<QuoteResult>> RunAsync(SubscriptionId id, RequestedPlanChange request, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        if (ChangeGuards.For(row) is { } refusal)
        {
            return refusal;
        }

        // Applying it now would release the scheduled change without the customer's knowledge.
        if (request.KeepsPlan && row.Pending is not null)
        {
            return PlanChangeProblems.ChangeScheduled;
        }

        if (await find.RunAsync(row, request, ct) is not var (wanted, price))
        {
            return CatalogProblems.PlanNotFound;
        }

        var quantity = request.Quantity
            ?? (price.Id == row.PriceId ? row.Quantity : price.Price.CarryQuantity(row.Price, row.Quantity));
        if (quantity is < 1 or > MaxQuantity)
        {
            return PlanChangeProblems.QuantityInvalid.WithField("quantity");
        }

        // What was sold by the payment provider in another quantity stays as it is, for example when an add-on changes.
        if (!price.Price.AllowsQuantity(quantity) && (price.Id, quantity) != (row.PriceId, row.Quantity))
        {
            return CatalogProblems.QuantityNotSold.WithMessage(price.Price.DescribeQuantities()).WithField("quantity");
        }

        if (price.Currency != row.Currency)
        {
            return PlanChangeProblems.OtherCurrency;
        }

        var chosen = await choose.RunAsync(row, wanted, price, request.AddOns, ct);
        if (chosen.IsProblem)
        {
            return chosen.Problem;
        }

        // The same plan at a newer price is a change as well: the subscriber gives up the earlier price.
        var addOns = chosen.Value;
        if (price.Id == row.PriceId && quantity == row.Quantity && row.HasAddOns(addOns.Select(chosenAddOn => chosenAddOn.Summary)))
        {
            return CatalogProblems.NothingChanges;
        }

        var timing = timings.Run(row, price, quantity, addOns);
        var exceeded =
            await fit.CheckAsync(addOns.Aggregate(wanted, (plan, chosenAddOn) => plan.With(chosenAddOn.AddOn, chosenAddOn.Quantity)), ct);
        if (exceeded.FirstOrDefault(limitExceeded => !limitExceeded.StartsAnew) is { } remaining && options.RefuseDowngradeAboveLimits)
        {
            return PlanChangeProblems.UsageAboveLimit.WithMessage(
                $"You're using {remaining.Used:N0} of {remaining.Feature.Replace('_', ' ')}; {wanted.Name} allows {remaining.Limit:N0}. "
                    + $"Remove {remaining.Used - remaining.Limit:N0}, then change the plan.");
        }

        try
        {
            return new QuoteResult(await ask.RunAsync(row, price, quantity, addOns, timing, ct), exceeded);
        }
        catch (GatewayException exception)
        {
            // Never quote zero after a failed preview: a change that cannot be previewed cannot be sold.
            logger.QuoteRefused(id.Value, exception.Code, exception);
            return exception.ToProblem(PlanChangeProblems.ChangeRefused);
        }
    }

    private const long MaxQuantity = 1_000_000;
}

/// <summary>Represents a quote together with the limits that it exceeds.</summary>
internal sealed record QuoteResult(PlanQuote Quote, IReadOnlyList<LimitExceeded> Warnings);
