using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Subscriptions;

/// <summary>Gets the details of one subscription for the operator.</summary>
internal static class GetSubscription
{
    public static async Task<ResourceDetail?> RunAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a subscription", ct);
        var key = Guid.TryParse(id, out var value) ? new SubscriptionId(value) : default;
        if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == key, ct) is not { } row)
        {
            return null;
        }

        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId], ct);
        var customer = await db.Set<Customer>().AsNoTracking().FirstOrDefaultAsync(candidate => candidate.TenantId == row.TenantId, ct);
        var summary = row.ToSummary(services.GetRequiredService<ICatalog>());
        return new ResourceDetail(
            $"{summary.ProductName}, {summary.PlanName}",
            [
                new("Tenant", new ResourceLink(names.GetValueOrDefault(row.TenantId, "?"), $"/admin/tenants/{row.TenantId}/timeline")),
                new("Price", row.Quantity == 1 ? row.Price.Display : $"{row.Quantity:N0} × {row.Price.Display}"),
                .. summary.AddOns.Select(subscriptionAddOn => new ResourceField("Add-on", subscriptionAddOn.Display)),
                new("Discount", Describe(row.Discount)),
                new("Started", row.StartedAt, CellKind.Time),
                new("Period", $"{row.PeriodStart:d MMMM yyyy} to {row.PeriodEnd:d MMMM yyyy}"),
                new("Access until", row.AccessUntil, CellKind.Time), new("Trial ends", row.TrialEndsAt, CellKind.Time),
                new("Scheduled change", row.Pending is { } pending
                    ? $"{string.Join(" + ", (pending.AddOns ?? []).Select(subscriptionAddOn => subscriptionAddOn.Display).Prepend(pending.PlanName))} from {row.PeriodEnd:d MMMM yyyy}" : null),
                new("Ends", row.EndsAt, CellKind.Time), new("Resumes", row.ResumesAt, CellKind.Time),
                new("Free time until", row.GiftedUntil, CellKind.Time), new("Ended", row.EndedAt, CellKind.Time),
                new("Stripe ID", row.GatewayId, CellKind.Code), new("Stripe customer", customer?.GatewayId, CellKind.Code),
            ])
        {
            Status = row.Status.ToString(),
            Subject = $"subscription/{row.Id}",
        };
    }

    private static string? Describe(SubscriptionDiscount? discount) => discount is null
        ? null
        : $"{(discount.AmountOff is { } off ? off.Display : $"{discount.PercentOff:0.##}%")}{(discount.EndsAt is { } end ? $" until "
            + $"{end:d MMMM yyyy}" : "")}";
}
