using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Content.Contents;
using Tenantry.Content.Data;
using Tenantry.Content.Enrollments;
using Tenantry.Platform.Data;

namespace Tenantry.Content.Lessons;

/// <summary>Finds every subscription with a lesson due, and delivers it within its tenant. A run that was missed is made up by the next.</summary>
internal sealed class DeliverDueLessons(
    IAcrossTenants<ContentDbContext> across, IServiceScopeFactory scopes, Library library, ICurrentTenant current, TimeProvider clock,
    ILogger<DeliverDueLessons> logger) : IRecurringJob
{
    public const string Name = "content.deliver_lessons";

    public async Task RunAsync(CancellationToken ct)
    {
        var failed = 0;
        foreach (var product in library.Products.Where(product => product.Lessons.Length > 0))
        {
            foreach (var (tenant, subscription) in await DueAsync(product, ct))
            {
                try
                {
                    using var ambient = current.Change(tenant);
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<DeliverLessons>().RunAsync(subscription, ct);
                }
                catch (Exception broken) when (broken is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    failed++;
                    logger.DeliveryFailed(subscription.Value, tenant.Value, broken);
                }
            }
        }

        if (failed > 0)
        {
            throw new InvalidOperationException($"{failed} subscriptions did not get their lessons. The log names them; the next run tries again.");
        }
    }

    private async Task<List<(TenantId Tenant, SubscriptionId Subscription)>> DueAsync(ProductContent product, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.OpenAsync("deliver lessons that are due", ct);
        // No next lesson and fewer than there are: lessons were added to a product whose last one had been delivered.
        var due = await db.Set<Enrollment>()
            .Where(row => row.Product == product.Key && row.EndedAt == null && row.Delivered < product.Lessons.Length && (row.NextLessonAt == null || row.NextLessonAt <= now))
            .OrderBy(row => row.NextLessonAt)
            .Select(row => new { row.TenantId, row.SubscriptionId })
            .ToListAsync(ct);
        return [.. due.Select(row => (row.TenantId, row.SubscriptionId))];
    }
}
