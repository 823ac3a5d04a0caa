using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Loops;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Catalog;

/// <summary>Caches the catalog in memory and reloads it when a node publishes a change.</summary>
internal sealed class CatalogCache(
    ICrossTenantDbContextFactory<BillingDbContext> across, IEnumerable<ProductDescription> described, IEnumerable<ICatalogPart> parts,
    NodeBackplane signals, ILoggerFactory loggers)
    : BackgroundLoop(loggers), ICatalog
{
    public const string Topic = "catalog";

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ImmutableDictionary<Type, object>> _parts =
        described.ToDictionary(product => product.Key, product => product.Parts);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private ImmutableArray<ProductDescription> _onSale = [];
    private ImmutableDictionary<(string, string), PlanDescription> _plans = ImmutableDictionary<(string, string), PlanDescription>.Empty;

    private ImmutableDictionary<(string, string, int), PlanVersion> _planVersions =
        ImmutableDictionary<(string, string, int), PlanVersion>.Empty;

    public IReadOnlyList<ProductDescription> Products => _onSale;

    public PlanDescription? FindPlan(string product, string plan) => _plans.GetValueOrDefault((product, plan));

    public PlanDescription? FindPlan(string product, string plan, int version) =>
        _planVersions.GetValueOrDefault((product, plan, version)) is { } planVersion ? FindPlan(product, plan)?.WithVersion(planVersion)
        : FindPlan(product, plan);

    protected override async Task InitializeAsync(CancellationToken cancellationToken)
    {
        // The catalog must be loaded before the first request is served; RunAsync would run too late.
        await LoadAsync(cancellationToken);
        signals.Subscribe(Topic, () =>
        {
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        });
        Logger.CatalogLoaded(_onSale.Length, _plans.Count);
    }

    // A failed load keeps the catalog that is loaded.
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _changed.WaitAsync(Sweep, cancellationToken);
            await LoadAsync(cancellationToken);
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    /// <summary>Loads the catalog. Commands call this method because hosted services are not started for them.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("read the catalog", ct);
        var products = await db.Set<CatalogProduct>().AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Key).ToListAsync(ct);
        var plans = await db.Set<CatalogPlan>().AsNoTracking().OrderBy(row => row.Position).ThenBy(row => row.Key).ToListAsync(ct);
        var prices = (await db.Set<PriceVersion>().AsNoTracking().ToListAsync(ct)).ToLookup(price => (price.Product, price.Plan));
        _planVersions = (await db.Set<PlanVersion>().AsNoTracking()
            .ToListAsync(ct)).ToImmutableDictionary(row => (row.Product, row.Plan, row.Version));
        plans.RemoveAll(plan => !prices.Contains((plan.Product, plan.Key)));
        _plans = plans.ToImmutableDictionary(plan => (plan.Product, plan.Key),
            plan => CatalogDescriptionMapper.Describe(plan, [.. prices[(plan.Product, plan.Key)]]));
        _onSale =
        [
            .. products.Where(product => product.IsOnSale).Select(product => CatalogDescriptionMapper.Describe(
                product,
                plans.Where(plan => plan.Product == product.Key && plan.IsOnSale
                    && CatalogDescriptionMapper.CurrentPrices(prices[(plan.Product, plan.Key)]).Any())
                    .Select(plan => _plans[(plan.Product, plan.Key)]),
                _parts.GetValueOrDefault(product.Key, ImmutableDictionary<Type, object>.Empty))),
        ];
        foreach (var part in parts)
        {
            await part.LoadAsync(db, ct);
        }
    }
}
