using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Applies a snapshot of the provider's subscription and publishes the changes. The caller locks the object and saves.</summary>
internal sealed class StoreSubscription(
    BillingDbContext db, ICatalog catalog, ICurrentTenant current, IAccessPolicy access, ResolveSubscriptionItems items,
    IAccessRestrictionProvider terms,
    ChangeInstant instant, ILogger<StoreSubscription> logger)
{
    /// <summary>Applies a snapshot.</summary>
    /// <param name="source">The provider's subscription.</param>
    /// <param name="rereads">Collects a live subscription that must be read again first; the call is then repeated.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    public async Task<Result<SubscriptionId>> RunAsync(
        GatewaySubscription source, SubscriptionRereads rereads, CancellationToken cancellationToken)
    {
        if (await items.RunAsync(source, cancellationToken) is not { } subscriptionItems)
        {
            return SubscriptionProblems.UnknownPrice;
        }

        db.Forget<Subscription>();
        var stored = await terms.FindAsync(db, source.Id, cancellationToken);
        SubscriptionStatus? previousStatus = stored?.Row.Status;
        var other = await FindOtherAsync(source, stored?.Row, subscriptionItems.Price.Product, cancellationToken);
        if (other is not null && rereads.Request(other.GatewayId))
        {
            return SubscriptionProblems.ProductInUse;
        }

        if (other is not null && stored is not null)
        {
            // Moved to this product at the provider. Which of the two the customer wants is not known here.
            return SubscriptionProblems.ProductInUse;
        }

        var at = instant.Of(source, stored?.Row.PeriodStart);
        var row = stored?.Row ?? db.Add(New(source.Id, subscriptionItems.Price, other?.Id)).Entity;
        if (row.PlanVersion == 0 || (row.Product, row.Plan) != (subscriptionItems.Price.Product, subscriptionItems.Price.Plan))
        {
            // A new subscriber gets the current plan version. A new price of the same plan does not change the version.
            row.PlanVersion = await items.GetPlanVersionAsync(subscriptionItems.Price, cancellationToken);
        }

        var hasOtherItems = row.ApplyItems(subscriptionItems);
        var applied = row.Apply(source with { PriceId = subscriptionItems.Plan.PriceId, Quantity = subscriptionItems.Plan.Quantity },
            instant.Clock.GetUtcNow(), access, stored?.Terms);
        if (applied.IsProblem)
        {
            logger.IllegalTransition(row.Id.Value, row.Status, source.Status.ToStatus(row.FirstPaidAt is not null));
            return applied.Problem;
        }

        if (applied.Value || hasOtherItems || previousStatus is null)
        {
            if (row.DuplicateOf is null)
            {
                Publish(row, previousStatus, at);
            }
            else if (previousStatus is null)
            {
                db.Publish(new DuplicateSubscriptionFound(row.Id, row.DuplicateOf.Value, at));
            }

            logger.StatusChanged(row.Id.Value, current.Required.Value, previousStatus ?? SubscriptionStatus.Incomplete, row.Status);
        }

        return row.Id;
    }

    // Only a subscription that comes to a product, new or from another product, can meet another one there.
    private async Task<Subscription?> FindOtherAsync(GatewaySubscription source, Subscription? row, string product, CancellationToken ct)
    {
        if (source.Status == GatewaySubscriptionStatus.Canceled || row?.DuplicateOf is not null || row?.Product == product)
        {
            return null;
        }

        await db.LockProductAsync(current.Required, product, ct);
        string gatewayId = source.Id;
        return await db.Set<Subscription>().AsNoTracking().Live(product)
            .FirstOrDefaultAsync(subscription => subscription.GatewayId != gatewayId, ct);
    }

    private Subscription New(string gatewayId, PriceVersion price, SubscriptionId? duplicateOf) => new()
    {
        Id = SubscriptionId.New(instant.Clock),
        GatewayId = gatewayId,
        DuplicateOf = duplicateOf,
        Product = price.Product,
        Plan = price.Plan,
        PriceId = price.Id,
        AmountMinor = price.AmountMinor,
        Currency = price.Currency,
        Interval = price.Interval,
        IntervalCount = price.IntervalCount,
    };

    private void Publish(Subscription row, SubscriptionStatus? previousStatus, DateTimeOffset at)
    {
        var now = instant.Clock.GetUtcNow();
        var startsAccess = row.RecordFirstAccess(now);
        var summary = row.ToSummary(catalog) with { Tenant = current.Required };
        db.Publish(new SubscriptionChanged(summary, previousStatus, at));
        if (startsAccess)
        {
            db.Publish(new SubscriptionStarted(summary, now));
        }

        if (row.Status == SubscriptionStatus.Canceled && previousStatus is not (null or SubscriptionStatus.Canceled))
        {
            db.Publish(new SubscriptionEnded(summary, at));
        }
    }
}
