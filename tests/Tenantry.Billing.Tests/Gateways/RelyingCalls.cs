using System.Text.Json.Nodes;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>
/// Provides a call for every kind of object that the gateway reads. The examples are Stripe's published ones, completed if they leave a
/// field null.
/// </summary>
internal static class RelyingCalls
{
    public static IReadOnlyDictionary<string, RelyingCall> All { get; } =
        ((IEnumerable<RelyingCall>)[.. Subscriptions, .. Invoices, .. Payments, .. Others])
            .ToDictionary(call => call.Name, StringComparer.Ordinal);

    private static IdempotencyKey Key => IdempotencyKey.For("row", 1);

    private static JsonObject Discount => Example("discount", discount =>
        discount["source"]!["coupon"] = Example("coupon",
            coupon => (coupon["percent_off"], coupon["amount_off"], coupon["currency"]) = (null, 500, "usd")));

    private static IEnumerable<RelyingCall> Subscriptions =>
    [
        new("subscription", Object(gateway => gateway.FindSubscriptionAsync(new("sub_1"))), Example("subscription", subscription =>
        {
            subscription["cancel_at_period_end"] = true;
            subscription["discounts"] = new JsonArray(Discount);
            subscription["schedule"] = "sub_sched_1";
            subscription["latest_invoice"] = "in_1";
            subscription["default_payment_method"] = "pm_1";
            subscription["trial_end"] = 1234567890;
            subscription["metadata"] = new JsonObject { ["plan"] = "gold" };
            subscription["pause_collection"] = new JsonObject { ["behavior"] = "void", ["resumes_at"] = 1234567890 };
            subscription["items"]!["data"]![0]!["quantity"] = 3;
        })),
        new("subscription that a date ends", Object(gateway => gateway.FindSubscriptionAsync(new("sub_1"))),
            Example("subscription", subscription =>
        {
            subscription["cancel_at_period_end"] = false;
            subscription["cancel_at"] = subscription["items"]!["data"]![0]!["current_period_end"]!.GetValue<long>();
            subscription["pause_collection"] = null;
            subscription["metadata"] = new JsonObject { ["plan"] = "gold" };
            subscription["discounts"] = new JsonArray(Example("discount", discount =>
                discount["source"]!["coupon"] = Example("coupon", coupon => coupon["percent_off"] = 25.5)));
        })),
        new("subscription schedule", async gateway =>
        {
            await gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new("sub_sched_1"), Key);
            return null;
        }, Example("subscription_schedule")),
    ];

    private static IEnumerable<RelyingCall> Invoices =>
    [
        new("invoice", Object(gateway => gateway.FindInvoiceAsync(new("in_1"))),
            Invoice())
        {
            Optional = ["hosted_invoice_url", "lines.data.0.pricing.price_details", "total_taxes.0.tax_rate_details"],
        },
        new("invoice that is only calculated",
            async gateway => await gateway.Require<IGatewaySubscriptionChanges>()
            .PreviewChangeAsync(new("sub_1"), new("cus_1"), new([], Proration.None, null)), Invoice())
        {
            Optional = ["id", "hosted_invoice_url", "lines.data.0.pricing.price_details"],
        },
        new("invoice payment", Object(gateway => gateway.FindInvoiceOfPaymentAsync(new("pi_1"))), List(Payment())),
        new("credit note", Object(gateway => gateway.Require<IGatewayCreditNotes>().FindCreditNoteAsync(new("cn_1"))),
            Example("credit_note", note => (note["memo"], note["total_excluding_tax"]) = ("Sorry", 1420))),
    ];

    private static IEnumerable<RelyingCall> Payments =>
    [
        new("payment intent", Object(gateway => gateway.FindPaymentAsync(new("pi_1"))), Example("payment_intent", intent =>
        {
            intent["amount_received"] = 1099;
            intent["customer"] = "cus_1";
            intent["last_payment_error"] = new JsonObject
            {
                ["type"] = "card_error", ["code"] = "card_declined", ["decline_code"] = "insufficient_funds",
            };
            intent["latest_charge"] = Charge(charge => (charge["amount_refunded"], charge["disputed"]) = (100, true));
        }))
        {
            Optional =
            [
                "last_payment_error.code", "last_payment_error.decline_code", "latest_charge.payment_method_details.card",
                "latest_charge.payment_method_details.card.brand", "latest_charge.payment_method_details.card.last4",
                "latest_charge.payment_method_details.card.fingerprint",
            ],
        },
        new("charge", Object(gateway => gateway.FindPaymentAsync(new("ch_1"))), Charge(charge =>
            (charge["amount_captured"], charge["amount_refunded"], charge["disputed"], charge["customer"]) = (1099, 100, true, "cus_1")))
        {
            Optional =
            [
                "payment_method_details.card", "payment_method_details.card.brand", "payment_method_details.card.last4",
                "payment_method_details.card.fingerprint",
            ],
        },
        new("refund", Object(gateway => gateway.Require<IGatewayRefunds>().FindRefundAsync(new("re_1"))), Example("refund")),
        new("refund of a payment intent", Object(gateway => gateway.Require<IGatewayRefunds>().FindRefundAsync(new("re_1"))),
            Example("refund", refund => refund["payment_intent"] = "pi_1")),
        new("dispute", Object(gateway => gateway.Require<IGatewayDisputes>().FindDisputeAsync(new("du_1"))),
            Example("dispute", dispute => dispute["payment_intent"] = "pi_1")),
        new("payment method", Object(gateway => gateway.Require<IGatewayCards>().FindCardAsync(new("pm_1"))), new JsonObject
        {
            ["id"] = "pm_1", ["object"] = "payment_method", ["type"] = "card", ["customer"] = "cus_1",
            ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242", ["fingerprint"] = "Xt5EWLLDS7FJjR1c" },
        })
        {
            Optional = ["card", "card.brand", "card.last4", "card.fingerprint"],
        },
    ];

    private static IEnumerable<RelyingCall> Others =>
    [
        new("checkout session", Object(gateway => gateway.FindCheckoutAsync(new("cs_1"))), Example("checkout_session", session =>
        {
            (session["status"], session["payment_status"], session["url"], session["currency"], session["amount_total"]) =
                ("complete", "paid", "https://pay.test", "usd", 1000);
            (session["customer"], session["subscription"], session["invoice"], session["client_secret"]) = ("cus_1", "sub_1", "in_1",
                "secret");
            (session["recovered_from"], session["metadata"]) = ("cs_0", new JsonObject { ["plan"] = "gold" });
            session["customer_details"]!["name"] = "Jo";
            session["after_expiration"]!["recovery"]!["url"] = "https://again.test";
        })),
        new("checkout session that expired", Object(gateway => gateway.FindCheckoutAsync(new("cs_1"))),
            Example("checkout_session", session =>
            (session["status"], session["customer_email"], session["customer_details"]) = ("expired", "jo@example.com", null))),
        new("customer", Object(gateway => gateway.FindCustomerAsync(new("cus_1"))), Example("customer", customer =>
        {
            (customer["name"], customer["email"], customer["tax_exempt"]) = ("Jo", "jo@example.com", "reverse");
            customer["invoice_settings"]!["default_payment_method"] = "pm_1";
            customer["tax_ids"] = List(Example("tax_id"));
            customer["address"] = new JsonObject
            {
                ["line1"] = "1 Main St", ["line2"] = "Back", ["city"] = "Köln", ["postal_code"] = "50667", ["state"] = "NW",
                ["country"] = "DE",
            };
        }))
        {
            Optional =
            [
                "name", "tax_exempt", "address", "address.line1", "address.line2", "address.city", "address.postal_code", "address.state",
                "address.country",
            ],
        },
        new("price", Object(gateway => gateway.Require<IGatewayCatalog>().FindPriceAsync("academy/monthly/v1")), List(Example("price"))),
        new("product", Object(gateway => gateway.Require<IGatewayCatalog>().FindProductNameAsync("academy")), Example("product")),
        new("portal session", async gateway => await gateway.Require<IGatewayPortal>()
            .OpenPortalAsync(new(new("cus_1"), "https://shop.test"), Key),
            Example("billing_portal_session")),
        new("event", async gateway => await gateway.Require<IGatewayEventHistory>().ListEventsAsync(DateTimeOffset.UnixEpoch)
            .Select(listed => listed.Event).ToListAsync(),
            List(Example("event", eventJson =>
            (eventJson["livemode"], eventJson["data"]!["object"]) = (true, Example("charge")))))
        {
            // A previewed invoice has none.
            Optional = ["data.0.data.object.id"],
        },
    ];

    private static Func<IPaymentGateway, Task<object?>> Object<T>(Func<IPaymentGateway, Task<T?>> call) =>
        async gateway => await call(gateway);

    private static JsonObject Invoice() => Example("invoice", invoice =>
    {
        (invoice["number"], invoice["hosted_invoice_url"], invoice["attempt_count"], invoice["amount_paid"]) =
                ("A-1", "https://pay.test/in_1", 2, 900);
        (invoice["total_excluding_tax"], invoice["post_payment_credit_notes_amount"], invoice["pre_payment_credit_notes_amount"]) =
                (840, 30, 20);
        invoice["metadata"] = new JsonObject { ["plan"] = "gold" };
        invoice["parent"] = new JsonObject { ["type"] = "subscription_details",
            ["subscription_details"] = new JsonObject { ["subscription"] = "sub_1", ["metadata"] = new JsonObject() } };
        invoice["status_transitions"] = new JsonObject
        {
            ["finalized_at"] = 1234567891, ["marked_uncollectible_at"] = null, ["paid_at"] = 1234567892, ["voided_at"] = null,
        };
        invoice["payments"] = List(Payment());
        invoice["total_taxes"] = new JsonArray(Tax());
        var line = invoice["lines"]!["data"]![0]!;
        line["quantity"] = 3;
        line["taxes"] = new JsonArray(Tax());
        line["discount_amounts"] = new JsonArray(new JsonObject { ["amount"] = 100, ["discount"] = "di_1" });
        line["pricing"]!["price_details"] = new JsonObject { ["price"] = "price_1", ["product"] = "prod_1" };
        line["parent"]!["subscription_item_details"] = null;
    });

    private static JsonObject Payment() => Example("invoice_payment", payment => payment["payment"]!["payment_intent"] = "pi_1");

    private static JsonObject Tax() => new()
    {
        ["amount"] = 160, ["tax_behavior"] = "inclusive", ["taxability_reason"] = "standard_rated", ["taxable_amount"] = 840,
        ["type"] = "tax_rate_details",
        ["tax_rate_details"] = new JsonObject { ["tax_rate"] = "txr_1" },
    };

    private static JsonObject Charge(Action<JsonObject> complete) => Example("charge", complete);

    private static JsonObject List(JsonObject item) =>
        new() { ["object"] = "list", ["data"] = new JsonArray(item), ["has_more"] = false, ["url"] = "/v1" };

    private static JsonObject Example(string name, Action<JsonObject>? complete = null)
    {
        var example = StripeFixtures.All[name]!.DeepClone().AsObject();
        complete?.Invoke(example);
        return example;
    }
}
