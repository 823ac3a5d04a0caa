using Microsoft.EntityFrameworkCore;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Reads the subscriptions that an override can be for: those of the tenant of the form, or of all tenants.</summary>
internal sealed class OverrideChoices(ICrossTenantDbContextFactory<BillingDbContext> across, ITenants tenants, ICatalog catalog)
{
    private const int MaxSubscriptions = 200;

    public static SubscriptionId? Subscription(string text) => Guid.TryParse(text, out var id) ? new SubscriptionId(id) : null;

    public async Task<IReadOnlyList<(Subscription Row, string Name)>> ListAsync(object input, CancellationToken ct)
    {
        var owner = ((OverrideInput)input).Owner;
        await using var db = await across.CreateDbContextAsync("operator chooses a subscription for an override", ct);
        var rows = await db.Set<Subscription>().AsNoTracking()
            .Where(row => row.Status != SubscriptionStatus.Canceled && (owner == null || row.TenantId == owner))
            .OrderByDescending(row => row.Id).Take(MaxSubscriptions).ToListAsync(ct);
        var names = owner is null ? await tenants.GetNamesAsync([.. rows.Select(row => row.TenantId).Distinct()], ct) : null;
        return [.. rows.Select(row => (row, names is null ? "" : $"{names.GetValueOrDefault(row.TenantId, "A tenant")}: "))];
    }

    public SubscriptionSummary Summary(Subscription row) => row.ToSummary(catalog);
}

/// <summary>Lists the subscriptions that a discount can be given to.</summary>
internal sealed class SubscriptionChoices(OverrideChoices subscriptions) : IFieldChoices
{
    public async Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken) =>
        [.. (await subscriptions.ListAsync(input, cancellationToken)).Select(choice =>
        {
            var summary = subscriptions.Summary(choice.Row);
            return new FieldChoice(choice.Row.Id.ToString(),
                $"{choice.Name}{summary.ProductName}, {summary.PlanName}, {choice.Row.Price.Display}");
        })];
}

/// <summary>Lists the plans that a subscription can be changed to: those with the same currency and billing interval.</summary>
internal sealed class PlanOverrideChoices(OverrideChoices subscriptions, ICatalog catalog, PriceBook prices) : IFieldChoices
{
    public async Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken)
    {
        var choices = new List<FieldChoice>();
        foreach (var (row, name) in await subscriptions.ListAsync(input, cancellationToken))
        {
            var key = PriceKey.Of(row.Price);
            foreach (var plan in catalog.Find(row.Product)?.Plans ?? [])
            {
                if (await prices.FindNearestAsync(row.Product, plan.Key, key, null, cancellationToken) is { } price && price.Key == key
                    && price.Id != row.PriceId)
                {
                    choices.Add(new FieldChoice($"{row.Id}/{plan.Key}",
                        $"{name}{subscriptions.Summary(row).ProductName}: {plan.Name}, {price.Price.Display}"));
                }
            }
        }

        return choices;
    }
}

/// <summary>Lists credits, the units that the product defines, and the balance in each currency that is paid in.</summary>
internal sealed class CreditUnitChoices(OverrideChoices subscriptions, CreditUnits units, IEnumerable<CreditUnit> described) : IFieldChoices
{
    public async Task<IReadOnlyList<FieldChoice>> ListAsync(object input, CancellationToken cancellationToken)
    {
        var currencies = (await subscriptions.ListAsync(input, cancellationToken)).Select(choice => choice.Row.Currency).Distinct();
        return [.. described.Select(unit => unit.Key).Prepend(CreditUnit.Default).Concat(currencies.Select(CreditUnit.BalanceKey))
            .Distinct()
            .Select(units.Find)
            .Select(unit => new FieldChoice(unit.Key, unit.Currency is { } currency ? $"Balance in {currency.Code}" : unit.Name))];
    }
}
