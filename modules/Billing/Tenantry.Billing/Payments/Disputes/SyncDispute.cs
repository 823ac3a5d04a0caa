using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Reads a dispute at the provider and brings the mirror to it. It names no customer: that is the payment's.</summary>
internal sealed class SyncDispute(BillingDbContext db, IPaymentGateway gateway, SyncPayment payments, TimeProvider clock, ILogger<SyncDispute> logger) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct) => await gateway.Require<IGatewayDisputes>().FindDisputeAsync(new(gatewayId), ct) is { } glance
        ? await payments.RunAsync(glance.PaymentId, payment => MirrorAsync(gatewayId, payment, ct), ct)
        : BillingProblems.DisputeNotFound;

    private async Task<Result> MirrorAsync(string gatewayId, Payment payment, CancellationToken ct)
    {
        if (await gateway.Require<IGatewayDisputes>().FindDisputeAsync(new(gatewayId), ct) is not { } seen)
        {
            return BillingProblems.DisputeNotFound;
        }

        var row = await db.Set<Dispute>().FirstOrDefaultAsync(one => one.GatewayId == gatewayId, ct);
        var former = row?.Status;
        if (former is { } from && !DisputeLifecycle.Allows(from, seen.Status))
        {
            logger.IllegalDispute(gatewayId, from, seen.Status);
            return BillingProblems.IllegalMove.Saying($"A dispute that is {from} does not become {seen.Status}.");
        }

        row ??= db.Add(New(seen, payment)).Entity;
        var now = clock.GetUtcNow();
        row.Status = seen.Status;
        row.Reason = seen.Reason;
        row.EvidenceDueBy = seen.EvidenceDueBy;
        row.TakenAt = seen.Status.TakesMoney() ? row.TakenAt ?? now : row.TakenAt;
        row.ClosedAt = seen.Status is DisputeStatus.Won or DisputeStatus.Lost ? row.ClosedAt ?? now : null;
        if (former?.State() != seen.Status.State())
        {
            db.Publish(new PaymentDisputed(payment.Reference, seen.Id, row.Amount, payment.Amount, seen.Status.State(), payment.SubscriptionId, now));
        }

        return Result.Done;
    }

    private static Dispute New(GatewayDispute seen, Payment payment) => new()
    {
        GatewayId = seen.Id,
        PaymentId = payment.GatewayId,
        Reference = payment.Reference,
        SubscriptionId = payment.SubscriptionId,
        AmountMinor = seen.Amount.MinorUnits,
        Currency = seen.Amount.Currency,
        Reason = seen.Reason,
        OpenedAt = seen.CreatedAt,
    };
}
