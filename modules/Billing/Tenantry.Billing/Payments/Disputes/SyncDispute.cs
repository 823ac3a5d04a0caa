using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Payments.Disputes;

/// <summary>
/// Reads a dispute and its payment from the provider and stores both. A dispute contains no customer, so the payment's customer is used.
/// </summary>
internal sealed class SyncDispute(
    BillingDbContext db, IPaymentGateway gateway, SyncPayment payments, ICurrentTenant current, TimeProvider clock,
    ILogger<SyncDispute> logger) : IObjectSync
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
            async snapshot => snapshot is null ? PaymentProblems.DisputeNotFound : await StoreAsync(snapshot, payment.Value, ct),
            ct);
    }

    private async Task<Result> StoreAsync(GatewayDispute snapshot, Payment payment, CancellationToken ct)
    {
        string gatewayId = snapshot.Id;
        db.Forget<Dispute>();
        var row = await db.Set<Dispute>().FirstOrDefaultAsync(dispute => dispute.GatewayId == gatewayId, ct);
        var previousStatus = row?.Status;
        if (previousStatus is { } from && !DisputeLifecycle.Allows(from, snapshot.Status))
        {
            logger.IllegalDispute(gatewayId, from, snapshot.Status);
            return SubscriptionProblems.IllegalTransition.WithMessage($"A dispute can't change from {from} to {snapshot.Status}.");
        }

        row ??= db.Add(New(snapshot, payment)).Entity;
        var now = clock.GetUtcNow();
        row.Status = snapshot.Status;
        row.Reason = snapshot.Reason;
        row.EvidenceDueBy = snapshot.EvidenceDueBy;
        row.WithheldAt = snapshot.Status.WithholdsFunds() ? row.WithheldAt ?? now : row.WithheldAt;
        row.ClosedAt = snapshot.Status is DisputeStatus.Won or DisputeStatus.Lost ? row.ClosedAt ?? now : null;
        if (previousStatus?.ToState() != snapshot.Status.ToState())
        {
            db.Publish(new PaymentDisputed(payment.Reference, snapshot.Id, row.Amount, payment.Amount, snapshot.Status.ToState(),
                payment.SubscriptionId, now));
        }

        return Result.Success;
    }

    private static Dispute New(GatewayDispute snapshot, Payment payment) => new()
    {
        GatewayId = snapshot.Id,
        PaymentId = payment.GatewayId,
        Reference = payment.Reference,
        SubscriptionId = payment.SubscriptionId,
        AmountMinor = snapshot.Amount.MinorUnits,
        Currency = snapshot.Amount.Currency,
        Reason = snapshot.Reason,
        OpenedAt = snapshot.CreatedAt,
    };
}
