using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Data;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.Credits;
using Tenantry.Billing.Pages.Overrides;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Reads the overrides of one tenant and the options for new ones.</summary>
internal sealed class OverrideQueries(
    ICrossTenantDbContextFactory<BillingDbContext> across, ITenants tenants, ICatalog catalog, PriceBook prices, CreditUnits units,
    IEnumerable<CreditUnit> described,
    IServiceProvider services)
{
    /// <summary>Gets the most recently read data, for the forms on the page.</summary>
    public OverridesView? View { get; private set; }

    public async Task<OverridesView?> RunAsync(TenantId tenant, CancellationToken ct)
    {
        if (!(await tenants.GetNamesAsync([tenant], ct)).TryGetValue(tenant, out var name))
        {
            return null;
        }

        await using var db = await across.CreateDbContextAsync("operator reads a tenant's overrides", ct);
        var rows = await db.Set<TenantOverride>().AsNoTracking().Where(row => row.TenantId == tenant)
            .OrderByDescending(row => row.CreatedAt).ToListAsync(ct);
        var live = await db.Set<Subscription>().AsNoTracking()
            .Where(row => row.TenantId == tenant && row.Status != SubscriptionStatus.Canceled).OrderBy(row => row.Id).ToListAsync(ct);
        var plans = new List<Choice>();
        foreach (var row in live)
        {
            plans.AddRange(await PlansAsync(row, ct));
        }

        var features = services.GetService<IFeatureOverrides>()?.Features ?? [];
        return View = new OverridesView(
            name, [.. rows.OrderBy(row => row.Status is OverrideStatus.Ended or OverrideStatus.Refused)],
            [.. live.Select(row => new Choice(row.Id.ToString(), Describe(row)))], plans,
            [.. features.Select(feature => new Choice(feature.Key, feature.Name))],
            Units(live.Select(row => row.Currency)));
    }

    // Credits, the units that the product defines, and a balance in each currency that the tenant pays in.
    private List<Choice> Units(IEnumerable<Currency> currencies) =>
    [
        .. described.Select(unit => unit.Key).Prepend(CreditUnit.Default).Concat(currencies.Select(CreditUnit.BalanceKey))
        .Distinct().Select(units.Find)
            .Select(unit => new Choice(unit.Key, unit.Currency is { } currency ? $"Balance in {currency.Code}" : unit.Name)),
    ];

    private async Task<IEnumerable<Choice>> PlansAsync(Subscription row, CancellationToken ct)
    {
        var slot = PriceKey.Of(row.Price);
        var choices = new List<Choice>();
        foreach (var plan in catalog.Find(row.Product)?.Plans ?? [])
        {
            if (await prices.FindNearestAsync(row.Product, plan.Key, slot, null, ct) is { } price && price.Key == slot
                && price.Id != row.PriceId)
            {
                choices.Add(new Choice($"{row.Id}/{plan.Key}",
                    $"{row.ToSummary(catalog).ProductName}: {plan.Name}, {price.Price.Display}"));
            }
        }

        return choices;
    }

    private string Describe(Subscription row)
    {
        var summary = row.ToSummary(catalog);
        return $"{summary.ProductName}, {summary.PlanName}, {row.Price.Display}";
    }
}

/// <summary>Represents the overrides of a tenant and the options for new ones.</summary>
internal sealed record OverridesView(
    string Tenant, IReadOnlyList<TenantOverride> Overrides, IReadOnlyList<Choice> Subscriptions, IReadOnlyList<Choice> Plans,
    IReadOnlyList<Choice> Features,
    IReadOnlyList<Choice> Units);
