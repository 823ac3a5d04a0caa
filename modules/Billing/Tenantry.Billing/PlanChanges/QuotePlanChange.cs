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
    BillingDbContext db, PreviewPlanChange previews, FindWantedPlan find, ChooseAddOns choose, PlanFit fit, BillingOptions options, TimeProvider clock,
    ILogger<QuotePlanChange> logger)
{
    public Task<Result<Quoted>> RunAsync(SubscriptionId id, string plan, Interval? interval, long? quantity, CancellationToken ct) =>
        RunAsync(id, new PlanWish(plan, interval, quantity), ct);

    public async Task<Result<Quoted>> RunAsync(SubscriptionId id, PlanWish wish, CancellationToken ct)
    {
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
        {
            return BillingProblems.SubscriptionNotFound;
        }

        if (ChangeRefusals.For(row) is { } refusal)
        {
            return refusal;
        }

        // Made now, it would let go of what waits, and the customer would not know.
        if (wish.KeepsPlan && row.Pending is not null)
        {
            return BillingProblems.ChangeWaits;
        }

        if (await find.RunAsync(row, wish, ct) is not var (wanted, price))
        {
            return BillingProblems.PlanNotFound;
        }

        var number = wish.Quantity ?? row.Quantity;
        if (number is < 1 or > MaxQuantity)
        {
            return BillingProblems.QuantityInvalid.On("quantity");
        }

        if (price.Price.Scheme?.Sells(number) == false)
        {
            return BillingProblems.QuantityNotSold.On("quantity");
        }

        if (price.Currency != row.Currency)
        {
            return BillingProblems.OtherCurrency;
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
            return BillingProblems.NothingChanges;
        }

        var timing = ChangeTimings.Of(row, price.Price, price.Price.MonthlyMinorUnits(number) + addOns.Sum(chosenAddOn => chosenAddOn.Price.Price.MonthlyMinorUnits(chosenAddOn.Quantity)));
        var exceeded = await fit.CheckAsync(addOns.Aggregate(wanted, (plan, chosenAddOn) => plan.With(chosenAddOn.AddOn, chosenAddOn.Quantity)), ct);
        if (exceeded.FirstOrDefault(limitExceeded => !limitExceeded.StartsAnew) is { } stays && options.RefuseDowngradeAboveLimits)
        {
            return BillingProblems.UseAboveLimit.Saying(
                $"You use {stays.Used:N0} of {stays.Feature.Replace('_', ' ')}; {wanted.Name} allows {stays.Limit:N0}. Remove {stays.Used - stays.Limit:N0}, then change the plan.");
        }

        try
        {
            return new Quoted(await AskAsync(row, price, number, addOns, timing, ct), exceeded);
        }
        catch (GatewayException refused)
        {
            // Never a quote of zero: what cannot be previewed cannot be sold.
            logger.QuoteRefused(id.Value, refused.Code, refused);
            return refused.ToProblem(BillingProblems.ChangeRefused);
        }
    }

    private const long MaxQuantity = 1_000_000;

    private async Task<PlanQuote> AskAsync(Subscription row, PriceVersion price, long quantity, IReadOnlyList<ChosenAddOn> addOns, ChangeTiming timing, CancellationToken ct)
    {
        // Whole seconds: the provider knows no others, and an instant that it rounds is not the one that was shown.
        var at = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var quote = new PlanQuote
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            SubscriptionId = row.Id,
            PriceId = price.Id,
            Quantity = quantity,
            AddOns = QuotedAddOn.Write(addOns.Select(chosenAddOn => new QuotedAddOn(chosenAddOn.AddOn.Key, chosenAddOn.Price.Id, chosenAddOn.Quantity))),
            Timing = timing,
            At = at,
            SubscriptionVersion = row.Version,
            Currency = price.Currency,
            ExpiresAt = at + options.QuoteLifetime,
        };
        if (timing == ChangeTiming.Now)
        {
            await PreviewAsync(quote, row, ct);
        }

        db.Add(quote);
        await db.SaveChangesAsync(ct);
        return quote;
    }

    private async Task PreviewAsync(PlanQuote quote, Subscription row, CancellationToken ct)
    {
        if (row.Status == SubscriptionStatus.Trialing)
        {
            // The preview would be the invoice at the trial's end; nothing of it is due now.
            return;
        }

        var preview = await previews.RunAsync(quote, row, ct);
        quote.DueMinor = preview.AmountDue.MinorUnits;
        quote.TaxMinor = (preview.Total - preview.TotalExcludingTax).MinorUnits;
        quote.Lines = JsonSerializer.Serialize(preview.Lines.Select(line => new QuoteLine(line.Description ?? "", line.Amount.MinorUnits)));
    }
}

/// <summary>A quote with what is needed to show it.</summary>
internal sealed record Quoted(PlanQuote Quote, IReadOnlyList<LimitExceeded> Warnings);
