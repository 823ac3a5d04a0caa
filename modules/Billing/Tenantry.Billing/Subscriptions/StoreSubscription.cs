using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Stores a subscription as it was read at the provider, and publishes what changed. The caller has locked it, and saves.</summary>
internal sealed class StoreSubscription(
    BillingDbContext db, ICatalogue catalogue, ICurrentTenant current, IAccessPolicy access, ReadItems items, IFindAccessTerms terms,
    TimeProvider clock, ILogger<StoreSubscription> logger)
{
    public async Task<Result<SubscriptionId>> RunAsync(GatewaySubscription source, CancellationToken cancellationToken)
    {
        if (await items.RunAsync(source, cancellationToken) is not { } held)
        {
            return SubscriptionProblems.UnknownPrice;
        }

        db.Forget<Subscription>();
        var mirror = await terms.RunAsync(db, source.Id, cancellationToken);
        SubscriptionStatus? former = mirror?.Row.Status;
        var row = mirror?.Row ?? db.Add(New(source.Id, held.Price)).Entity;
        if (row.Terms == 0 || (row.Product, row.Plan) != (held.Price.Product, held.Price.Plan))
        {
            // A new subscriber of a plan gets what it grants now; a new price of the same plan changes nothing of it.
            row.Terms = await items.TermsAsync(held.Price, cancellationToken);
        }

        var hasOtherItems = row.Hold(held);
        var mirrored = row.Mirror(source with { PriceId = held.Main.PriceId, Quantity = held.Main.Quantity }, clock.GetUtcNow(), access, mirror?.Terms);
        if (mirrored.IsProblem)
        {
            logger.IllegalMove(row.Id.Value, row.Status, source.Status.ToStatus());
            return mirrored.Problem;
        }

        if (mirrored.Value || hasOtherItems || former is null)
        {
            Publish(row, former);
            logger.Moved(row.Id.Value, current.Required.Value, former ?? SubscriptionStatus.Incomplete, row.Status);
        }

        return row.Id;
    }

    private Subscription New(string gatewayId, PriceVersion price) => new()
    {
        Id = SubscriptionId.New(clock),
        GatewayId = gatewayId,
        Product = price.Product,
        Plan = price.Plan,
        PriceId = price.Id,
        AmountMinor = price.AmountMinor,
        Currency = price.Currency,
        Interval = price.Interval,
        IntervalCount = price.IntervalCount,
    };

    private void Publish(Subscription row, SubscriptionStatus? former)
    {
        var now = clock.GetUtcNow();
        var begins = row.BeginsAccess(now);
        var summary = row.Summarise(catalogue) with { Tenant = current.Required };
        db.Publish(new SubscriptionChanged(summary, former, now));
        if (begins)
        {
            db.Publish(new SubscriptionStarted(summary, now));
        }

        if (row.Status == SubscriptionStatus.Canceled && former is not (null or SubscriptionStatus.Canceled))
        {
            db.Publish(new SubscriptionEnded(summary, row.EndedAt ?? now));
        }
    }
}
