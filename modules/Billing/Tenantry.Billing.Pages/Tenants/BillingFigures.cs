using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Tenants;

/// <summary>Contributes the plans, the total paid and the next invoice to the page of a tenant.</summary>
internal sealed class BillingFigures(ICrossTenantDbContextFactory<BillingDbContext> across, ICatalog catalog) : ITenantFigures
{
    public string Permission => BillingPermissions.Operate;

    public int Order => 10;

    public async Task<IReadOnlyList<TenantFigure>> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await using var db = await across.CreateDbContextAsync("operator reads a tenant", cancellationToken);
        var subscriptions = await db.Set<Subscription>().AsNoTracking()
            .Where(subscription => subscription.TenantId == tenant && subscription.Status != SubscriptionStatus.Canceled
                && subscription.Status != SubscriptionStatus.Incomplete)
            .OrderBy(subscription => subscription.PeriodEnd).ToListAsync(cancellationToken);
        var paid = await db.Set<Payment>().AsNoTracking().Where(payment => payment.TenantId == tenant)
            .GroupBy(payment => payment.Currency)
            .Select(group => new
            {
                Currency = group.Key, Minor = group.Sum(payment => payment.AmountMinor - payment.RefundedMinor), Count = group.Count(),
            }).ToListAsync(cancellationToken);
        return
        [
            Plans(subscriptions),
            new("Paid so far", paid.Count == 0 ? "Nothing yet"
                : string.Join(" + ", paid.Select(sum => new Money(sum.Minor, sum.Currency).Display)))
            {
                Note = paid.Sum(sum => sum.Count) switch
                {
                    0 => null, 1 => "1 payment, net of refunds", var count => $"{count:N0} payments, net of refunds",
                },
                Href = paid.Count == 0 ? null : $"/admin/payments?tenant={tenant}",
            },
            .. subscriptions.Find(Renews) is { } next ? [Next(next)] : (TenantFigure[])[],
        ];
    }

    private static bool Renews(Subscription subscription) => !subscription.CancelsAtPeriodEnd
        && subscription.Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.PastDue;

    private TenantFigure Plans(List<Subscription> subscriptions)
    {
        if (subscriptions is not [var first, ..])
        {
            return new TenantFigure("Plan", "None");
        }

        var summary = first.ToSummary(catalog);
        return subscriptions.Count == 1
            ? new TenantFigure("Plan", $"{summary.ProductName}, {summary.PlanName}")
            {
                Note = SubscriptionResource.StatusOf(first), Href = $"/admin/subscriptions/{first.Id}",
            }
            : new TenantFigure("Plans", $"{subscriptions.Count:N0}")
            {
                Note = string.Join(", ", subscriptions.Select(subscription => subscription.ToSummary(catalog).ProductName)),
            };
    }

    private TenantFigure Next(Subscription subscription) => new("Next invoice", $"{subscription.PeriodEnd:d MMM yyyy}")
    {
        Note = $"{subscription.ToSummary(catalog).Total.Display} before tax and discounts",
        Href = $"/admin/subscriptions/{subscription.Id}",
    };
}
