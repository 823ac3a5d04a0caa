namespace Tenantry.Billing.StripeEmulator;

/// <summary>Makes a subscription what a phase says it is.</summary>
internal static class EnterPhase
{
    public static void Run(Change change, JsonObject schedule, JsonObject subscription, EmulatorContext context, string? behavior = null)
    {
        var phase = Schedules.Phase(schedule);
        var parameters = Parameters(schedule, phase);
        parameters["items"] = Items(subscription, phase);
        parameters["proration_behavior"] = behavior ?? phase.Text("proration_behavior");
        parameters["billing_cycle_anchor"] ??= new JsonObject { ["type"] = "automatic" };
        parameters["discounts"] = Kept(change, subscription, phase);
        SubscriptionDetails.Take(change, subscription, parameters);
        SubscriptionDiscounts.Replace(change, subscription, parameters);
        SubscriptionExtras.Add(change, subscription, parameters);
        if (ReshapeSubscription.Run(change, subscription, parameters) is { } invoice)
        {
            SubscriptionBilling.Now(change, subscription, context.Address, new Collecting(Collect: true, OffSession: true), invoice);
        }
    }

    /// <summary>The phase in the words of a subscription's own parameters.</summary>
    public static JsonObject Parameters(JsonObject schedule, JsonObject phase)
    {
        var parameters = new JsonObject
        {
            ["items"] = new JsonArray([.. phase.Rows("items").Select(Row)]),
            ["metadata"] = phase.Obj("metadata")!.Clone(),
            ["default_tax_rates"] = new JsonArray([.. phase.Rows("default_tax_rates").Select(rate => (JsonNode)rate.Id())]),
        };
        foreach (var name in (string[])["description", "collection_method", "default_payment_method", "automatic_tax"])
        {
            if ((phase[name] ?? schedule.Obj("default_settings")![name]) is { } value && (name != "automatic_tax" || phase[name] is not null || schedule.Bool("default_settings.automatic_tax.enabled")))
            {
                parameters[name] = value.DeepClone();
            }
        }

        if (parameters.Text("collection_method") == "send_invoice")
        {
            parameters["days_until_due"] = phase.LongOrNull("invoice_settings.days_until_due") ?? schedule.LongOrNull("default_settings.invoice_settings.days_until_due");
        }

        if (phase.LongOrNull("trial_end") is { } trial)
        {
            parameters["trial_end"] = trial;
        }

        if ((phase.Text("billing_cycle_anchor") ?? schedule.Text("default_settings.billing_cycle_anchor")) == "phase_start")
        {
            parameters["billing_cycle_anchor"] = new JsonObject { ["type"] = "now" };
        }

        parameters["discounts"] = phase["discounts"]!.DeepClone();
        parameters["add_invoice_items"] = phase["add_invoice_items"]?.DeepClone();
        return parameters;
    }

    /// <summary>Rows that keep their price keep their id; the others take the places of those that go.</summary>
    private static JsonArray Items(JsonObject subscription, JsonObject phase)
    {
        var old = subscription.Rows("items.data").Where(item => phase.Rows("items").All(row => row.Text("price") != item.Text("price.id"))).Select(item => item.Id()).ToList();
        var rows = new JsonArray();
        foreach (var item in phase.Rows("items"))
        {
            var row = Row(item);
            var known = subscription.Rows("items.data").FirstOrDefault(json => json.Text("price.id") == item.Text("price"))?.Id() ?? old.FirstOrDefault();
            if (known is not null)
            {
                old.Remove(known);
                row["id"] = known;
            }

            rows.Add(row);
        }

        foreach (var gone in old)
        {
            rows.Add(new JsonObject { ["id"] = gone, ["deleted"] = true });
        }

        return rows;
    }

    private static JsonObject Row(JsonObject item)
    {
        var row = new JsonObject().Take(item, "price", "quantity", "metadata");
        if (item.Rows("discounts").Any())
        {
            row["discounts"] = item["discounts"]!.DeepClone();
        }

        row["tax_rates"] = new JsonArray([.. item.Rows("tax_rates").Select(rate => (JsonNode)rate.Id())]);
        return row;
    }

    /// <summary>A coupon that already runs goes on; a phase without discounts has none. Null is Stripe's way to end them all.</summary>
    private static JsonArray? Kept(Change change, JsonObject subscription, JsonObject phase)
    {
        var running = subscription.Texts("discounts").Select(id => change.Find("discount", id)).OfType<JsonObject>().ToArray();
        var rows = phase.Rows("discounts").Select(row =>
        {
            var same = row.Text("coupon") is { } coupon ? running.FirstOrDefault(json => json.Text("source.coupon") == coupon)
                : row.Text("promotion_code") is { } code ? running.FirstOrDefault(json => json.Text("promotion_code") == code) : null;
            return same is null ? row.Clone() : new JsonObject { ["discount"] = same.Id() };
        }).Where(row => row.Text("discount") is not { } id || running.Any(json => json.Id() == id)).ToArray();
        return rows.Length == 0 ? null : new JsonArray([.. rows]);
    }
}
