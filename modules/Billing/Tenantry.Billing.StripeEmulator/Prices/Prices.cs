namespace Tenantry.Billing.StripeEmulator;

internal static class Prices
{
    public const string RecurringFields = "recurring{interval!:day|week|month|year interval_count:int usage_type:licensed}";

    public const string DefaultFields =
        $"currency! unit_amount:int unit_amount_decimal:number tax_behavior:exclusive|inclusive|unspecified metadata{{*}} "
            + $"{RecurringFields}";

    private const string Recurring = "recurring{interval!:day|week|month|year interval_count:int usage_type:licensed|metered meter}";

    private const string Tiers =
        "billing_scheme:per_unit|tiered tiers_mode:graduated|volume tiers[]{up_to! unit_amount:int unit_amount_decimal:number "
            + "flat_amount:int flat_amount_decimal:number} transform_quantity{divide_by!:int round!:up|down}";

    private const string Fields =
        "active:bool lookup_key transfer_lookup_key:bool metadata{*} nickname tax_behavior:exclusive|inclusive|unspecified";

    public static void Map(StripeApi api)
    {
        api.Post("prices",
            $"currency! product product_data{{id name! active:bool metadata{{*}} unit_label statement_descriptor tax_code}} "
                + $"unit_amount:int unit_amount_decimal:number {Recurring} {Tiers} {Fields}", call => Add(call.Change, call.Params));
        api.Post("prices/{id}", Fields, Update);
        api.Retrieve("prices/{id}", "price");
        api.List("prices",
            "active:bool currency product type:one_time|recurring lookup_keys[] recurring{interval:day|week|month|year "
                + "usage_type:licensed|metered} created:range", List);
    }

    public static JsonObject Add(Change change, JsonObject parameters, string? id = null)
    {
        var price = Shape.Of("price", id ?? NewId.Of("price"), change.Now);
        price["currency"] = SupportedCurrencies.Check(parameters.Text("currency")!.ToLowerInvariant());
        price["product"] = ProductOf(change, parameters);
        SetAmount(price, parameters);
        SetRecurring(change, price, parameters.Obj("recurring"));
        Fill(change, price, parameters);
        change.Add(price);
        change.Publish("price.created", price);
        return price;
    }

    private static IEnumerable<JsonObject> List(StripeCall call)
    {
        var keys = call.Params.Texts("lookup_keys").ToHashSet(StringComparer.Ordinal);
        var (interval, usage) = (call.Params.Text("recurring.interval"), call.Params.Text("recurring.usage_type"));
        return call.Rows("price", "product", "active", "currency", "type")
            .Where(row => !row.Bool("_inline") && (usage is null || row.Text("recurring.usage_type") == usage))
            .Where(row => keys.Count == 0 || (row.Text("lookup_key") is { } key && keys.Contains(key)))
            .Where(row => interval is null || row.Text("recurring.interval") == interval)
            .CreatedIn(call.Params);
    }

    private static JsonObject Update(StripeCall call)
    {
        var price = call.Change.Edit("price", call.Id);
        Fill(call.Change, price, call.Params);
        call.Change.Publish("price.updated", price);
        foreach (var subscription in call.Change.All("subscription")
            .Where(row => row.Rows("items.data").Any(item => item.Text("price.id") == call.Id)).ToArray())
        {
            foreach (var item in call.Change.Edit(subscription).Rows("items.data").Where(item => item.Text("price.id") == call.Id))
            {
                item["price"] = price.ToWire();
            }
        }

        return price;
    }

    private static string ProductOf(Change change, JsonObject parameters)
    {
        if (parameters.Obj("product_data") is { } data)
        {
            return Products.Add(change, data).Id();
        }

        return change.Get("product", parameters.Text("product") ?? throw StripeApiException.ParameterMissing("product"), "product").Id();
    }

    private static void SetAmount(JsonObject price, JsonObject parameters)
    {
        if (parameters.Obj("transform_quantity") is { } transform)
        {
            price["transform_quantity"] = parameters.Text("billing_scheme") == "tiered"
                ? throw StripeApiException.Invalid("`transform_quantity` cannot be used together with `billing_scheme=tiered`.",
                    "transform_quantity")
                : transform.Clone();
        }

        if (parameters.Text("billing_scheme") == "tiered")
        {
            price["billing_scheme"] = "tiered";
            price["tiers_mode"] = parameters.Text("tiers_mode") ?? throw StripeApiException.ParameterMissing("tiers_mode");
            price["_tiers"] = PriceTiers.Validate(parameters);
            return;
        }

        if (parameters.DecimalOrNull("unit_amount_decimal") is { } unitAmount)
        {
            price["unit_amount_decimal"] = $"{unitAmount / 1.000000000000m}";
            price["unit_amount"] = unitAmount == decimal.Truncate(unitAmount) ? (long)unitAmount : null;
            return;
        }

        var amount = parameters.LongOrNull("unit_amount") ?? throw StripeApiException.Invalid(
            "Prices require an `unit_amount` or `unit_amount_decimal` parameter to be set.", "unit_amount", "parameter_missing");
        if (amount < 0)
        {
            throw StripeApiException.Invalid("This value must be greater than or equal to 0.", "unit_amount", "parameter_invalid_integer");
        }

        price["unit_amount"] = amount;
        price["unit_amount_decimal"] = $"{amount}";
    }

    private static void SetRecurring(Change change, JsonObject price, JsonObject? recurring)
    {
        if (recurring is null)
        {
            return;
        }

        var metered = recurring.Text("usage_type") == "metered";
        if (metered != recurring.ContainsKey("meter"))
        {
            throw metered
                ? StripeApiException.ParameterMissing("recurring[meter]")
                : StripeApiException.Invalid("You can only set `recurring[meter]` when `recurring[usage_type]` is `metered`.",
                    "recurring[meter]");
        }

        if (metered && change.Get(Meters.Kind, recurring.Text("meter"), "recurring[meter]").Text("status") != "active")
        {
            throw StripeApiException.Invalid("The meter is inactive.", "recurring[meter]", "archived_meter");
        }

        price["type"] = "recurring";
        price["recurring"] = new JsonObject
        {
            ["interval"] = recurring.Text("interval"),
            ["interval_count"] = recurring.LongOrNull("interval_count") ?? 1,
            ["meter"] = recurring.Text("meter"),
            ["trial_period_days"] = null,
            ["usage_type"] = metered ? "metered" : "licensed",
        };
    }

    private static void Fill(Change change, JsonObject price, JsonObject parameters)
    {
        price.CopyFrom(parameters, "active", "nickname", "tax_behavior").MergeMetadata(parameters);
        if (!parameters.ContainsKey("lookup_key"))
        {
            return;
        }

        var key = parameters.Text("lookup_key");
        if (key is not null && change.All("price")
            .FirstOrDefault(row => row.Text("lookup_key") == key && row.Id() != price.Id()) is { } currentHolder)
        {
            if (!parameters.Bool("transfer_lookup_key"))
            {
                throw StripeApiException.Invalid($"A price (`{currentHolder.Id()}`) already uses that lookup key.", "lookup_key",
                    "resource_already_exists");
            }

            change.Edit(currentHolder)["lookup_key"] = null;
            change.Publish("price.updated", currentHolder);
        }

        price["lookup_key"] = key;
    }
}
