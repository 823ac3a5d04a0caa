using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Purchases;

namespace Tenantry.Billing.Payments.Purchases;

/// <summary>Records a one-time purchase when its payment is received, once, and announces it.</summary>
internal sealed class RecordPurchase(BillingDbContext db, ICatalog catalog, ICurrentTenant current, TimeProvider clock)
    : IEventHandler<PaymentReceived>
{
    public async Task HandleAsync(PaymentReceived payment, EventContext info, CancellationToken ct)
    {
        if (payment is not { Subscription: null, Plan: { } key } || catalog.FindPlan(payment.Product, key) is not { } plan)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockProductAsync(current.Required, payment.Product, ct);
        if (await db.Set<Purchase>().AnyAsync(row => row.Reference == payment.Reference, ct))
        {
            return;
        }

        var owned = plan.IsOwnedOnce
            ? await db.Set<Purchase>().AsNoTracking().Owned(payment.Product, key).FirstOrDefaultAsync(ct) : null;
        var purchase = db.Add(await OfAsync(payment, plan, owned?.Id, ct)).Entity;
        db.Publish(owned is null ? new ProductPurchased(purchase.ToSummary(catalog) with { Tenant = current.Required }, payment.At)
            : new DuplicatePurchaseFound(purchase.Id, payment.At));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<Purchase> OfAsync(PaymentReceived payment, PlanDescription plan, PurchaseId? owned, CancellationToken ct) => new()
    {
        Id = PurchaseId.New(clock),
        Reference = payment.Reference,
        Product = payment.Product,
        Plan = plan.Key,
        PlanVersion = await db.Set<CatalogPlan>().Where(row => row.Product == payment.Product && row.Key == plan.Key)
            .Select(row => row.Version).FirstOrDefaultAsync(ct),
        Quantity = payment.Quantity,
        AmountMinor = payment.Amount.MinorUnits,
        Currency = payment.Amount.Currency,
        PurchasedAt = payment.At,
        GrantsAccess = plan.GrantsAccess,
        IsOwnedOnce = plan.IsOwnedOnce,
        DuplicateOf = owned,
    };
}
