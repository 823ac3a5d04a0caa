using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Updates a reward to the current value of its payment. The target is absolute, so that retries and reordered events end in the same
/// state. The change is saved first and then posted to the payment provider.
/// </summary>
internal sealed class SettleReward(
    BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, PostReferralBalanceChanges post, ICurrentTenant current,
    TimeProvider clock)
{
    /// <summary>Creates the reward of a payment, once.</summary>
    public async Task CreateAsync(Referral referral, PaymentReceived paid, DateTimeOffset heldUntil, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.referral_reward (tenant_id, reference, referred_tenant_id, percent, currency, total_minor, net_minor,
                due_minor, given_minor, state,
                paid_at, held_until)
            values ({referral.TenantId.Value}, {paid.Reference}, {referral.ReferredTenantId.Value}, {referral.Percent},
                {paid.Amount.Currency.Code},
                {paid.Amount.MinorUnits}, {paid.AmountExcludingTax.MinorUnits}, 0, 0, 'Held', {paid.At.ToUniversalTime()},
                {heldUntil.ToUniversalTime()})
            on conflict do nothing
            """,
            ct);
        await RunAsync(referral.TenantId, paid.Reference, ct);
    }

    public async Task RunAsync(TenantId referrer, string reference, CancellationToken ct)
    {
        using var ambient = current.Change(referrer);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            await db.LockAsync($"referral:{reference}", ct);
            db.Forget<ReferralReward>();
            if (await db.Set<ReferralReward>().FirstOrDefaultAsync(referralReward => referralReward.Reference == reference,
                ct) is not { } row)
            {
                return;
            }

            var now = clock.GetUtcNow();
            row.DueMinor = await CalculateAsync(row, ct);
            if (row.DueMinor != row.GivenMinor && (now >= row.HeldUntil || row.GivenMinor > 0))
            {
                await AddBalanceChangeAsync(row, now, ct);
            }

            row.UpdateState(now);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        await post.RunAsync(reference, ct);
    }

    private async Task AddBalanceChangeAsync(ReferralReward row, DateTimeOffset now, CancellationToken ct)
    {
        if (await OtherCurrencyAsync(row, ct) is { } billed)
        {
            row.WaitReason = $"This reward is in {row.Currency}, but your account is billed in {billed}.";
            return;
        }

        var amount = row.DueMinor - row.GivenMinor;
        var number = await db.Set<ReferralBalanceChange>().CountAsync(referralMove => referralMove.Reference == row.Reference, ct) + 1;
        db.Add(new ReferralBalanceChange { Reference = row.Reference, Number = number, AmountMinor = amount,
            Currency = row.Currency, At = now });
        row.GivenMinor += amount;
        db.Audit(amount > 0 ? "billing.referral.given" : "billing.referral.taken_back", $"referral/{row.Reference}",
            detail: new { amount = new Money(amount, row.Currency).ToString() });
    }

    // A balance at the payment provider has one currency: that of the customer's invoices, or that of the first reward.
    private async Task<Currency?> OtherCurrencyAsync(ReferralReward row, CancellationToken ct)
    {
        var billed = await db.Set<Invoice>().OrderByDescending(invoice => invoice.IssuedAt).Select(invoice => (Currency?)invoice.Currency)
            .FirstOrDefaultAsync(ct)
            ?? await db.Set<ReferralBalanceChange>().OrderBy(referralMove => referralMove.At)
            .Select(referralMove => (Currency?)referralMove.Currency).FirstOrDefaultAsync(ct);
        return billed is { } currency && currency != row.Currency && row.GivenMinor == 0 ? currency : null;
    }

    private async Task<long> CalculateAsync(ReferralReward row, CancellationToken ct)
    {
        await using var all = await across.CreateDbContextAsync("calculate a referral reward", ct);
        var payments = await all.Set<Payment>().AsNoTracking()
            .Where(payment => payment.TenantId == row.ReferredTenantId && payment.Reference == row.Reference).ToListAsync(ct);
        var disputes = await all.Set<Dispute>().AsNoTracking()
            .Where(dispute => dispute.TenantId == row.ReferredTenantId && dispute.Reference == row.Reference).ToListAsync(ct);
        var refunded = payments.Sum(payment => payment.RefundedMinor) + disputes.Where(dispute => dispute.Status.WithholdsFunds())
            .Sum(dispute => dispute.AmountMinor);
        return Commission.Of(row.Percent, row.NetMinor, row.TotalMinor, payments.Sum(payment => payment.AmountMinor), refunded);
    }
}
