namespace Tenantry.Billing.StripeEmulator;

/// <summary>Defines the parameters of a session and validates their combinations.</summary>
internal static class SessionParameters
{
    public const string Accepted =
        "mode!:payment|setup|subscription ui_mode:hosted_page|embedded_page success_url cancel_url return_url "
            + "redirect_on_completion:always|if_required|never " +
        $"line_items[]{{price {CreateSubscription.PriceData} quantity:int adjustable_quantity{{enabled!:bool minimum:int maximum:int}} "
            + $"metadata{{*}} tax_rates[]}} " +
        "customer customer_email customer_creation:always|if_required customer_update{address:auto|never name:auto|never} "
            + "client_reference_id metadata{*} " +
        $"subscription_data{{metadata{{*}} description trial_period_days:int trial_end:int {CreateSubscription.TrialSettings} "
            + $"billing_mode{{type!:classic|flexible}} default_tax_rates[]}} " +
        "payment_intent_data{metadata{*} description receipt_email setup_future_usage:off_session|on_session} "
            + "setup_intent_data{metadata{*} description} " +
        "invoice_creation{enabled!:bool invoice_data{description footer metadata{*}}} " +
        $"allow_promotion_codes:bool {Discounts.Parameter} expires_at:int allowed_payment_method_types[] "
            + $"payment_method_collection:always|if_required " +
        "saved_payment_method_options{allow_redisplay_filters[] payment_method_save:disabled|enabled "
            + "payment_method_remove:disabled|enabled} " +
        "after_expiration{recovery{enabled!:bool allow_promotion_codes:bool}} billing_address_collection:auto|required " +
        "tax_id_collection{enabled!:bool required:if_supported|never} automatic_tax{enabled!:bool} currency locale "
            + "submit_type:auto|book|donate|pay|subscribe";

    private static readonly string[] Embedded = ["return_url", "redirect_on_completion"];
    private static readonly string[] Hosted = ["success_url", "cancel_url"];

    public static void Check(JsonObject parameters)
    {
        CheckMode(parameters);
        if (parameters.Text("ui_mode") == "embedded_page")
        {
            Reject(parameters, Hosted, "`ui_mode` is `embedded_page`");
            var noRedirect = parameters.Text("redirect_on_completion") == "never";
            if (noRedirect == parameters.ContainsKey("return_url"))
            {
                throw noRedirect
                    ? StripeApiException.Invalid("`return_url` can not be set when `redirect_on_completion` is `never`.", "return_url")
                    : StripeApiException.ParameterMissing("return_url");
            }
        }
        else
        {
            Reject(parameters, Embedded, "`ui_mode` is `hosted_page`");
            if (parameters["success_url"] is null)
            {
                throw StripeApiException.ParameterMissing("success_url");
            }
        }

        foreach (var url in (string[])["success_url", "cancel_url", "return_url"])
        {
            CheckUrl(parameters.Text(url), url);
        }
    }

    private static void CheckMode(JsonObject parameters)
    {
        var mode = parameters.Text("mode");
        string[] disallowed = mode switch
        {
            "payment" => ["subscription_data", "setup_intent_data", "payment_method_collection"],
            "subscription" => ["payment_intent_data", "setup_intent_data", "invoice_creation", "customer_creation", "submit_type"],
            _ => ["payment_intent_data", "subscription_data", "invoice_creation", "line_items", "allow_promotion_codes", "discounts",
                "automatic_tax", "submit_type", "payment_method_collection"],
        };
        Reject(parameters, disallowed, $"`mode` is `{mode}`");
        if (parameters.ContainsKey("customer") && (parameters.ContainsKey("customer_email") || parameters.ContainsKey("customer_creation")))
        {
            var other = parameters.ContainsKey("customer_email") ? "customer_email" : "customer_creation";
            throw StripeApiException.Invalid($"You may only specify one of these parameters: customer, {other}.", "customer");
        }

        if (parameters.ContainsKey("customer_update") && !parameters.ContainsKey("customer"))
        {
            throw StripeApiException.Invalid("`customer_update` can only be used with `customer`.", "customer_update");
        }
    }

    private static void Reject(JsonObject parameters, string[] names, string condition)
    {
        if (names.FirstOrDefault(candidate => parameters[candidate] is not null) is { } name)
        {
            throw StripeApiException.Invalid($"You can not pass `{name}` when {condition}.", name);
        }
    }

    private static void CheckUrl(string? url, string param)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is ("http" or "https")))
        {
            throw StripeApiException.Invalid("Not a valid URL", param, "url_invalid");
        }
    }
}
