namespace Tenantry.Billing.StripeEmulator;

/// <summary>Calculates the amounts due today. During a trial, recurring line items cost nothing.</summary>
internal static class SessionTotals
{
    /// <summary>Sets the totals. Tax is based on the buyer's address once entered, and on the customer's until then.</summary>
    public static void Set(Change change, JsonObject session, CheckoutBuyer? buyer = null)
    {
        if (session.Text("mode") == "setup")
        {
            return;
        }

        var items = session.Rows("_line_items").ToArray();
        var trial = TrialEnd(change, session) is not null;
        var amounts = items.Select(item => trial && item.Obj("price.recurring") is not null ? 0
            : Amounts.DueAtPeriodStart(change, item.Obj("price")!, item.Long("quantity"))).ToArray();
        var shares = Discount(change, session) is { } discount
            ? Discounts.Allocate(discount.Coupon, amounts, [.. items.Select(item => item.Text("price.product"))])
            : new long[items.Length];
        var context = BuildTaxContext(change, session, buyer);
        var (exclusiveTax, totalTax) = (0L, 0L);
        for (var index = 0; index < items.Length; index++)
        {
            var item = items[index];
            var rates = item["_tax_rates"] is null ? null : item.Texts("_tax_rates").ToArray();
            item["taxes"] = context.For(change, amounts[index] - shares[index], rates, item.Text("price.tax_behavior"));
            var (exclusive, inclusive) = (Taxes.Sum([item], "exclusive"), Taxes.Sum([item], "inclusive"));
            item.Remove("taxes");
            item["amount_subtotal"] = amounts[index];
            item["amount_discount"] = shares[index];
            item["amount_tax"] = exclusive + inclusive;
            item["amount_total"] = amounts[index] - shares[index] + exclusive;
            exclusiveTax += exclusive;
            totalTax += exclusive + inclusive;
        }

        session["amount_subtotal"] = amounts.Sum();
        session["amount_total"] = amounts.Sum() - shares.Sum() + exclusiveTax;
        session.Obj("total_details")!["amount_discount"] = shares.Sum();
        session.Obj("total_details")!["amount_tax"] = totalTax;
        if (context.Automatic)
        {
            session.Obj("automatic_tax")!["status"] = context.Country is null ? "requires_location_inputs" : "complete";
        }
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

    private static TaxContext BuildTaxContext(Change change, JsonObject session, CheckoutBuyer? buyer)
    {
        var automatic = session.Bool("automatic_tax.enabled");
        var customer = change.Find("customer", session.Text("customer"));
        var context = buyer?.Address is not null ? TaxContext.FromBuyer(change, buyer, automatic)
            : TaxContext.Of(change, customer, automatic, []);
        return context with { Defaults = [.. session.Texts("_subscription_data.default_tax_rates")] };
    }
}
