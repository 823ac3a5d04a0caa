using System.Security.Cryptography;

namespace Tenantry.Billing.StripeEmulator;

internal static class Charges
{
    public static void Map(StripeApi api)
    {
        api.Retrieve("charges/{id}", "charge");
        api.List("charges", "customer payment_intent created:range", call =>
            call.Change.All("charge").Where(call.Params, "customer", "payment_intent").CreatedIn(call.Params));
    }

    public static JsonObject Add(Change change, JsonObject intent, JsonObject method)
    {
        var charge = Shape.Of("charge", NewId.Of("ch"), change.Now);
        charge["amount"] = intent.Long("amount");
        charge["currency"] = intent.Text("currency");
        charge["customer"] = intent.Text("customer");
        charge["description"] = intent.Text("description");
        charge["shipping"] = intent.Obj("shipping")?.Clone();
        charge["transfer_group"] = intent.Text("transfer_group");
        charge["metadata"] = intent.Obj("metadata")?.Clone();
        charge["payment_intent"] = intent.Id();
        charge["payment_method"] = method.Id();
        charge["billing_details"] = method.Obj("billing_details")!.Clone();
        charge["calculated_statement_descriptor"] = "LOCAL STRIPE";
        charge["payment_method_details"] = new JsonObject
            { ["type"] = "card", ["card"] = Card(method.Obj("card")!, intent.Long("amount")) };
        return change.Add(charge);
    }

    /// <summary>Builds the outcome of a charge. A declined charge with the highest risk level is never sent to the network.</summary>
    public static JsonObject Outcome(TestCard card, CardDecline? decline)
    {
        var blocked = decline is not null && card.Risk == "highest";
        return new JsonObject
        {
            ["advice_code"] = decline?.AdviceCode,
            ["network_advice_code"] = blocked ? null : decline?.NetworkAdviceCode,
            ["network_decline_code"] = blocked ? null : decline?.NetworkDeclineCode,
            ["network_status"] = blocked ? "not_sent_to_network" : decline is null ? "approved_by_network" : "declined_by_network",
            ["reason"] = blocked ? "highest_risk_level" : decline?.Reason ?? (card.Risk == "normal" ? null : $"{card.Risk}_risk_level"),
            ["risk_level"] = card.Risk,
            ["risk_score"] = card.Risk switch { "highest" => 90, "elevated" => 70, _ => 30 },
            ["seller_message"] = decline is null ? "Payment complete." : blocked ? "Stripe blocked this payment as too risky."
            : "The bank did not return any further details with this decline.",
            ["type"] = blocked ? "blocked" : decline is null ? "authorized" : "issuer_declined",
        };
    }

    private static JsonObject Card(JsonObject card, long amount) => new()
    {
        ["amount_authorized"] = amount,
        ["authorization_code"] = NewId.Digits(6),
        ["brand"] = card.Text("brand"),
        ["checks"] = card.Obj("checks")?.Clone(),
        ["country"] = card.Text("country"),
        ["electronic_commerce_indicator"] = null,
        ["exp_month"] = card.Long("exp_month"),
        ["exp_year"] = card.Long("exp_year"),
        ["extended_authorization"] = new JsonObject { ["status"] = "disabled" },
        ["fingerprint"] = card.Text("fingerprint"),
        ["funding"] = card.Text("funding"),
        ["incremental_authorization"] = new JsonObject { ["status"] = "unavailable" },
        ["installments"] = null,
        ["last4"] = card.Text("last4"),
        ["mandate"] = null,
        ["multicapture"] = new JsonObject { ["status"] = "unavailable" },
        ["network"] = card.Text("brand"),
        ["network_token"] = new JsonObject { ["used"] = false },
        ["network_transaction_id"] = NewId.Digits(15),
        ["overcapture"] = new JsonObject { ["maximum_amount_capturable"] = amount, ["status"] = "unavailable" },
        ["regulated_status"] = card.Text("regulated_status"),
        ["three_d_secure"] = null,
        ["transaction_link_id"] = null,
        ["wallet"] = null,
    };
}
