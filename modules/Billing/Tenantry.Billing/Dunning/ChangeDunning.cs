using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Dunning;

/// <summary>Lets an operator retry a payment, extend the grace period or stop the dunning of an unpaid invoice.</summary>
internal sealed class ChangeDunning(
    BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, RetryPayment retry, UpdateDunningCase follow,
    SyncSubscription subscriptions, ICurrentTenant current,
    BillingOptions options, TimeProvider clock)
{
    public Task<Result> RetryAsync(string invoiceId, CancellationToken ct) => WithAsync(invoiceId, _ => retry.RunAsync(invoiceId, ct), ct);

    /// <summary>
    /// Extends the grace period by <see cref="DunningOptions.GraceExtension"/>, from now or from its end, whichever is later.
    /// </summary>
    public Task<Result> ExtendAsync(string invoiceId, string? reason, CancellationToken ct) => WithAsync(invoiceId, async _ =>
    {
        var changed = await ChangeAsync(invoiceId, "extended", reason, row =>
        {
            var now = clock.GetUtcNow();
            var by = (row.SuspendAt > now ? row.SuspendAt : now) + options.Dunning.GraceExtension - row.SuspendAt;
            row.Extensions++;
            (row.RemindAt, row.RestrictAt, row.SuspendAt, row.EndAt) =
                (row.RemindAt + by, row.RestrictAt + by, row.SuspendAt + by, row.EndAt + by);
        }, ct);
        if (!changed.IsProblem)
        {
            await follow.RunAsync(invoiceId, ct);
        }

        return changed;
    }, ct);

    /// <summary>Stops emails and the final cancellation. Access still ends with the grace period.</summary>
    public Task<Result> StopAsync(string invoiceId, string? reason, CancellationToken ct) =>
        WithAsync(invoiceId, _ => ChangeAsync(invoiceId, "stopped", reason, row =>
    {
        row.Stage = DunningStage.Stopped;
        row.ClosedAt = clock.GetUtcNow();
        (row.NextStepAt, row.NextRetryAt) = (null, null);
    }, ct), ct);

    private async Task<Result> ChangeAsync(string invoiceId, string verb, string? reason, Action<DunningCase> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockObjectAsync(UpdateDunningCase.LockKey(invoiceId), ct);
        db.ChangeTracker.Clear();
        var row = await db.Set<DunningCase>().FirstAsync(dunningCase => dunningCase.InvoiceId == invoiceId, ct);
        if (row.Stage.IsEnd() || row.EndRequestedAt is not null)
        {
            return DunningProblems.DunningOver;
        }

        change(row);
        db.Audit($"billing.dunning.{verb}", $"dunning/{invoiceId}", reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var owner = await db.Set<Subscription>().AsNoTracking().FirstAsync(subscription => subscription.Id == row.SubscriptionId, ct);
        return await subscriptions.RunAsync(owner.GatewayId, ct) is { IsProblem: true, Problem: var problem } ? problem : Result.Success;
    }

    private async Task<Result> WithAsync(string invoiceId, Func<TenantId, Task<Result>> change, CancellationToken ct)
    {
        TenantId? tenant;
        await using (var context = await across.CreateDbContextAsync("operator changes the dunning of an invoice", ct))
        {
            tenant = await context.Set<DunningCase>().Where(dunningCase => dunningCase.InvoiceId == invoiceId)
                .Select(dunningCase => (TenantId?)dunningCase.TenantId).FirstOrDefaultAsync(ct);
        }

        if (tenant is not { } owner)
        {
            return DunningProblems.DunningNotFound;
        }

        using var ambient = current.Change(owner);
        return await change(owner);
    }
}
