using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Referrals;

/// <summary>Tells the provider the moves that it was not told, in their order. Each has a key of its own, so that telling it again after a crash moves nothing twice.</summary>
internal sealed class PostReferralMoves(BillingDbContext db, IPaymentGateway gateway, EnsureCustomer customers, TimeProvider clock, ILogger<PostReferralMoves> logger)
{
    public async Task RunAsync(string reference, CancellationToken ct)
    {
        var moves = await db.Set<ReferralMove>().Where(referralMove => referralMove.Reference == reference && referralMove.GatewayId == null).OrderBy(referralMove => referralMove.Number).ToListAsync(ct);
        try
        {
            foreach (var move in moves)
            {
                if (await customers.RunAsync(ct) is not { IsProblem: false, Value: { } customer })
                {
                    return;
                }

                var words = move.AmountMinor > 0 ? "For bringing a customer" : "Taken back: the payment of a customer you brought was refunded";
                move.GatewayId = await gateway.Require<IGatewayBalances>().CreditBalanceAsync(
                    new(customer), new Money(move.AmountMinor, move.Currency), words, IdempotencyKey.For("referral", reference, move.Number), ct);
                await db.SaveChangesAsync(ct);
            }
        }
        catch (GatewayException failed)
        {
            logger.ReferralWaits(reference, failed.Code, failed);
            var later = clock.GetUtcNow() + RunReferrals.Patience;
            await db.Set<ReferralReward>().Where(referralReward => referralReward.Reference == reference).ExecuteUpdateAsync(one => one.SetProperty(row => row.NextLookAt, later), ct);
        }
    }
}
