using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>The hosted checkout: the page, its form, and the bank's page between them.</summary>
internal static class CheckoutPages
{
    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/c/pay/{id}", (string id) => pages.Read(change => Show(change, id)));
        routes.MapPost("/c/pay/{id}", async (string id, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return form["action"] == "code"
                ? pages.Write(change => ApplyCode(change, id, form["code"].ToString()))
                : pages.Write(change => Pay(change, id, form, pages));
        });
        routes.MapGet("/c/3ds/{id}", (string id) => pages.Read(change => Authentication(change, id)));
        routes.MapPost("/c/3ds/{id}", async (string id, HttpContext http) =>
        {
            var result = (await http.Request.ReadFormAsync())["result"].ToString();
            return pages.Write(change => Authenticated(change, id, result, pages));
        });
    }

    private static IResult Show(Change change, string id) =>
        Closed(change, id) ?? Page.Of<CheckoutPage>(("Model", CheckoutView.Of(change, change.Get("checkout.session", id))));

    private static IResult? Closed(Change change, string id)
    {
        if (change.Find("checkout.session", id) is not { } session)
        {
            return Page.NotFound("This checkout does not exist");
        }

        return session.Text("status") switch
        {
            "expired" => Page.Notice("This checkout has expired", "Nothing was charged. Go back to the shop to start again.", session.Text("cancel_url"), "Back to the shop"),
            "complete" => Page.Notice("You are all done", "This checkout is complete. You can close this page.", SuccessUrl(session), "Continue"),
            _ => null,
        };
    }

    private static IResult ApplyCode(Change change, string id, string typed)
    {
        if (Closed(change, id) is { } closed)
        {
            return closed;
        }

        var session = change.Edit("checkout.session", id);
        if (!session.Bool("allow_promotion_codes") || PromotionCodes.Usable(change, typed, session.Text("customer")) is not { } code)
        {
            return Again(CheckoutView.Of(change, session) with { Errors = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = "This code is invalid." } });
        }

        session["discounts"] = new JsonArray(new JsonObject { ["coupon"] = null, ["promotion_code"] = code.Id() });
        SessionTotals.Set(change, session);
        return Results.Redirect($"/c/pay/{id}");
    }

    private static IResult Pay(Change change, string id, IFormCollection form, PageContext pages)
    {
        if (Closed(change, id) is { } closed)
        {
            return closed;
        }

        var session = change.Edit("checkout.session", id);
        var shown = CheckoutView.Of(change, session);
        var card = Page.Card(form);
        var email = shown.EmailFixed ? shown.Email : form["email"].ToString().Trim();
        var wrong = card.Check(DateTimeOffset.FromUnixTimeSeconds(change.Now));
        if (!email.Contains('@', StringComparison.Ordinal))
        {
            wrong["email"] = "Your email is incomplete.";
        }

        if (wrong.Count > 0)
        {
            return Again(shown with { Card = card, Email = email, Errors = wrong });
        }

        return Answer(change, session, new CheckoutPayment(email, card), pages);
    }

    private static IResult Answer(Change change, JsonObject session, CheckoutPayment payment, PageContext pages)
    {
        var outcome = CompleteSession.Run(change, session, payment, pages.Context);
        switch (outcome.Outcome)
        {
            case PaymentOutcome.Succeeded:
                return Results.Redirect(SuccessUrl(session));
            case PaymentOutcome.NeedsAuthentication:
                var card = payment.Card;
                session["_pending"] = new JsonObject { ["email"] = payment.Email, ["number"] = card.Digits, ["expiry"] = card.Expiry, ["cvc"] = card.Cvc, ["name"] = card.Name };
                return Results.Redirect($"/c/3ds/{session.Id()}");
            default:
                return Again(CheckoutView.Of(change, session) with
                {
                    Card = payment.Card,
                    Email = payment.Email,
                    Message = outcome.Message,
                    Errors = new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = outcome.Message! },
                });
        }
    }

    private static IResult Authentication(Change change, string id)
    {
        if (Closed(change, id) is { } closed)
        {
            return closed;
        }

        var session = change.Get("checkout.session", id);
        return session.Obj("_pending") is { } pending
            ? Page.Of<AuthenticationPage>(("Last4", pending.Text("number")![^4..]), ("Amount", session.LongOrNull("amount_total") is { } due ? Amounts.Text(due, session.Text("currency")) : null))
            : Results.Redirect($"/c/pay/{id}");
    }

    private static IResult Authenticated(Change change, string id, string result, PageContext pages)
    {
        if (Closed(change, id) is { } closed)
        {
            return closed;
        }

        var session = change.Edit("checkout.session", id);
        if (session.Obj("_pending") is not { } pending)
        {
            return Results.Redirect($"/c/pay/{id}");
        }

        var card = new CardForm(pending.Text("number")!, pending.Text("expiry")!, pending.Text("cvc")!, pending.Text("name")!);
        var payment = new CheckoutPayment(pending.Text("email")!, card, Authenticated: true);
        if (result == "complete")
        {
            return Answer(change, session, payment, pages);
        }

        session["_pending"] = null;
        const string Failed = "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
        return Again(CheckoutView.Of(change, session) with { Card = card, Email = payment.Email, Message = Failed }, $"/c/pay/{id}");
    }

    /// <summary>The page again with what was typed. From the bank's page the form must post to the checkout, hence the base address.</summary>
    private static IResult Again(CheckoutView view, string? action = null) => Page.Of<CheckoutPage>(422, ("Model", view with { Action = action }));

    private static string SuccessUrl(JsonObject session) =>
        session.Text("success_url")!.Replace("{CHECKOUT_SESSION_ID}", session.Id(), StringComparison.Ordinal);
}
