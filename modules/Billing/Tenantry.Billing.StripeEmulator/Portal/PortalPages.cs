using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>The billing portal: plan, card, invoices, and leaving at the end of the period.</summary>
internal static class PortalPages
{
    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/p/session/{id}", (string id, string? done) => pages.Read(change => With(change, id, session => session.Obj("flow") is not null && done is null
            ? Results.Redirect($"/p/session/{id}/card")
            : Show(change, session, done))));
        routes.MapPost("/p/session/{id}", async (string id, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change => With(change, id, session => Act(change, session, form)));
        });
        routes.MapGet("/p/session/{id}/cancel/{subscription}", (string id, string subscription) =>
            pages.Read(change => With(change, id, session => Ask(change, session, subscription))));
        routes.MapGet("/p/session/{id}/card", (string id) => pages.Read(change => With(change, id, session => CardPage(session, CardForm.Empty, []))));
        routes.MapPost("/p/session/{id}/card", async (string id, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change => With(change, id, session => UpdateCard(change, session, Page.Card(form))));
        });
    }

    private static IResult With(Change change, string id, Func<JsonObject, IResult> act)
    {
        if (change.Find("billing_portal.session", id) is not { } session || change.Find("customer", session.Text("customer")) is not { } customer || customer.Bool("deleted"))
        {
            return Page.NotFound("This portal link is not valid");
        }

        if (change.Find(TestClocks.Kind, customer.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }

        return act(session);
    }

    private static IResult Show(Change change, JsonObject session, string? done) => Page.Of<PortalPage>(("Model", PortalView.Of(change, session) with
    {
        Note = done switch
        {
            "cancel" => "Your subscription will end at the end of the period.",
            "resume" => "Your subscription goes on.",
            "card" => "Your card was updated.",
            _ => null,
        },
    }), ("Address", $"/p/session/{session.Id()}"));

    private static IResult Ask(Change change, JsonObject session, string id)
    {
        if (Own(change, session, id) is not { } subscription)
        {
            return Page.NotFound("There is no such subscription");
        }

        return Page.Of<CancelPage>(
            ("Plan", DashboardText.Plan(change, subscription)),
            ("Until", PortalView.Date(Periods.Current(subscription).End)),
            ("Subscription", id),
            ("Address", $"/p/session/{session.Id()}"));
    }

    private static IResult Act(Change change, JsonObject session, IFormCollection form)
    {
        if (Own(change, session, form["subscription"].ToString()) is not { } own)
        {
            return Page.NotFound("There is no such subscription");
        }

        var cancel = form["action"] == "cancel";
        var subscription = change.Edit(own);
        CancelSubscription.Plan(change, subscription, cancel
            ? new JsonObject { ["cancel_at_period_end"] = true }
            : new JsonObject { ["cancel_at_period_end"] = false, ["cancel_at"] = null });
        SubscriptionSchedule.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
        return Results.Redirect($"/p/session/{session.Id()}?done={(cancel ? "cancel" : "resume")}");
    }

    private static IResult UpdateCard(Change change, JsonObject session, CardForm card)
    {
        var wrong = card.Check(DateTimeOffset.FromUnixTimeSeconds(change.Now));
        if (wrong.Count == 0 && TestCards.Find(card.Digits)!.DeclinedAtOnce is { } refused)
        {
            wrong["number"] = refused.Message;
        }

        if (wrong.Count > 0)
        {
            return CardPage(session, card, wrong);
        }

        var customer = change.Edit("customer", session.Text("customer"));
        var (month, year) = card.ExpiresAt()!.Value;
        var method = PaymentMethods.Add(change, TestCards.Find(card.Digits)!, month, year, new JsonObject { ["email"] = customer.Text("email"), ["name"] = card.Name });
        PaymentMethods.Attach(change, method.Id(), customer.Id());
        method["_authenticated"] = true;
        customer.Obj("invoice_settings")!["default_payment_method"] = method.Id();
        change.Say("customer.updated", customer);
        foreach (var row in change.All("subscription").Where(row => row.Text("customer") == customer.Id() && !SubscriptionStatus.Ended(row) && row.Text("default_payment_method") is not null).ToArray())
        {
            var subscription = change.Edit(row);
            subscription["default_payment_method"] = method.Id();
            change.Say("customer.subscription.updated", subscription);
        }

        return Results.Redirect(session.Text("flow.after_completion.redirect.return_url") ?? $"/p/session/{session.Id()}?done=card");
    }

    private static IResult CardPage(JsonObject session, CardForm card, Dictionary<string, string> wrong) => Page.Of<PortalCardPage>(wrong.Count == 0 ? 200 : 422,
        ("Model", card), ("Errors", wrong), ("Address", $"/p/session/{session.Id()}"));

    private static JsonObject? Own(Change change, JsonObject session, string id) =>
        change.Find("subscription", id) is { } found && found.Text("customer") == session.Text("customer") && !SubscriptionStatus.Ended(found) ? found : null;
}
