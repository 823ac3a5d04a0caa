using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>
/// Responds with Stripe's published example of the requested object. IDs that contain <c>missing</c> do not exist, and every list has two
/// pages.
/// </summary>
internal static class PublishedExamples
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["customers"] = "customer", ["tax_ids"] = "tax_id", ["balance_transactions"] = "customer_balance_transaction",
        ["billing_portal/sessions"] = "billing_portal_session",
        ["checkout/sessions"] = "checkout_session", ["subscriptions"] = "subscription",
        ["subscription_schedules"] = "subscription_schedule", ["invoices"] = "invoice",
        ["lines"] = "line_item", ["invoiceitems"] = "invoiceitem", ["credit_notes"] = "credit_note", ["payment_intents"] = "payment_intent",
        ["charges"] = "charge",
        ["invoice_payments"] = "invoice_payment", ["refunds"] = "refund", ["disputes"] = "dispute", ["events"] = "event",
        ["products"] = "product", ["prices"] = "price",
        ["coupons"] = "coupon", ["payment_methods"] = "payment_method", ["promotion_codes"] = "promotion_code",
    };

    public static (int Status, string Json) Answer(Recorded request)
    {
        var parts = request.Path.Replace("billing_portal/", "billing_portal+", StringComparison.Ordinal)
            .Replace("checkout/", "checkout+", StringComparison.Ordinal)
            .Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(part => part.Replace('+', '/')).ToList();
        var name = parts.Last(Names.ContainsKey);
        var isList = HttpMethods.IsGet(request.Method) && parts[^1] == name;
        if ($"{request.Path} {string.Join(' ', request.Query)}".Contains("missing", StringComparison.Ordinal))
        {
            return isList
                ? (200, """{"object":"list","data":[],"has_more":false,"url":"/"}""")
                : (404, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such object."}}""");
        }

        var example = name == "payment_methods" ? Card() : StripeFixtures.All[Names[name]]!.DeepClone().AsObject();
        Shape(example, name, request);
        return (200, (isList ? List(example, request) : example).ToJsonString());
    }

    // Cards are not among the published examples that are stored here.
    private static JsonObject Card() => new()
    {
        ["id"] = "pm_1", ["object"] = "payment_method", ["type"] = "card", ["customer"] = "cus_1",
        ["card"] = new JsonObject { ["brand"] = "visa", ["last4"] = "4242", ["fingerprint"] = "Xt5EWLLDS7FJjR1c" },
    };

    // Fields that the published example leaves empty and that the request under test needs.
    private static void Shape(JsonObject example, string name, Recorded request)
    {
        if (request.Query.Contains("expand[0]=latest_charge"))
        {
            example["latest_charge"] = StripeFixtures.All["charge"]!.DeepClone();
        }

        if (request.Query.Contains("expand[0]=tax_ids"))
        {
            example["tax_ids"] = List(StripeFixtures.All["tax_id"]!.DeepClone().AsObject(), request);
        }

        if (request.Query.Concat(request.Fields).Any(field => field is "expand[0]=payments" or "expand[0]=data.payments"))
        {
            var payment = StripeFixtures.All["invoice_payment"]!.DeepClone().AsObject();
            payment["payment"]!["payment_intent"] = "pi_1";
            example["payments"] = List(payment, request);
        }

        if (name == "invoice_payments")
        {
            example["payment"]!["payment_intent"] = "pi_1";
        }

        if (name == "subscriptions" && request.Path.Contains("discounted", StringComparison.Ordinal))
        {
            example["discounts"] = new JsonArray(StripeFixtures.All["discount"]!.DeepClone());
        }

        if (name == "subscriptions" && request.Path.Contains("scheduled", StringComparison.Ordinal))
        {
            example["schedule"] = "sub_sched_1";
        }

        if (name == "invoices" && request.Path.Contains("long", StringComparison.Ordinal))
        {
            example["lines"]!["has_more"] = true;
        }

        if (name == "charges" && request.Path.Contains("intent", StringComparison.Ordinal))
        {
            example["payment_intent"] = "pi_1";
        }
    }

    private static JsonObject List(JsonObject example, Recorded request) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray(example),
        ["has_more"] = request.Query.Contains("limit=100")
        && !request.Query.Any(parameter => parameter.StartsWith("starting_after=", StringComparison.Ordinal)),
        ["url"] = request.Path,
    };
}
