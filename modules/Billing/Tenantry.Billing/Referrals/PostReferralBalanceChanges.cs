using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Referrals;

/// <summary>
/// Posts the pending balance changes of a reward to the payment provider, in order. Each has an idempotency key of its own, so that a retry
/// after a crash changes nothing twice.
/// </summary>
internal sealed class PostReferralBalanceChanges(BillingDbContext db, IPaymentGateway gateway, EnsureCustomer customers, TimeProvider clock,
    ILogger<PostReferralBalanceChanges> logger)
{
    public async Task RunAsync(string reference, CancellationToken ct)
    {
        var moves = await db.Set<ReferralBalanceChange>().Where(referralMove => referralMove.Reference == reference
            && referralMove.GatewayId == null).OrderBy(referralMove => referralMove.Number).ToListAsync(ct);
        try
        {
            foreach (var move in moves)
            {
                if (await customers.RunAsync(ct) is not { IsProblem: false, Value: { } customer })
                {
                    return;
                }

                var description = move.AmountMinor > 0 ? "Referral reward"
                    : "Referral reward reversed: the referred customer's payment was refunded";
                move.GatewayId = await gateway.Require<IGatewayBalances>().CreditBalanceAsync(
                    new(customer), new Money(move.AmountMinor, move.Currency), description,
                    IdempotencyKey.For("referral", reference, move.Number), ct);
                await db.SaveChangesAsync(ct);
            }
        }
        catch (GatewayException exception)
        {
            logger.ReferralBalanceChangeFailed(reference, exception.Code, exception);
            var nextAttempt = clock.GetUtcNow() + SettleReferralRewards.RetryInterval;
            await db.Set<ReferralReward>().Where(referralReward => referralReward.Reference == reference)
                .ExecuteUpdateAsync(setters => setters.SetProperty(row => row.NextLookAt, nextAttempt), ct);
        }
    }
}
