namespace Tenantry.Billing.StripeEmulator;

internal static class PromotionCodes
{
    public static void Map(StripeApi api)
    {
        api.Post("promotion_codes",
            "promotion!{type! coupon!} code active:bool customer expires_at:int max_redemptions:int metadata{*} "
                + "restrictions{first_time_transaction:bool minimum_amount:int minimum_amount_currency}", Create);
        api.Post("promotion_codes/{id}", "active:bool metadata{*}", call =>
        {
            var code = call.Change.Edit("promotion_code", call.Id);
            code.CopyFrom(call.Params, "active").MergeMetadata(call.Params);
            call.Change.Publish("promotion_code.updated", code);
            return code;
        });
        api.Retrieve("promotion_codes/{id}", "promotion_code");
        api.List("promotion_codes", "active:bool code coupon customer created:range", call => call.Change.All("promotion_code")
            .Where(row => call.Params.Text("coupon") is not { } coupon || row.Text("promotion.coupon") == coupon)
            .Where(row => call.Params.Text("code") is not { } code
                || string.Equals(row.Text("code"), code, StringComparison.OrdinalIgnoreCase))
            .Where(call.Params, "active", "customer").CreatedIn(call.Params));
    }

    public static bool IsRedeemable(Change change, JsonObject code) =>
        code.Bool("active")
        && (code.LongOrNull("expires_at") is not { } expires || expires > change.Now)
        && (code.LongOrNull("max_redemptions") is not { } maximum || code.Long("times_redeemed") < maximum);

    /// <summary>Finds an active code by the text a buyer entered, ignoring case; <see langword="null"/> if there is none.</summary>
    public static JsonObject? FindRedeemable(Change change, string input, string? customer) =>
        change.All("promotion_code").FirstOrDefault(row =>
        string.Equals(row.Text("code"), input.Trim(), StringComparison.OrdinalIgnoreCase)
        && IsRedeemable(change, row)
        && (row.Text("customer") is not { } restrictedTo || restrictedTo == customer)
        && change.Find("coupon", row.Text("promotion.coupon")) is { } coupon && Discounts.IsRedeemable(change, coupon));

    private static JsonObject Create(StripeCall call)
    {
        var coupon = call.Change.Get("coupon", call.Params.Text("promotion.coupon"), "promotion[coupon]");
        var text = call.Params.Text("code") ?? NewId.Coupon().ToUpperInvariant();
        if (call.Change.All("promotion_code").Any(row => row.Bool("active")
            && string.Equals(row.Text("code"), text, StringComparison.OrdinalIgnoreCase)))
        {
            throw StripeApiException.Invalid("An active promotion code with `code: " + text + "` already exists.", "code",
                "resource_already_exists");
        }

        var code = Shape.Of("promotion_code", NewId.Of("promo"), call.Change.Now);
        code.CopyFrom(call.Params, "active", "customer", "expires_at", "max_redemptions").MergeMetadata(call.Params);
        code["code"] = text;
        if (call.Params.Obj("restrictions") is { } restrictions)
        {
            code.Obj("restrictions")!.CopyFrom(restrictions, "first_time_transaction", "minimum_amount", "minimum_amount_currency");
        }

        code["promotion"] = new JsonObject { ["coupon"] = coupon.Id(), ["type"] = "coupon" };
        call.Change.Add(code);
        call.Change.Publish("promotion_code.created", code);
        return code;
    }
}
