using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Finds the discount of a promotion code for an order, or the reason why the code can't be applied. Only the provider knows how often a
/// code was redeemed.
/// </summary>
internal sealed class FindCode(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<BasketDiscount>> RunAsync(string enteredCode, Basket cart, CancellationToken ct)
    {
        var (now, normalizedCode) = (clock.GetUtcNow(), enteredCode.Trim().ToUpperInvariant());
        if (await db.Set<PromotionCodeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == normalizedCode && row.IsActive, ct) is not { } row
            || await db.Set<CouponRow>().AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Key == row.Coupon && candidate.IsActive, ct) is not { } couponRow)
        {
            return CheckoutProblems.CodeUnknown.On("code");
        }

        var (code, coupon) = (row.Description, couponRow.Description);
        if (code.ExpiresAt <= now || coupon.RedeemBy <= now)
        {
            return CheckoutProblems.CodeNotValid.On("code");
        }

        var discount = new BasketDiscount(coupon, normalizedCode);
        if (discount.Off(cart).IsZero)
        {
            return CheckoutProblems.CodeElsewhere.On("code");
        }

        if (code.Minimum is { } minimum && (minimum.Currency != cart.Total.Currency || cart.Total < minimum))
        {
            return CheckoutProblems.CodeElsewhere.Saying($"This code requires an order of at least {minimum.Display}.").On("code");
        }

        return code.FirstPurchaseOnly && current.Id is not null && await db.Set<Payment>().AnyAsync(ct)
            ? CheckoutProblems.CodeElsewhere.Saying("This code is only valid for a first purchase.").On("code")
            : discount;
    }
}
