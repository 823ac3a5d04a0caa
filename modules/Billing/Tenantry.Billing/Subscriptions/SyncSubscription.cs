using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Subscriptions;

/// <summary>Reads a subscription at the provider and brings the mirror to it. Any order, any repetition, any gap ends in the same state.</summary>
internal sealed class SyncSubscription(
    BillingDbContext db, IPaymentGateway gateway, CustomerTenants customers, ICatalogue catalogue, ICurrentTenant current, BillingOptions options,
    ReadItems items, IFindAccessTerms terms, SubscriptionOwners owners, TimeProvider clock, ILogger<SyncSubscription> logger) : IObjectSync
{
    async Task<Result> IObjectSync.RunAsync(string gatewayId, CancellationToken ct) =>
        await RunAsync(gatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Done;

    public async Task<Result<SubscriptionId>> RunAsync(string gatewayId, CancellationToken ct)
    {
        var owner = await OwnerAsync(gatewayId, ct);
        if (owner.IsProblem)
        {
            return owner.Problem;
        }

        var tenant = owner.Value;
        using var ambient = current.Change(tenant);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two webhooks of one subscription at once: the second waits here, and then reads what is true by then.
        await db.LockAsync(gatewayId, ct);
        if (await gateway.FindSubscriptionAsync(new(gatewayId), ct) is not { } seen)
        {
            return BillingProblems.SubscriptionNotFound;
        }

        if (await items.RunAsync(seen, ct) is not { } held)
        {
            return BillingProblems.UnknownPrice;
        }

        db.Forget<Subscription>();
        var mirror = await terms.RunAsync(db, gatewayId, ct);
        SubscriptionStatus? former = mirror?.Row.Status;
        var row = mirror?.Row ?? db.Add(New(gatewayId, held.Price)).Entity;
        if (row.Terms == 0 || (row.Product, row.Plan) != (held.Price.Product, held.Price.Plan))
        {
            // Whoever comes to a plan gets what it grants now; a new price of the same plan changes nothing of it.
            row.Terms = await items.TermsAsync(held.Price, ct);
        }

        var hasOtherItems = row.Hold(held);
        var mirrored = row.Mirror(seen with { PriceId = held.Main.PriceId, Quantity = held.Main.Quantity }, clock.GetUtcNow(), options, mirror?.Terms);
        if (mirrored.IsProblem)
        {
            logger.IllegalMove(row.Id.Value, row.Status, seen.Status.ToStatus());
            return mirrored.Problem;
        }

        if (mirrored.Value || hasOtherItems || former is null)
        {
            Announce(row, former);
            logger.Moved(row.Id.Value, tenant.Value, former ?? SubscriptionStatus.Incomplete, row.Status);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return row.Id;
    }

    // What is mirrored has an owner, who does not change: the provider is asked once, and not twice.
    private async Task<Result<TenantId>> OwnerAsync(string gatewayId, CancellationToken ct)
    {
        if (await owners.FindAsync(gatewayId, ct) is { } known)
        {
            return known;
        }

        if (await gateway.FindSubscriptionAsync(new(gatewayId), ct) is not { } glance)
        {
            return BillingProblems.SubscriptionNotFound;
        }

        return await customers.FindAsync(glance.CustomerId, ct) is { } tenant ? tenant : BillingProblems.UnknownCustomer;
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

    private void Announce(Subscription row, SubscriptionStatus? former)
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
