using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Finds the discount of a promotion code for an order, or the reason why the code can't be applied. Only the provider knows how often a
/// code was redeemed.
/// </summary>
internal sealed class FindPromotionCode(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<CartDiscount>> RunAsync(string enteredCode, Cart cart, CancellationToken ct)
    {
        var (now, normalizedCode) = (clock.GetUtcNow(), enteredCode.Trim().ToUpperInvariant());
        if (await db.Set<PromotionCodeRow>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Code == normalizedCode && row.IsActive, ct) is not { } row
            || await db.Set<CouponRow>().AsNoTracking()
            .FirstOrDefaultAsync(candidate => candidate.Key == row.Coupon && candidate.IsActive, ct) is not { } couponRow)
        {
            return CheckoutProblems.CodeUnknown.WithField("code");
        }

        var (code, coupon) = (row.Description, couponRow.Description);
        if (code.ExpiresAt <= now || coupon.RedeemBy <= now)
        {
            return CheckoutProblems.CodeNotValid.WithField("code");
        }

        var discount = new CartDiscount(coupon, normalizedCode);
        if (discount.GetAmountOff(cart).IsZero)
        {
            return CheckoutProblems.CodeNotApplicable.WithField("code");
        }

        if (code.Minimum is { } minimum && (minimum.Currency != cart.Total.Currency || cart.Total < minimum))
        {
            return CheckoutProblems.CodeNotApplicable
                .WithMessage($"This code requires an order of at least {minimum.Display}.").WithField("code");
        }

        return code.FirstPurchaseOnly && current.Id is not null && await db.Set<Payment>().AnyAsync(ct)
            ? CheckoutProblems.CodeNotApplicable.WithMessage("This code is only valid for a first purchase.").WithField("code")
            : discount;
    }
}
