using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Payments;

namespace Tenantry.Billing.Checkouts;

/// <summary>Says what a code that somebody typed takes off an order, or why it does not. How often it was redeemed only the provider knows.</summary>
internal sealed class FindCode(BillingDbContext db, ICurrentTenant current, TimeProvider clock)
{
    public async Task<Result<BasketDiscount>> RunAsync(string typed, Basket basket, CancellationToken ct)
    {
        var (now, text) = (clock.GetUtcNow(), typed.Trim().ToUpperInvariant());
        if (await db.Set<PromotionCodeRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == text && row.IsActive, ct) is not { } row
            || await db.Set<CouponRow>().AsNoTracking().FirstOrDefaultAsync(one => one.Key == row.Coupon && one.IsActive, ct) is not { } found)
        {
            return CheckoutProblems.CodeUnknown.On("code");
        }

        var (code, coupon) = (row.Description, found.Description);
        if (code.ExpiresAt <= now || coupon.RedeemBy <= now)
        {
            return CheckoutProblems.CodeNotValid.On("code");
        }

        var discount = new BasketDiscount(coupon, text);
        if (discount.Off(basket).IsZero)
        {
            return CheckoutProblems.CodeElsewhere.On("code");
        }

        if (code.Minimum is { } least && (least.Currency != basket.Total.Currency || basket.Total < least))
        {
            return CheckoutProblems.CodeElsewhere.Saying($"This code counts for orders of {least.Display} and more.").On("code");
        }

        return code.FirstPurchaseOnly && current.Id is not null && await db.Set<Payment>().AnyAsync(ct)
            ? CheckoutProblems.CodeElsewhere.Saying("This code is for a first purchase.").On("code")
            : discount;
    }
}
