namespace Tenantry.Billing.StripeEmulator;

internal static class Coupons
{
    public static void Map(StripeApi api)
    {
        api.Post("coupons",
            "id name amount_off:int currency percent_off:number duration:forever|once|repeating duration_in_months:int "
                + "max_redemptions:int redeem_by:int metadata{*} applies_to{products[]}", Create);
        api.Post("coupons/{id}", "name metadata{*}", Update);
        api.Get("coupons/{id}", "", call => call.Change.Get("coupon", call.Id));
        api.List("coupons", "created:range", call => call.Change.All("coupon").CreatedIn(call.Params));
        api.Delete("coupons/{id}", "", call =>
        {
            var coupon = call.Change.Get("coupon", call.Id);
            call.Change.Remove(coupon);
            call.Change.Publish("coupon.deleted", coupon);
            return Shape.Deleted(coupon);
        });
    }

    private static JsonObject Create(StripeCall call)
    {
        var parameters = call.Params;
        var (amount, percent) = (parameters.LongOrNull("amount_off"), parameters.DecimalOrNull("percent_off"));
        if (amount is null == percent is null)
        {
            throw StripeApiException.Invalid("You must pass either `percent_off` or `amount_off`, and not both.", percent is null
                ? "percent_off" : "amount_off", "parameter_missing");
        }

        if (percent is <= 0 or > 100)
        {
            throw StripeApiException.Invalid("Invalid percent_off: must be greater than 0 and at most 100.", "percent_off");
        }

        if (amount is not null && parameters.Text("currency") is null)
        {
            throw StripeApiException.ParameterMissing("currency");
        }

        var duration = parameters.Text("duration") ?? "once";
        if (duration == "repeating" && parameters.LongOrNull("duration_in_months") is null)
        {
            throw StripeApiException.ParameterMissing("duration_in_months");
        }

        var id = parameters.Text("id") ?? NewId.Coupon();
        if (call.Change.Find("coupon", id) is not null)
        {
            throw StripeApiException.Invalid("Coupon already exists.", "id", "resource_already_exists");
        }

        var coupon = Shape.Of("coupon", id, call.Change.Now);
        coupon.CopyFrom(parameters, "name", "amount_off", "percent_off", "duration_in_months", "max_redemptions", "redeem_by")
            .MergeMetadata(parameters);
        coupon["duration"] = duration;
        coupon["currency"] = amount is null ? null : parameters.Text("currency")!.ToLowerInvariant();
        if (parameters.Obj("applies_to") is { } appliesTo)
        {
            coupon["_applies_to"] = appliesTo.Clone();
        }

        call.Change.Add(coupon);
        call.Change.Publish("coupon.created", coupon);
        return coupon;
    }

    private static JsonObject Update(StripeCall call)
    {
        var coupon = call.Change.Edit("coupon", call.Id);
        coupon.CopyFrom(call.Params, "name").MergeMetadata(call.Params);
        call.Change.Publish("coupon.updated", coupon);
        return coupon;
    }
}
