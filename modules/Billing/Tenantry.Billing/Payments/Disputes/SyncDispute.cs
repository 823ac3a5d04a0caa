using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>Reads a dispute and its payment at the provider and stores both. The dispute names no customer: that is the payment's.</summary>
internal sealed class SyncDispute(
    BillingDbContext db, IPaymentGateway gateway, SyncPayment payments, ICurrentTenant current, TimeProvider clock, ILogger<SyncDispute> logger) : IObjectSync
{
    public async Task<Result> RunAsync(string gatewayId, CancellationToken ct)
    {
        var disputes = gateway.Require<IGatewayDisputes>();
        var read = await db.ReadAsync(() => disputes.FindDisputeAsync(new(gatewayId), ct), ct);
        if (read.Value is not { } dispute)
        {
            return PaymentProblems.DisputeNotFound;
        }

        var payment = await payments.RunAsync(dispute.PaymentId, ct);
        if (payment.IsProblem)
        {
            return payment.Problem;
        }

        using var ambient = current.Change(payment.Value.TenantId);
        return await db.StoreAsync(
            gatewayId, read, () => disputes.FindDisputeAsync(new(gatewayId), ct),
            async seen => seen is null ? PaymentProblems.DisputeNotFound : await StoreAsync(seen, payment.Value, ct),
            ct);
    }

    private async Task<Result> StoreAsync(GatewayDispute seen, Payment payment, CancellationToken ct)
    {
        string gatewayId = seen.Id;
        db.Forget<Dispute>();
        var row = await db.Set<Dispute>().FirstOrDefaultAsync(dispute => dispute.GatewayId == gatewayId, ct);
        var former = row?.Status;
        if (former is { } from && !DisputeLifecycle.Allows(from, seen.Status))
        {
            logger.IllegalDispute(gatewayId, from, seen.Status);
            return SubscriptionProblems.IllegalMove.Saying($"A dispute that is {from} does not become {seen.Status}.");
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
