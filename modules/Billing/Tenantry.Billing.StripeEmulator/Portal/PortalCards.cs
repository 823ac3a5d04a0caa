using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the portal's page for updating the card of a customer and of all subscriptions that have a card of their own.</summary>
internal static class PortalCards
{
    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/p/session/{id}/card", (string id) =>
            pages.Read(change => With(change, id, session => Show(session, CardForm.Empty, []))));
        routes.MapPost("/p/session/{id}/card", async (string id, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change => With(change, id, session => Update(change, session, Page.Card(form))));
        });
    }

    private static IResult With(Change change, string id, Func<JsonObject, IResult> render) =>
        PortalPages.WithSession(change, id, session =>
        PortalConfigurations.Allows(change, session, "payment_method_update") ? render(session)
        : Page.NotFound("Updating the payment method isn't available"));

    private static IResult Update(Change change, JsonObject session, CardForm card)
    {
        var errors = card.Check(DateTimeOffset.FromUnixTimeSeconds(change.Now));
        if (errors.Count == 0 && TestCards.Find(card.Digits)!.Decline is { } decline)
        {
            errors["number"] = decline.Message;
        }

        if (errors.Count > 0)
        {
            return Show(session, card, errors);
        }

        var customer = change.Edit("customer", session.Text("customer"));
        var (month, year) = card.ExpiresAt()!.Value;
        var method = PaymentMethods.Add(change, TestCards.Find(card.Digits)!, month, year, new JsonObject
            { ["email"] = customer.Text("email"), ["name"] = card.Name });
        PaymentMethods.Attach(change, method.Id(), customer.Id());
        method["_authenticated"] = true;
        customer.Obj("invoice_settings")!["default_payment_method"] = method.Id();
        change.Publish("customer.updated", customer);
        foreach (var row in change.All("subscription", "customer", customer.Id())
            .Where(row => !SubscriptionStatus.IsEnded(row) && row.Text("default_payment_method") is not null).ToArray())
        {
            var subscription = change.Edit(row);
            subscription["default_payment_method"] = method.Id();
            change.Publish("customer.subscription.updated", subscription);
        }

        return PortalPages.RedirectAfterCompletion(session, "card");
    }

    private static IResult Show(JsonObject session, CardForm card, Dictionary<string, string> errors) =>
        Page.Of<PortalCardPage>(errors.Count == 0 ? 200 : 422,
        ("Model", card), ("Errors", errors), ("Address", $"/p/session/{session.Id()}"));
}
