namespace Tenantry.Billing.StripeEmulator;

/// <summary>Applies a phase to its subscription.</summary>
internal static class EnterPhase
{
    public static void Run(Change change, JsonObject schedule, JsonObject subscription, EmulatorContext context, string? behavior = null)
    {
        var phase = Schedules.Phase(schedule);
        var parameters = BuildParameters(schedule, phase);
        parameters["items"] = BuildItems(subscription, phase);
        parameters["proration_behavior"] = behavior ?? phase.Text("proration_behavior");
        parameters["billing_cycle_anchor"] ??= new JsonObject { ["type"] = "automatic" };
        parameters["discounts"] = BuildDiscounts(change, subscription, phase);
        SubscriptionDetails.Apply(change, subscription, parameters);
        SubscriptionDiscounts.Replace(change, subscription, parameters);
        AdditionalInvoiceItems.Add(change, subscription, parameters);
        if (ReshapeSubscription.Run(change, subscription, parameters) is { } invoice)
        {
            SubscriptionBilling.InvoiceNow(change, subscription, context.Address,
                new CollectionOptions(Collect: true, OffSession: true), invoice);
        }
    }

    /// <summary>Builds the subscription parameters of a phase.</summary>
    public static JsonObject BuildParameters(JsonObject schedule, JsonObject phase)
    {
        var parameters = new JsonObject
        {
            ["items"] = new JsonArray([.. phase.Rows("items").Select(BuildItem)]),
            ["metadata"] = phase.Obj("metadata")!.Clone(),
            ["default_tax_rates"] = new JsonArray([.. phase.Rows("default_tax_rates").Select(rate => (JsonNode)rate.Id())]),
        };
        foreach (var name in (string[])["description", "collection_method", "default_payment_method", "automatic_tax"])
        {
            if ((phase[name] ?? schedule.Obj("default_settings")![name]) is { } value
                && (name != "automatic_tax" || phase[name] is not null || schedule.Bool("default_settings.automatic_tax.enabled")))
            {
                parameters[name] = value.DeepClone();
            }
        }

        if (parameters.Text("collection_method") == "send_invoice")
        {
            parameters["days_until_due"] = phase.LongOrNull("invoice_settings.days_until_due")
                ?? schedule.LongOrNull("default_settings.invoice_settings.days_until_due");
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

    /// <summary>
    /// Builds the items of the update. Items that keep their price keep their ID; the others reuse the IDs of removed items.
    /// </summary>
    private static JsonArray BuildItems(JsonObject subscription, JsonObject phase)
    {
        var replaced = subscription.Rows("items.data")
            .Where(item => phase.Rows("items").All(row => row.Text("price") != item.Text("price.id"))).Select(item => item.Id()).ToList();
        var rows = new JsonArray();
        foreach (var item in phase.Rows("items"))
        {
            var row = BuildItem(item);
            var existing = subscription.Rows("items.data").FirstOrDefault(json => json.Text("price.id") == item.Text("price"))?.Id()
                ?? replaced.FirstOrDefault();
            if (existing is not null)
            {
                replaced.Remove(existing);
                row["id"] = existing;
            }

            rows.Add(row);
        }

        foreach (var removed in replaced)
        {
            rows.Add(new JsonObject { ["id"] = removed, ["deleted"] = true });
        }

        return rows;
    }

    private static JsonObject BuildItem(JsonObject item)
    {
        var row = new JsonObject().CopyFrom(item, "price", "quantity", "metadata");
        if (item.Rows("discounts").Any())
        {
            row["discounts"] = item["discounts"]!.DeepClone();
        }

        row["tax_rates"] = new JsonArray([.. item.Rows("tax_rates").Select(rate => (JsonNode)rate.Id())]);
        return row;
    }

    /// <summary>
    /// Builds the discounts of the update. A coupon that already applies is kept; a phase without discounts removes them all, for which
    /// Stripe expects null.
    /// </summary>
    private static JsonArray? BuildDiscounts(Change change, JsonObject subscription, JsonObject phase)
    {
        var active = subscription.Texts("discounts").Select(id => change.Find("discount", id)).OfType<JsonObject>().ToArray();
        var rows = phase.Rows("discounts").Select(row =>
        {
            var existing = row.Text("coupon") is { } coupon ? active.FirstOrDefault(json => json.Text("source.coupon") == coupon)
                : row.Text("promotion_code") is { } code ? active.FirstOrDefault(json => json.Text("promotion_code") == code) : null;
            return existing is null ? row.Clone() : new JsonObject { ["discount"] = existing.Id() };
        }).Where(row => row.Text("discount") is not { } id || active.Any(json => json.Id() == id)).ToArray();
        return rows.Length == 0 ? null : new JsonArray([.. rows]);
    }
}
