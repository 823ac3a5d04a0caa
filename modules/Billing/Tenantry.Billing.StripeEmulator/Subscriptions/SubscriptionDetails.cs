namespace Tenantry.Billing.StripeEmulator;

/// <summary>Applies the parameters of a subscription other than its items and billing cycle.</summary>
internal static class SubscriptionDetails
{
    public static void Apply(Change change, JsonObject subscription, JsonObject parameters)
    {
        subscription.CopyFrom(parameters, "description", "trial_settings", "pause_collection").MergeMetadata(parameters);
        subscription.Obj("trial_settings.end_behavior")!.TryAdd("billing_cycle_anchor", null);
        if (subscription.Obj("pause_collection") is { } pause)
        {
            pause["resumes_at"] ??= null;
        }

        if (parameters.Obj("payment_settings") is { } settings)
        {
            subscription.Obj("payment_settings")!.CopyFrom(settings, [.. settings.Select(pair => pair.Key)]);
        }

        ApplyCollection(subscription, parameters);
        ApplyTaxes(change, subscription, parameters);
        ApplyPaymentMethod(change, subscription, parameters);
    }

    private static void ApplyCollection(JsonObject subscription, JsonObject parameters)
    {
        subscription.CopyFrom(parameters, "collection_method", "days_until_due");
        var sendsInvoice = subscription.Text("collection_method") == "send_invoice";
        if (sendsInvoice && subscription.LongOrNull("days_until_due") is null)
        {
            throw StripeApiException.Invalid("You must provide `days_until_due` when `collection_method` is `send_invoice`.",
                "days_until_due", "parameter_missing");
        }

        if (!sendsInvoice && parameters.LongOrNull("days_until_due") is not null)
        {
            throw StripeApiException.Invalid("`days_until_due` is only valid when `collection_method` is `send_invoice`.",
                "days_until_due");
        }

        if (!sendsInvoice)
        {
            subscription["days_until_due"] = null;
        }
    }

    private static void ApplyTaxes(Change change, JsonObject subscription, JsonObject parameters)
    {
        if (parameters.ContainsKey("default_tax_rates"))
        {
            subscription["default_tax_rates"] = TaxRates.Resolve(change, parameters.Texts("default_tax_rates"), "default_tax_rates");
        }

        if (parameters.Obj("automatic_tax") is { } automatic)
        {
            var enabled = automatic.Bool("enabled");
            if (enabled)
            {
                AutomaticTax.CheckLocation(change.Get("customer", subscription.Text("customer")));
            }

            subscription["automatic_tax"] = AutomaticTax.Setting(enabled);
        }
    }

    private static void ApplyPaymentMethod(Change change, JsonObject subscription, JsonObject parameters)
    {
        if (parameters.Text("default_payment_method") is { } method)
        {
            subscription["default_payment_method"] = change.Get("payment_method", method, "default_payment_method")
                .Text("customer") == subscription.Text("customer")
                ? method
                : throw StripeApiException.Invalid($"The customer does not have a payment method with the ID {method}.",
                    "default_payment_method", "resource_missing");
        }
        else if (parameters.ContainsKey("default_payment_method"))
        {
            subscription["default_payment_method"] = null;
        }
    }
}
