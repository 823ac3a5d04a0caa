using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Signals;

namespace Tenantry.Billing.Catalogue;

/// <summary>Holds the catalogue in memory, and reads it again when any node says that it changed.</summary>
internal sealed class CatalogueStore(
    IAcrossTenants<BillingDbContext> across, IEnumerable<ProductDescription> described, NodeSignals signals, ILogger<CatalogueStore> logger)
    : BackgroundService, ICatalogue
{
    public const string Topic = "catalogue";

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ImmutableDictionary<Type, object>> _parts = described.ToDictionary(product => product.Key, product => product.Parts);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private ImmutableArray<ProductDescription> _onSale = [];
    private ImmutableDictionary<(string, string), PlanDescription> _plans = ImmutableDictionary<(string, string), PlanDescription>.Empty;

    public IReadOnlyList<ProductDescription> Products => _onSale;

    public PlanDescription? FindPlan(string product, string plan) => _plans.GetValueOrDefault((product, plan));

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Loaded before the first request is served, unlike the rest of a background service.
        await LoadAsync(cancellationToken);
        signals.On(Topic, () =>
        {
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        });
        logger.CatalogueLoaded(_onSale.Length, _plans.Count);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _changed.WaitAsync(Sweep, stoppingToken);
            await LoadAsync(stoppingToken);
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await using var db = await across.OpenAsync("read the catalogue", ct);
        var products = await db.Set<ProductRow>().AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Key).ToListAsync(ct);
        var plans = await db.Set<PlanRow>().AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Key).ToListAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().ToListAsync(ct))
            .GroupBy(price => (price.Product, price.Plan))
            .ToDictionary(group => group.Key, group => group.MaxBy(price => price.Version)!);
        _plans = plans.Where(plan => prices.ContainsKey((plan.Product, plan.Key)))
            .ToImmutableDictionary(plan => (plan.Product, plan.Key), plan => Describe(plan, prices[(plan.Product, plan.Key)]));
        _onSale = [.. products.Where(product => product.IsOnSale).Select(product => Describe(product, plans))];
    }

    private ProductDescription Describe(ProductRow row, IEnumerable<PlanRow> plans) => new(row.Key, row.Name)
    {
        Description = row.Description,
        Audience = row.Audience,
        MonthlyGoal = row is { GoalMinor: { } goal, GoalCurrency: { } currency } ? new Money(goal, currency) : null,
        Plans = [.. plans.Where(plan => plan.Product == row.Key && plan.IsOnSale && _plans.ContainsKey((row.Key, plan.Key))).Select(plan => _plans[(row.Key, plan.Key)])],
        Parts = _parts.GetValueOrDefault(row.Key, ImmutableDictionary<Type, object>.Empty),
    };

    private static PlanDescription Describe(PlanRow row, PriceVersion price) => new(row.Key, row.Name, price.Price)
    {
        TrialDays = row.TrialDays,
        Entitlements = JsonSerializer.Deserialize<ImmutableArray<Entitlement>>(row.Entitlements, JsonSerializerOptions.Web),
        Credits = JsonSerializer.Deserialize<ImmutableArray<PlanCredits>>(row.Credits, JsonSerializerOptions.Web),
        Highlights = [.. row.Highlights],
    };
}
