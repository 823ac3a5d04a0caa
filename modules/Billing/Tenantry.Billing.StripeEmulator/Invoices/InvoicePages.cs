using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the hosted invoice page and its payment form.</summary>
internal static class InvoicePages
{
    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/i/{id}",
            (string id) => pages.Read(change => WithInvoice(change, id, invoice => Show(invoice, CardForm.Empty, []))));
        routes.MapPost("/i/{id}", async (string id, HttpContext http) =>
        {
            var card = Page.Card(await http.Request.ReadFormAsync());
            return pages.Write(change => WithInvoice(change, id, invoice => Pay(change, invoice, card)));
        });
        routes.MapGet("/i/{id}/3ds", (string id) => pages.Read(change => WithInvoice(change, id, invoice =>
            change.Find("payment_method", invoice.Text("_confirming")) is { } method
                ? Page.Of<AuthenticationPage>(("Last4", method.Text("card.last4")),
                    ("Amount", Amounts.Format(invoice.Long("amount_due"), invoice.Text("currency"))))
                : Results.Redirect($"/i/{id}"))));
        routes.MapPost("/i/{id}/3ds", async (string id, HttpContext http) =>
        {
            var complete = (await http.Request.ReadFormAsync())["result"] == "complete";
            return pages.Write(change => WithInvoice(change, id, invoice => CompleteAuthentication(change, invoice, complete)));
        });
    }

    private static IResult WithInvoice(Change change, string id, Func<JsonObject, IResult> render)
    {
        if (change.Find("invoice", id) is not { } invoice || invoice.Text("status") == "draft")
        {
            return Page.NotFound("Invoice not found");
        }

        if (change.Find(TestClocks.Kind, invoice.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }

        return render(invoice);
    }

    private static IResult Show(JsonObject invoice, CardForm card, Dictionary<string, string> errors, string? action = null) =>
        Page.Of<InvoicePage>(errors.Count == 0 ? 200 : 422,
        ("Invoice", InvoiceView.Of(invoice)), ("Model", card), ("Errors", errors), ("Action", action));

    private static IResult Pay(Change change, JsonObject current, CardForm card)
    {
        var errors = card.Check(DateTimeOffset.FromUnixTimeSeconds(change.Now));
        if (current.Text("status") != "open" || errors.Count > 0)
        {
            return Show(current, card, errors);
        }

        var testCard = TestCards.Find(card.Digits)!;
        var (month, year) = card.ExpiresAt()!.Value;
        var method = PaymentMethods.Add(change, testCard, month, year, new JsonObject { ["name"] = card.Name });
        if (testCard.Decline is null)
        {
            PaymentMethods.Attach(change, method.Id(), current.Text("customer")!);
        }

        return HandleOutcome(change, change.Edit(current), method, card, authenticated: false);
    }

    private static IResult CompleteAuthentication(Change change, JsonObject current, bool complete)
    {
        var invoice = change.Edit(current);
        var method = change.Find("payment_method", invoice.Text("_confirming"));
        invoice["_confirming"] = null;
        if (method is null || invoice.Text("status") != "open")
        {
            return Results.Redirect($"/i/{invoice.Id()}");
        }

        if (complete)
        {
            return HandleOutcome(change, invoice, method, CardForm.Empty, authenticated: true);
        }

        Charging.FailAuthentication(change, change.Edit("payment_intent", invoice.Text("_payment_intent")));
        return Show(invoice, CardForm.Empty, new(StringComparer.Ordinal)
            { ["number"] = "We couldn't authenticate your card. Try another card." }, $"/i/{invoice.Id()}");
    }

    private static IResult HandleOutcome(Change change, JsonObject invoice, JsonObject method, CardForm card, bool authenticated)
    {
        switch (PayInvoice.Run(change, invoice, method.Id(), offSession: false, authenticated))
        {
            case PaymentOutcome.Succeeded:
                return Results.Redirect($"/i/{invoice.Id()}");
            case PaymentOutcome.RequiresAuthentication:
                invoice["_confirming"] = method.Id();
                return Results.Redirect($"/i/{invoice.Id()}/3ds");
            default:
                var message = change.Get("payment_intent", invoice.Text("_payment_intent")).Text("last_payment_error.message");
                return Show(invoice, card, new(StringComparer.Ordinal) { ["number"] = message! }, $"/i/{invoice.Id()}");
        }
    }
}
