using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Cancellations.Extensions;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Cancellations.Extensions;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Subscriptions;

/// <summary>Defines the operator's list of subscriptions.</summary>
internal static class SubscriptionResource
{
    public static ResourceDefinition Definition { get; } = new("subscriptions", "Subscriptions", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "All subscriptions, newest first.",
        Icon = "refresh",
        Group = OperatorSections.Subscriptions,
        Order = 13,
        Columns =
        [
            new("Tenant"), new("Product"), new("Price"), new("Status", CellKind.Status), new("Started", CellKind.Time),
            new("Period ends", CellKind.Time),
            new("Stripe ID", CellKind.Code),
        ],
        SearchHint = "Product, plan or Stripe ID",
        Statuses = Enum.GetNames<SubscriptionStatus>(),
        FindAsync = GetSubscription.RunAsync,
        Actions = SubscriptionActions.All,
        Empty = "No subscriptions yet. The first sale appears here within seconds.",
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists subscriptions", ct);
        var rows = db.Set<Subscription>().AsNoTracking();
        if (Enum.TryParse<SubscriptionStatus>(query.Status, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.Product.Contains(query.Search) || row.Plan.Contains(query.Search)
                || row.GatewayId == query.Search);
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderByDescending(row => row.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId)], ct);
        var catalog = services.GetRequiredService<ICatalog>();
        return new ResourcePage([.. page.Select(row => Row(row, names, catalog))], total);
    }

    private static ResourceRow Row(Subscription row, IReadOnlyDictionary<TenantId, string> names, ICatalog catalog)
    {
        var summary = row.ToSummary(catalog);
        return new ResourceRow(
            row.Id.ToString(),
            names.GetValueOrDefault(row.TenantId, "?"), summary.ProductName, summary.AddOns.IsEmpty ? row.Price.Display
            : $"{summary.Total.Display} {row.Price.IntervalDisplay}", row.Status.ToString(), row.StartedAt, row.PeriodEnd, row.GatewayId);
    }
}
