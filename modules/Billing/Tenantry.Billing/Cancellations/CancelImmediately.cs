using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Cancellations;

/// <summary>
/// Cancels a subscription immediately. Depending on the settings, or on the operator's choice, the unused time is refunded.
/// </summary>
internal sealed class CancelImmediately(
    BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, CalculateProratedRefunds unused,
    CompleteImmediateCancellation finish, ICurrentTenant current, BillingOptions options, TimeProvider clock) : IImmediateEnd
{
    public static void Map(IEndpointRouteBuilder billing)
    {
        billing.MapPost("/subscriptions/{id:guid}/end-now",
            async (Guid id, CancelRequest? request, CancelImmediately end, CancellationToken ct) =>
                (await end.RequestAsync(new SubscriptionId(id), request?.Reason, ct)).ToHttp())
            .RequirePermission(BillingPermissions.Manage)
            .WithName(nameof(CancelImmediately))
            .WithSummary("Cancels a subscription immediately and refunds unused time where the plan does so.");
    }

    /// <summary>
    /// Calculates the amount that an immediate cancellation would refund; <see langword="null"/> if nothing would be refunded.
    /// </summary>
    public async Task<Money?> PreviewAsync(SubscriptionId id, CancellationToken ct) =>
        options.ImmediateCancellation == ImmediateCancellationPolicy.RefundUnusedTime
        ? CalculateProratedRefunds.Sum(await unused.RunAsync(id, clock.GetUtcNow(), ct)) : null;

    /// <summary>Cancels the subscription at the customer's request, if the settings offer immediate cancellation.</summary>
    public async Task<Result> RequestAsync(SubscriptionId id, string? reason, CancellationToken ct) =>
        options.ImmediateCancellation == ImmediateCancellationPolicy.NotOffered
        ? CancellationProblems.ImmediateCancellationNotOffered
        : await RunAsync(id, options.ImmediateCancellation == ImmediateCancellationPolicy.RefundUnusedTime, reason, ct);

    Task<Result> IImmediateEnd.RunAsync(SubscriptionId id, string? reason, CancellationToken cancellationToken) =>
        RunAsync(id, refunds: false, reason, cancellationToken);

    public async Task<Result> CancelByOperatorAsync(SubscriptionId id, bool refunds, string? reason, CancellationToken ct)
    {
        TenantId? tenant;
        await using (var all = await across.CreateDbContextAsync("operator cancels a subscription", ct))
        {
            tenant = await all.Set<Subscription>().Where(subscription => subscription.Id == id)
                .Select(subscription => (TenantId?)subscription.TenantId).FirstOrDefaultAsync(ct);
        }

        if (tenant is not { } owner)
        {
            return SubscriptionProblems.SubscriptionNotFound;
        }

        using var ambient = current.Change(owner);
        return await RunAsync(id, refunds, reason, ct);
    }

    public async Task<Result> RunAsync(SubscriptionId id, bool refunds, string? reason, CancellationToken ct)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.LockAsync($"end:{id}", ct);
            if (await db.Set<Subscription>().AsNoTracking().FirstOrDefaultAsync(subscription => subscription.Id == id, ct) is not { } row)
            {
                return SubscriptionProblems.SubscriptionNotFound;
            }

            if (row.Status == SubscriptionStatus.Canceled)
            {
                return SubscriptionProblems.AlreadyEnded;
            }

            // A second click finds the refunds of the first one, and does not refund again.
            if (!await db.Set<ImmediateCancellation>().AnyAsync(earlyEnd => earlyEnd.SubscriptionId == id, ct))
            {
                var now = clock.GetUtcNow();
                var shares = refunds ? await unused.RunAsync(id, now, ct) : [];
                db.Add(ImmediateCancellation.Create(id, shares, now));
                db.Audit("billing.subscription.ended_now", $"subscription/{id}", reason,
                    new { back = CalculateProratedRefunds.Sum(shares)?.ToString() });
                await db.SaveChangesAsync(ct);
            }

            await transaction.CommitAsync(ct);
        }

        return await finish.RunAsync(id, ct);
    }
}
