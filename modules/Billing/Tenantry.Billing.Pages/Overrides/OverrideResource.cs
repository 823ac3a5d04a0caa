using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Overrides;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>The operator's list of all that was given, to whom and at what cost.</summary>
internal static class OverrideResource
{
    public static ResourceDefinition Definition { get; } = new("tenant-overrides", "Overrides", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "What single tenants were given beside the price list. A tenant's own page has the forms to give more.",
        Icon = "gift",
        Group = OperatorGroups.Customers,
        Order = 14,
        Columns =
        [
            new("Tenant"), new("What"), new("Reason"), new("Costs", CellKind.Money), new("Status", CellKind.Status), new("Given", CellKind.Time), new("Ends", CellKind.Time), new("By"),
        ],
        SearchHint = "What or why",
        Statuses = Enum.GetNames<OverrideStatus>(),
        Empty = "Nobody was given anything. Open a tenant and choose Overrides.",
    };

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<BillingDbContext>>().OpenAsync("operator lists overrides", ct);
        var rows = db.Set<TenantOverride>().AsNoTracking();
        if (Enum.TryParse<OverrideStatus>(query.Status, out var status))
        {
            rows = rows.Where(row => row.Status == status);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.Title.Contains(query.Search) || row.Reason.Contains(query.Search));
        }

        var page = await rows.OrderByDescending(row => row.MadeAt).ThenByDescending(row => row.Id).Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.Id.ToString(), new ResourceLink(names.GetValueOrDefault(row.TenantId, "A tenant"), OverridesPage.At(row.TenantId)), row.Title, row.Reason,
                row.CostMinor is { } cost && row.CostCurrency is { } currency ? new Money(cost, currency) : row.Costs, row.Status.ToString(), row.MadeAt, row.EndsAt, row.MadeBy))],
            await rows.CountAsync(ct));
    }
}
