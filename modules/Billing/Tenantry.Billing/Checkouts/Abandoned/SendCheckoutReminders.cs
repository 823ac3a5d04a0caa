using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Processes every checkout that was abandoned long enough ago, once.</summary>
internal sealed class SendCheckoutReminders(
    ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current, BillingOptions options,
    TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.checkout-reminders";

    // After an outage, a reminder of a checkout from last week is not wanted.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(3);

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        if (options.AbandonedCheckout.RemindAfter == TimeSpan.Zero)
        {
            return;
        }

        var failures = new List<Exception>();
        foreach (var (tenant, attempt) in await DueAsync(ct))
        {
            using var ambient = current.Change(tenant);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<SendCheckoutReminder>().RunAsync(attempt, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // One checkout that cannot be processed must not block the others.
                failures.Add(new InvalidOperationException($"Checkout {attempt}: {exception.Message}", exception));
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} checkouts could not be processed.", failures);
        }
    }

    private async Task<List<(TenantId Tenant, Guid Attempt)>> DueAsync(CancellationToken ct)
    {
        var until = clock.GetUtcNow() - options.AbandonedCheckout.RemindAfter;
        var since = until - MaxAge;
        await using var db = await across.CreateDbContextAsync("find abandoned checkouts", ct);
        var due = await db.Set<Checkout>()
            .Where(checkout => checkout.Status != CheckoutStatus.Paid && checkout.GatewayId != null && checkout.CreatedAt <= until
                && checkout.CreatedAt > since
                && !db.Set<CheckoutReminder>().Any(reminder => reminder.TenantId == checkout.TenantId && reminder.Attempt == checkout.Id))
            .OrderBy(checkout => checkout.CreatedAt).Select(checkout => new { checkout.TenantId, checkout.Id }).ToListAsync(ct);
        return [.. due.Select(checkout => (checkout.TenantId, checkout.Id))];
    }
}
