using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Grants;
using Tenantry.Billing.Credits.Ledger;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Credits.Payments;

/// <summary>
/// Grants the credits of a payment, and revokes their share when the payment is refunded or disputed. Handles events instead of being part
/// of the invoice sync: the events commit with the stored payment, so none is lost, and an error here does not affect the purchase. The
/// refunded amount is read from the stored payment instead of the event, so that a grant that is handled after its refund ends in the same
/// state.
/// </summary>
internal sealed class SyncPaymentCredits(BillingDbContext db, ICatalog catalog, GrantCredits grants, RevokeGrant revoke)
    : IEventHandler<PaymentReceived>, IEventHandler<PaymentRefunded>, IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentReceived payment, EventContext info, CancellationToken ct)
    {
        if (payment.Plan is not { } key || catalog.FindPlan(payment.Product, key, await PlanVersionAsync(payment, ct)) is not { } plan
            || Allowances(payment, plan) is not { Count: > 0 } allowances
            || await IsFreeAsync(payment, plan, ct))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // All code locks accounts in this order.
        foreach (var (credits, amount) in allowances.OrderBy(allowance => allowance.Credits.Unit, StringComparer.Ordinal))
        {
            await GrantAsync(payment, plan, credits, amount, ct);
        }

        await RevokeAsync(payment.Reference, ct);
        await transaction.CommitAsync(ct);
    }

    public Task HandleAsync(PaymentRefunded refund, EventContext info, CancellationToken ct) => RevokeAsync(refund.Reference, ct);

    public Task HandleAsync(PaymentDisputed dispute, EventContext info, CancellationToken ct) => RevokeAsync(dispute.Reference, ct);

    // The first invoice of a trial charges nothing even before discounts. An invoice that a discount reduces to zero does charge.
    private async Task<bool> IsFreeAsync(PaymentReceived payment, PlanDescription plan, CancellationToken ct) =>
        payment.Reason == PaymentReason.Other
        || (payment.Reason == PaymentReason.Start && payment.Amount.IsZero && !plan.Price.Amount.IsZero
            && !await db.Set<InvoiceLine>().AnyAsync(line => line.InvoiceId == payment.Reference && line.AmountMinor > 0, ct));

    // The plan version that the subscriber agreed to, if the payment is for the plan of the subscription.
    private Task<int> PlanVersionAsync(PaymentReceived payment, CancellationToken ct) =>
        db.Set<Subscription>().Where(row => row.Id == payment.Subscription && row.Plan == payment.Plan).Select(row => row.PlanVersion)
        .FirstOrDefaultAsync(ct);

    // One grant for each unit and payment: the credits that an add-on grants in the plan's unit are part of that grant, and end with it.
    private List<(PlanCredits Credits, long Allowance)> Allowances(PaymentReceived payment, PlanDescription plan) =>
    [
        .. payment.AddOns.Select(paidAddOn => (Plan: catalog.FindPlan(payment.Product, paidAddOn.Key), paidAddOn.Quantity))
        .Prepend((Plan: plan, payment.Quantity))
            .SelectMany(paid => paid.Plan?.Credits ?? [],
                (paid, credits) => (Credits: credits, Allowance: checked(credits.Amount * paid.Quantity)))
            .GroupBy(paid => paid.Credits.Unit, (_, allowances) =>
                (allowances.First().Credits, allowances.Sum(allowance => allowance.Allowance))),
    ];

    private async Task GrantAsync(PaymentReceived payment, PlanDescription plan, PlanCredits credits, long allowance, CancellationToken ct)
    {
        var period = payment is { Subscription: { } subscription, PeriodStart: { } start, PeriodEnd: { } end }
            ? new CreditPeriod(subscription, start, end, allowance) : null;
        var amount = period is null ? allowance : PaidCredits.GrantedAmount(period, await EarlierGrantsAsync(credits.Unit, period, ct));
        if (amount > 0)
        {
            var source = payment.Subscription is null ? CreditSource.Purchase : CreditSource.Period;
            await grants.RunAsync(
                new NewCreditGrant(amount, source, payment.Reference)
                {
                    Unit = credits.Unit,
                    ExpiresAt = credits.ExpiresAt(plan.Price, payment.At, payment.PeriodStart, payment.PeriodEnd),
                    Note = catalog.Find(payment.Product)?.Name ?? payment.Product,
                },
                period,
                ct);
        }
    }

    private async Task<IReadOnlyCollection<(DateTimeOffset Start, long Allowance)>> EarlierGrantsAsync(
        string unit, CreditPeriod period, CancellationToken ct)
    {
        var lots = await db.Set<CreditLot>()
            .Where(row => row.Unit == unit && row.SubscriptionId == period.Subscription && row.PeriodEnd == period.End)
            .Select(row => new { row.PeriodStart, row.Allowance })
            .ToListAsync(ct);
        return [.. lots.Select(lot => (lot.PeriodStart!.Value, lot.Allowance!.Value))];
    }

    private async Task RevokeAsync(string reference, CancellationToken ct)
    {
        var lots = await db.Set<CreditLot>().AsNoTracking()
            .Where(row => row.Reference == reference && (row.Source == CreditSource.Purchase || row.Source == CreditSource.Period))
            .OrderBy(row => row.Unit)
            .ToListAsync(ct);
        if (lots.Count == 0)
        {
            return;
        }

        var payments = await db.Set<Payment>().AsNoTracking().Where(row => row.Reference == reference).ToListAsync(ct);
        var disputes = await db.Set<Dispute>().AsNoTracking().Where(row => row.Reference == reference).ToListAsync(ct);
        var refunded = payments.Sum(payment => payment.RefundedMinor) + disputes.Where(dispute => dispute.Status.WithholdsFunds())
            .Sum(dispute => dispute.AmountMinor);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        foreach (var lot in lots)
        {
            await revoke.RunAsync(lot.Id, PaidCredits.RevokedAmount(lot.Amount, refunded, payments.Sum(payment => payment.AmountMinor)),
                lot.Note, ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }
}
