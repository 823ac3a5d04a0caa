using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Intents;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Billing.Cancellations;

/// <summary>Pauses, resumes or ends the subscriptions of a tenant that is suspended, reactivated or closed, as the options say.</summary>
internal sealed class EndWithTenant(
    BillingDbContext db, IPaymentGateway gateway, CancelImmediately end, CloseOpenInvoices invoices, SaveIntent save,
    CompleteIntent complete, BillingOptions options)
    : IEventHandler<TenantSuspended>, IEventHandler<TenantReactivated>, IEventHandler<TenantClosed>
{
    public async Task HandleAsync(TenantSuspended suspended, EventContext info, CancellationToken ct)
    {
        foreach (var row in options.SuspendedTenants == SuspendedTenantPolicy.Keep ? [] : await ListLiveAsync(ct))
        {
            if (options.SuspendedTenants == SuspendedTenantPolicy.Cancel || gateway.Find<IGatewayPausing>() is null)
            {
                Throw(await end.RunAsync(row.Id, refunds: false, suspended.Reason, ct));
                continue;
            }

            await invoices.RunAsync(row, ct);
            if (row.Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.PastDue)
            {
                Throw(await complete.RunAsync(
                    await save.RunAsync(row, SubscriptionIntentKind.Suspend, "billing.subscription.paused", suspended.Reason, null, ct),
                    ct));
            }
        }
    }

    public async Task HandleAsync(TenantReactivated reactivated, EventContext info, CancellationToken ct)
    {
        foreach (var row in (await ListLiveAsync(ct)).Where(row => row.Status == SubscriptionStatus.Paused))
        {
            // A pause that the customer asked for is not the suspension's to end.
            var last = await db.Set<SubscriptionIntent>().AsNoTracking()
                .Where(intent => intent.SubscriptionId == row.Id && intent.Failure == null).OrderByDescending(intent => intent.Id)
                .FirstOrDefaultAsync(ct);
            if (last?.Kind == SubscriptionIntentKind.Suspend)
            {
                Throw(await complete.RunAsync(
                    await save.RunAsync(row, SubscriptionIntentKind.Unpause, "billing.subscription.unpaused", null, null, ct), ct));
            }
        }
    }

    public async Task HandleAsync(TenantClosed closed, EventContext info, CancellationToken ct)
    {
        foreach (var row in await ListLiveAsync(ct))
        {
            Throw(await end.RunAsync(row.Id, refunds: false, closed.Reason, ct));
        }
    }

    private Task<List<Subscription>> ListLiveAsync(CancellationToken ct) =>
        db.Set<Subscription>().AsNoTracking().Where(row => row.Status != SubscriptionStatus.Canceled).ToListAsync(ct);

    // The event is delivered again, and shows as a dead letter where that doesn't help.
    private static void Throw(Result result)
    {
        if (result.IsProblem && result.Problem.Code != SubscriptionProblems.AlreadyEnded.Code)
        {
            throw new InvalidOperationException($"{result.Problem.Code}: {result.Problem.Message}");
        }
    }
}
