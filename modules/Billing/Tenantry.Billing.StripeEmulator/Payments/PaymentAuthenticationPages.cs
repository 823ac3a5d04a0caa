using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the 3-D Secure page of a payment intent that was confirmed with a <c>return_url</c>.</summary>
internal static class PaymentAuthenticationPages
{
    public static string PathOf(JsonObject intent) => $"/pi/{intent.Id()}/3ds";

    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/pi/{id}/3ds", (string id) =>
            pages.Read(change => WithIntent(change, id, (intent, method) => Page.Of<AuthenticationPage>(
            ("Last4", method.Text("card.last4")),
            ("Amount", Amounts.Format(intent.Long("amount"), intent.Text("currency")))))));
        routes.MapPost("/pi/{id}/3ds", async (string id, HttpContext http) =>
        {
            var complete = (await http.Request.ReadFormAsync())["result"] == "complete";
            return pages.Write(change => WithIntent(change, id,
                (intent, method) => CompleteAuthentication(change, change.Edit(intent), method, complete)));
        });
    }

    private static IResult WithIntent(Change change, string id, Func<JsonObject, JsonObject, IResult> handle)
    {
        if (change.Find("payment_intent", id) is not { } intent
            || intent.Text("status") != "requires_action"
            || intent.Text("_return_url") is null
            || change.Find("payment_method", intent.Text("payment_method")) is not { } method)
        {
            return Page.NotFound("This payment doesn't require authentication");
        }

        if (change.Find(TestClocks.Kind, change.Find("customer", intent.Text("customer"))?.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }

        return handle(intent, method);
    }

    private static IResult CompleteAuthentication(Change change, JsonObject intent, JsonObject method, bool complete)
    {
        var outcome = complete
            ? Charging.Confirm(change, intent, method, offSession: false, authenticated: true)
            : Charging.FailAuthentication(change, intent);
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["payment_intent"] = intent.Id(),
            ["payment_intent_client_secret"] = intent.Text("client_secret"),
            ["redirect_status"] = outcome == PaymentOutcome.Succeeded ? "succeeded" : "failed",
        };
        return Results.Redirect(QueryHelpers.AddQueryString(intent.Text("_return_url")!, query));
    }
}
