using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Overrides;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Defines the operator's list of overrides, with their tenant and cost.</summary>
internal static class OverrideResource
{
    public static ResourceDefinition Definition { get; } = new("tenant-overrides", "Overrides", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Custom terms per tenant. Add overrides on the page of a tenant.",
        Icon = "gift",
        Group = OperatorSections.Subscriptions,
        Order = 14,
        Columns =
        [
            new("Tenant"), new("Override"), new("Reason"), new("Cost", CellKind.Money), new("Status", CellKind.Status),
            new("Created", CellKind.Time), new("Ends", CellKind.Time), new("Created by"),
        ],
        SearchHint = "Override or reason",
        Statuses = Enum.GetNames<OverrideStatus>(),
        Empty = "No overrides yet. Open a tenant and choose Overrides.",
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists overrides", ct);
        var rows = db.Set<TenantOverride>().AsNoTracking();
        if (Enum.TryParse<OverrideStatus>(query.Status, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.Title.Contains(query.Search) || row.Reason.Contains(query.Search));
        }

        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Skip(query.Skip)
            .Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.Id.ToString(), new ResourceLink(names.GetValueOrDefault(row.TenantId, "A tenant"), OverridesPage.At(row.TenantId)),
                row.Title, row.Reason,
                row.CostMinor is { } cost && row.CostCurrency is { } currency ? new Money(cost, currency) : row.CostDescription,
                row.Status.ToString(), row.CreatedAt, row.EndsAt, row.CreatedBy))],
            await rows.CountAsync(ct));
    }
}
