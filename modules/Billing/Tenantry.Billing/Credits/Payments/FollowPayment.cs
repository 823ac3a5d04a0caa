using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Contracts.Catalogue;
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
/// Gives the credits of a payment, and takes back the share of what goes back. It stands behind the events and not in the synchronisation of
/// the invoice: they commit with the mirror of the payment, so none is lost, and a fault in here keeps nobody from what they paid for. What is
/// back is read from the mirror and not from the event, so that a grant that comes late, after its refund, ends the same.
/// </summary>
internal sealed class FollowPayment(BillingDbContext db, ICatalogue catalogue, GrantCredits grants, RevokeGrant revoke)
    : IEventHandler<PaymentReceived>, IEventHandler<PaymentRefunded>, IEventHandler<PaymentDisputed>
{
    public async Task HandleAsync(PaymentReceived happened, EventInfo info, CancellationToken ct)
    {
        if (happened.Plan is not { } key || catalogue.FindPlan(happened.Product, key, await TermsAsync(happened, ct)) is not { } plan || Allowances(happened, plan) is not { Count: > 0 } allowances
            || await IsFreeAsync(happened, plan, ct))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Accounts are held in one order everywhere.
        foreach (var (credits, allowance) in allowances.OrderBy(one => one.Credits.Unit, StringComparer.Ordinal))
        {
            await GrantAsync(happened, plan, credits, allowance, ct);
        }

        await TakeBackAsync(happened.Reference, ct);
        await transaction.CommitAsync(ct);
    }

    public Task HandleAsync(PaymentRefunded happened, EventInfo info, CancellationToken ct) => TakeBackAsync(happened.Reference, ct);

    public Task HandleAsync(PaymentDisputed happened, EventInfo info, CancellationToken ct) => TakeBackAsync(happened.Reference, ct);

    // The invoice with which a trial begins charges nothing, before any discount. One that a discount brings to nothing does.
    private async Task<bool> IsFreeAsync(PaymentReceived happened, PlanDescription plan, CancellationToken ct) =>
        happened.Reason == PaymentReason.Other
        || (happened.Reason == PaymentReason.Start && happened.Amount.IsZero && !plan.Price.Amount.IsZero
            && !await db.Set<InvoiceLine>().AnyAsync(line => line.InvoiceId == happened.Reference && line.AmountMinor > 0, ct));

    // What was agreed with the subscriber, while the payment is for the plan that it was agreed on.
    private Task<int> TermsAsync(PaymentReceived happened, CancellationToken ct) =>
        db.Set<Subscription>().Where(row => row.Id == happened.Subscription && row.Plan == happened.Plan).Select(row => row.Terms).FirstOrDefaultAsync(ct);

    // One grant for each unit and payment: what an add-on gives of the plan's unit is given with it, and ends with it.
    private List<(PlanCredits Credits, long Allowance)> Allowances(PaymentReceived happened, PlanDescription plan) =>
    [
        .. happened.AddOns.Select(paidAddOn => (Plan: catalogue.FindPlan(happened.Product, paidAddOn.Key), paidAddOn.Quantity)).Prepend((Plan: plan, happened.Quantity))
            .SelectMany(one => one.Plan?.Credits ?? [], (one, credits) => (Credits: credits, Allowance: checked(credits.Amount * one.Quantity)))
            .GroupBy(one => one.Credits.Unit, (_, all) => (all.First().Credits, all.Sum(one => one.Allowance))),
    ];

    private async Task GrantAsync(PaymentReceived happened, PlanDescription plan, PlanCredits credits, long allowance, CancellationToken ct)
    {
        var period = happened is { Subscription: { } subscription, PeriodStart: { } start, PeriodEnd: { } end } ? new CreditPeriod(subscription, start, end, allowance) : null;
        var amount = period is null ? allowance : PaidCredits.Due(period, await FormerAsync(credits.Unit, period, ct));
        if (amount > 0)
        {
            var source = happened.Subscription is null ? CreditSource.Purchase : CreditSource.Period;
            await grants.RunAsync(
                new NewCreditGrant(amount, source, happened.Reference)
                {
                    Unit = credits.Unit,
                    ExpiresAt = credits.ExpiresAt(plan.Price, happened.At, happened.PeriodStart, happened.PeriodEnd),
                    Note = catalogue.Find(happened.Product)?.Name ?? happened.Product,
                },
                period,
                ct);
        }
    }

    private async Task<IReadOnlyCollection<(DateTimeOffset Start, long Allowance)>> FormerAsync(string unit, CreditPeriod period, CancellationToken ct)
    {
        var lots = await db.Set<CreditLot>()
            .Where(row => row.Unit == unit && row.SubscriptionId == period.Subscription && row.PeriodEnd == period.End)
            .Select(row => new { row.PeriodStart, row.Allowance })
            .ToListAsync(ct);
        return [.. lots.Select(lot => (lot.PeriodStart!.Value, lot.Allowance!.Value))];
    }

    private async Task TakeBackAsync(string reference, CancellationToken ct)
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
        var back = payments.Sum(payment => payment.RefundedMinor) + disputes.Where(dispute => dispute.Status.TakesMoney()).Sum(dispute => dispute.AmountMinor);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        foreach (var lot in lots)
        {
            await revoke.RunAsync(lot.Id, PaidCredits.Back(lot.Amount, back, payments.Sum(payment => payment.AmountMinor)), lot.Note, ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }
}
