namespace Tenantry.Billing.StripeEmulator;

/// <summary>What a session comes to today: a trial makes its recurring rows free for now.</summary>
internal static class SessionTotals
{
    public static void Set(Change change, JsonObject session)
    {
        if (session.Text("mode") == "setup")
        {
            return;
        }

        var items = session.Rows("_line_items").ToArray();
        var trial = TrialEnd(change, session) is not null;
        var amounts = items.Select(item => trial && item.Obj("price.recurring") is not null ? 0 : Amounts.Of(change, item.Obj("price")!, item.Long("quantity"))).ToArray();
        var shares = Discount(change, session) is { } discount
            ? Discounts.Shares(discount.Coupon, amounts, [.. items.Select(item => item.Text("price.product"))])
            : new long[items.Length];
        for (var index = 0; index < items.Length; index++)
        {
            items[index]["amount_subtotal"] = amounts[index];
            items[index]["amount_discount"] = shares[index];
            items[index]["amount_total"] = amounts[index] - shares[index];
        }

        session["amount_subtotal"] = amounts.Sum();
        session["amount_total"] = amounts.Sum() - shares.Sum();
        session.Obj("total_details")!["amount_discount"] = shares.Sum();
    }

    public static long? TrialEnd(Change change, JsonObject session) =>
        session.LongOrNull("_subscription_data.trial_end")
        ?? (session.LongOrNull("_subscription_data.trial_period_days") is { } days and > 0 ? change.Now + (days * 24 * 60 * 60) : null);

    public static (JsonObject Coupon, JsonObject? Code)? Discount(Change change, JsonObject session)
    {
        if (session.Rows("discounts").FirstOrDefault() is not { } row)
        {
            return null;
        }

        var code = change.Find("promotion_code", row.Text("promotion_code"));
        return change.Find("coupon", code?.Text("promotion.coupon") ?? row.Text("coupon")) is { } coupon ? (coupon, code) : null;
    }
}
