namespace Tenantry.Billing.StripeEmulator;

/// <summary>Builds the phases of a schedule in Stripe's format.</summary>
internal static class SchedulePhases
{
    /// <summary>Builds consecutive phases from the parameters of a call, starting at the given time.</summary>
    public static JsonArray Of(Change change, JsonObject parameters, JsonObject schedule, long start)
    {
        var phases = new JsonArray();
        foreach (var row in parameters.Rows("phases"))
        {
            var param = $"phases[{phases.Count}]";
            if (phases.Count > 0 && row.LongOrNull("start_date") is { } explicitStart && explicitStart != start)
            {
                throw StripeApiException.Invalid("The start_date of a phase must be the end_date of the phase before it.",
                    $"{param}[start_date]");
            }

            var phase = BuildPhase(change, row, schedule, param, start);
            start = phase.Long("end_date");
            phases.Add(phase);
        }

        return phases;
    }

    /// <summary>Builds a phase from the current period of a subscription.</summary>
    public static JsonObject FromCurrentPeriod(JsonObject subscription)
    {
        var (start, end) = Periods.Current(subscription);
        var phase = Shape.Of("_phase", "", created: 0);
        phase.Remove("id");
        phase.Remove("object");
        phase["start_date"] = start;
        phase["end_date"] = subscription.LongOrNull("cancel_at") ?? end;
        phase["currency"] = subscription.Text("currency");
        phase["trial_end"] = subscription.Text("status") == SubscriptionStatus.Trialing ? subscription.LongOrNull("trial_end") : null;
        phase["default_payment_method"] = subscription.Text("default_payment_method");
        phase["metadata"] = subscription.Obj("metadata")!.Clone();
        phase["discounts"] = ToDiscountRows(subscription.Texts("discounts"));
        phase["items"] = new JsonArray([.. subscription.Rows("items.data").Select(item => Item(
            item.Text("price.id")!, item.LongOrNull("quantity"), item.Obj("metadata"), ToDiscountRows(item.Texts("discounts")),
            item["tax_rates"]))]);
        return phase;
    }

    private static JsonObject BuildPhase(Change change, JsonObject row, JsonObject schedule, string param, long start)
    {
        var phase = Shape.Of("_phase", "", created: 0);
        phase.Remove("id");
        phase.Remove("object");
        var items = new JsonArray();
        foreach (var (item, index) in row.Rows("items").Select((item, index) => (item, index)))
        {
            var (price, quantity, _) = CreateSubscription.Item(change, item, index);
            items.Add(Item(price.Id(), price.Text("recurring.usage_type") == "metered" ? null : quantity, item.Obj("metadata"),
                ResolveDiscounts(change, item), TaxRates.ResolveOrNull(change, item)));
        }

        var first = change.Get("price", ((JsonObject)items[0]!).Text("price"));
        phase["items"] = items;
        phase["currency"] = first.Text("currency");
        phase["start_date"] = start;
        phase["end_date"] = End(row, first, start);
        if (phase.Long("end_date") <= start)
        {
            throw StripeApiException.Invalid("The end_date of a phase must be after its start_date.", $"{param}[end_date]");
        }

        phase.CopyFrom(row, "billing_cycle_anchor", "collection_method", "default_payment_method", "description", "add_invoice_items",
            "automatic_tax", "invoice_settings").MergeMetadata(row);
        foreach (var invoiceItem in phase.Rows("add_invoice_items"))
        {
            Complete(invoiceItem);
        }

        phase["proration_behavior"] = row.Text("proration_behavior") ?? "create_prorations";
        phase["discounts"] = ResolveDiscounts(change, row);
        phase["trial"] = row.Bool("trial");
        phase["trial_end"] = row.Bool("trial") ? phase.Long("end_date") : row.LongOrNull("trial_end");
        phase["default_tax_rates"] = TaxRates.Resolve(change, row.Texts("default_tax_rates"), $"{param}[default_tax_rates]");
        return phase;
    }

    /// <summary>Completes an additional invoice item with the fields that were not sent. Its period is the phase.</summary>
    private static void Complete(JsonObject invoiceItem)
    {
        foreach (var name in (string[])["discountable", "metadata", "quantity"])
        {
            invoiceItem.TryAdd(name, null);
        }

        invoiceItem.TryAdd("discounts", new JsonArray());
        invoiceItem["period"] = new JsonObject
        {
            ["end"] = new JsonObject { ["type"] = "min_item_period_end" },
            ["start"] = new JsonObject { ["type"] = "max_item_period_start" },
        };
    }

    private static long End(JsonObject row, JsonObject price, long start) =>
        row.LongOrNull("end_date")
        ?? (row.Obj("duration") is { } duration
            ? Periods.Add(start, duration.Text("interval")!, duration.LongOrNull("interval_count") ?? 1)
            : Periods.Add(start, price.Text("recurring.interval")!, price.Long("recurring.interval_count")));

    private static JsonObject Item(string price, long? quantity, JsonObject? metadata, JsonArray discounts, JsonNode? taxRates)
    {
        var item = new JsonObject
        {
            ["billing_thresholds"] = null,
            ["discounts"] = discounts,
            ["metadata"] = metadata?.Clone() ?? [],
            ["plan"] = price,
            ["price"] = price,
        };
        if (quantity is not null)
        {
            item["quantity"] = quantity;
        }

        item["tax_rates"] = taxRates?.DeepClone() ?? new JsonArray();
        return item;
    }

    private static JsonArray ResolveDiscounts(Change change, JsonObject row)
    {
        foreach (var json in row.Rows("discounts").Where(json => json.Text("discount") is null))
        {
            Discounts.Resolve(change, json);
        }

        return new([.. row.Rows("discounts").Select(json => new JsonObject
        {
            ["coupon"] = json.Text("coupon"), ["discount"] = json.Text("discount"), ["promotion_code"] = json.Text("promotion_code"),
        })]);
    }

    private static JsonArray ToDiscountRows(IEnumerable<string> discounts) =>
        new([.. discounts.Select(id => new JsonObject { ["coupon"] = null, ["discount"] = id, ["promotion_code"] = null })]);
}
