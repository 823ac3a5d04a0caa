using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Dunning;

/// <summary>Advances every dunning case whose next step is due, and opens cases whose webhook was lost.</summary>
internal sealed class RunDunning(ICrossTenantDbContextFactory<BillingDbContext> across, IServiceScopeFactory scopes, ICurrentTenant current,
    TimeProvider clock) : IRecurringJob
{
    public const string Name = "billing.dunning";

    public async Task RunAsync(CancellationToken ct)
    {
        using var background = GatewayPriority.Background();
        var failures = new List<Exception>();
        foreach (var (tenant, invoice, retries) in await DueAsync(ct))
        {
            using var ambient = current.Change(tenant);
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                if (retries)
                {
                    await scope.ServiceProvider.GetRequiredService<RetryPayment>().RunDueAsync(invoice, ct);
                }

                await scope.ServiceProvider.GetRequiredService<UpdateDunningCase>().RunAsync(invoice, ct);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                // A failure for one invoice must not block the others.
                failures.Add(new InvalidOperationException($"Invoice {invoice}: {exception.Message}", exception));
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} dunning cases could not be advanced. See the inner exceptions.", failures);
        }
    }

    private async Task<List<(TenantId Tenant, string Invoice, bool Retries)>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await across.CreateDbContextAsync("find due dunning cases", ct);
        var due = await db.Set<DunningCase>().Where(dunningCase => dunningCase.NextStepAt <= now)
            .OrderBy(dunningCase => dunningCase.NextStepAt)
            .Select(dunningCase => new { dunningCase.TenantId, dunningCase.InvoiceId, Retries = dunningCase.NextRetryAt <= now })
            .ToListAsync(ct);
        var missed = await db.Set<Invoice>()
            .Where(invoice => invoice.Status == InvoiceStatus.Open && invoice.Attempts > 0
                && db.Set<Subscription>().Any(owner => owner.TenantId == invoice.TenantId && owner.Id == invoice.SubscriptionId
                    && owner.Status == SubscriptionStatus.PastDue)
                && !db.Set<DunningCase>().Any(dunningCase => dunningCase.TenantId == invoice.TenantId
                    && dunningCase.InvoiceId == invoice.GatewayId))
            .Select(invoice => new { invoice.TenantId, InvoiceId = invoice.GatewayId, Retries = false }).ToListAsync(ct);
        return [.. due.Concat(missed).Select(row => (row.TenantId, row.InvoiceId, row.Retries))];
    }
}
