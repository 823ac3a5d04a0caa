using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Catalog;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Platform.Data;

namespace Tenantry.Content.Lessons;

/// <summary>Delivers due lessons of all subscriptions, each within its tenant. A missed run is caught up by the next one.</summary>
internal sealed class DeliverDueLessons(
    ICrossTenantDbContextFactory<ContentDbContext> across, IServiceScopeFactory scopes, ContentLibrary catalog, ICurrentTenant current,
    TimeProvider clock,
    ILogger<DeliverDueLessons> logger) : IRecurringJob
{
    public const string Name = "content.deliver_lessons";

    public async Task RunAsync(CancellationToken ct)
    {
        var failed = 0;
        foreach (var product in catalog.Products.Where(product => product.Lessons.Length > 0))
        {
            foreach (var (tenant, subscription) in await DueAsync(product, ct))
            {
                try
                {
                    using var ambient = current.Change(tenant);
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<DeliverLessons>().RunAsync(subscription, ct);
                }
                catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    failed++;
                    logger.DeliveryFailed(subscription.Value, tenant.Value, exception);
                }
            }
        }

        if (failed > 0)
        {
            throw new InvalidOperationException(
                $"The lessons of {failed} subscriptions could not be delivered. See the log for details. The next run tries again.");
        }
    }

    private async Task<List<(TenantId Tenant, SubscriptionId Subscription)>> DueAsync(ProductContent product, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync("deliver due lessons", ct);
        // No next lesson, but not all lessons delivered: lessons were added after the last one had been delivered.
        var due = await db.Set<Enrollment>()
            .Where(row => row.Product == product.Key && row.EndedAt == null && row.Delivered < product.Lessons.Length
                && (row.NextLessonAt == null || row.NextLessonAt <= now))
            .OrderBy(row => row.NextLessonAt)
            .Select(row => new { row.TenantId, row.SubscriptionId })
            .ToListAsync(ct);
        return [.. due.Select(row => (row.TenantId, row.SubscriptionId))];
    }
}
