using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Kernel;

namespace Tenantry.AdminUi;

/// <summary>Counts what needs attention on a page of the navigation, and keeps the number for some seconds. A failure shows none.</summary>
internal sealed class NavigationCounters(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NavigationCounters> logger)
{
    private const int MaxKept = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(TenantId? Tenant, string Href), (DateTimeOffset Until, Task<int?> Count)> _kept = new();

    public async Task<int> SumAsync(IEnumerable<NavigationItem> items, TenantId? tenant)
    {
        var counts = items.Where(item => item.Counter is not null).Select(item => OfAsync(item, tenant)).ToList();
        return (await Task.WhenAll(counts)).Sum(count => count ?? 0);
    }

    private Task<int?> OfAsync(NavigationItem item, TenantId? tenant)
    {
        var now = clock.GetUtcNow();
        if (_kept.Count > MaxKept)
        {
            _kept.Clear();
        }

        return _kept.AddOrUpdate((tenant, item.Href), _ => (now + KeptFor, CountAsync(item)), (_, kept) => kept.Until > now ? kept
            : (now + KeptFor, CountAsync(item))).Count;
    }

    private async Task<int?> CountAsync(NavigationItem item)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await using var scope = scopes.CreateAsyncScope();
            return await item.Counter!(scope.ServiceProvider, patience.Token);
        }
        catch (Exception failed)
        {
            logger.CounterFailed(item.Href, failed);
            return null;
        }
    }
}
