namespace Tenantry.Billing.StripeEmulator;

/// <summary>Applies coupons to subscriptions, invoices, invoice items and checkout sessions.</summary>
internal static class Discounts
{
    public const string Parameter = "discounts[]{coupon promotion_code discount}";

    public static bool IsRedeemable(Change change, JsonObject coupon) =>
        coupon.Bool("valid")
        && (coupon.LongOrNull("redeem_by") is not { } redeemBy || redeemBy > change.Now)
        && (coupon.LongOrNull("max_redemptions") is not { } maximum || coupon.Long("times_redeemed") < maximum);

    /// <summary>Returns the coupon and the promotion code that one row of <c>discounts[]</c> refers to.</summary>
    public static (JsonObject Coupon, JsonObject? Code) Resolve(Change change, JsonObject row)
    {
        var code = row.Text("promotion_code") is { } id ? change.Get("promotion_code", id, "discounts[promotion_code]") : null;
        if (code is not null && !PromotionCodes.IsRedeemable(change, code))
        {
            throw StripeApiException.Invalid("This promotion code is inactive.", "discounts[promotion_code]");
        }

        var coupon = change.Get("coupon", code?.Text("promotion.coupon") ?? row.Text("coupon")
            ?? throw StripeApiException.ParameterMissing("discounts[0][coupon]"), "discounts[coupon]");
        return IsRedeemable(change, coupon)
            ? (coupon, code)
            : throw StripeApiException.Invalid($"Coupon expired: {coupon.Id()}", "discounts[coupon]", "coupon_expired");
    }

    /// <summary>Redeems a coupon for a subscription, an invoice or a session and returns the discount, which starts now.</summary>
    public static JsonObject Redeem(Change change, JsonObject coupon, JsonObject? code, JsonObject owner, JsonObject? subscription = null)
    {
        var discount = Shape.Of("discount", NewId.Of("di"), change.Now);
        discount["customer"] = (subscription ?? owner).Text("customer");
        discount["subscription"] = subscription?.Id();
        discount[owner.Kind() switch { "checkout.session" => "checkout_session", "invoiceitem" => "invoice_item", var kind => kind }] =
            owner.Id();
        discount["promotion_code"] = code?.Id();
        discount["source"] = new JsonObject { ["coupon"] = coupon.Id(), ["type"] = "coupon" };
        discount["start"] = change.Now;
        discount["end"] = coupon.Text("duration") == "repeating"
            ? Periods.Add(change.Now, "month", coupon.Long("duration_in_months"))
            : null;
        change.Add(discount);
        change.Edit(coupon)["times_redeemed"] = coupon.Long("times_redeemed") + 1;
        if (coupon.LongOrNull("max_redemptions") == coupon.Long("times_redeemed"))
        {
            coupon["valid"] = false;
        }

        if (code is not null)
        {
            change.Edit(code)["times_redeemed"] = code.Long("times_redeemed") + 1;
        }

        if (owner.Kind() != "checkout.session")
        {
            owner.List("discounts").Add(discount.Id());
        }

        change.Publish("customer.discount.created", discount);
        return discount;
    }

    /// <summary>Allocates a coupon's discount to the amounts. The allocations add up to the discount exactly, in minor units.</summary>
    public static long[] Allocate(JsonObject coupon, IReadOnlyList<long> amounts, IReadOnlyList<string?> products)
    {
        var appliesTo = coupon.Texts("_applies_to.products").ToHashSet(StringComparer.Ordinal);
        var eligible = amounts.Select((amount, index) => amount > 0 && (appliesTo.Count == 0 || appliesTo.Contains(products[index] ?? ""))
            ? amount : 0).ToArray();
        var sum = eligible.Sum();
        var discount = coupon.LongOrNull("amount_off") is { } amountOff
            ? Math.Min(amountOff, sum)
            : Amounts.Round(sum * (coupon.DecimalOrNull("percent_off") ?? 0) / 100m);
        var shares = new long[eligible.Length];
        long allocated = 0, cumulative = 0;
        for (var index = 0; index < eligible.Length && sum > 0; index++)
        {
            // Each allocation is the difference of two rounded running totals, so that the allocations always add up to the whole discount.
            cumulative += eligible[index];
            shares[index] = Amounts.Round((decimal)discount * cumulative / sum) - allocated;
            allocated += shares[index];
        }

        return shares;
    }
}
