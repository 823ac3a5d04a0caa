using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the checkout page, its form and the 3-D Secure page, both hosted and embedded.</summary>
internal static class CheckoutPages
{
    public static void Map(IEndpointRouteBuilder hosted, IEndpointRouteBuilder framed, PageContext pages)
    {
        Map(hosted, pages, "/c/pay/{key}", "/c/3ds/{key}");
        Map(framed, pages, "/c/embed/{key}", "/c/embed/{key}/3ds");
        hosted.MapGet("/c/recover/{id}", (string id) => pages.Write(change => RecoverSession.Recover(change, id, pages.Context.Address)));
    }

    private static void Map(IEndpointRouteBuilder routes, PageContext pages, string page, string bank)
    {
        routes.MapGet(page, (string key) => pages.Read(change => Open(change, key, CheckoutView.Page)));
        routes.MapPost(page, async (string key, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change => Open(change, key, session => HandlePost(change, change.Edit(session), form, pages)));
        });
        routes.MapGet(bank, (string key) => pages.Read(change => Open(change, key, session => ShowAuthentication(change, session))));
        routes.MapPost(bank, async (string key, HttpContext http) =>
        {
            var result = (await http.Request.ReadFormAsync())["result"].ToString();
            return pages.Write(change => Open(change, key, session => HandleAuthentication(change, change.Edit(session), result, pages)));
        });
    }

    /// <summary>
    /// Finds the open session of a page by its key, which is an ID or a client secret. Returns a notice if the session is expired or
    /// complete.
    /// </summary>
    private static IResult Open(Change change, string key, Func<JsonObject, IResult> act)
    {
        var session = change.Find("checkout.session", key.Split("_secret_")[0]);
        if (session is null || (session.Text("client_secret") ?? session.Id()) != key)
        {
            return Page.NotFound("Checkout session not found");
        }

        return session.Text("status") switch
        {
            "expired" => Page.Notice("This checkout has expired", "You weren't charged. Return to the shop to start again.",
                session.Text("cancel_url"), "Return to shop"),
            "complete" when session.Text("ui_mode") == "embedded_page" =>
                Page.Of<EmbeddedCompletePage>(("ReturnUrl", CheckoutPaths.ReturnUrl(session))),
            "complete" => Page.Notice("You're all done", "This checkout is complete. You can close this page.",
                CheckoutPaths.ReturnUrl(session), "Continue"),
            _ => act(session),
        };
    }

    private static IResult Open(Change change, string key, Func<Change, JsonObject, IResult> act) =>
        Open(change, key, session => act(change, session));

    private static IResult HandlePost(Change change, JsonObject session, IFormCollection form, PageContext pages) =>
        form["action"].ToString() switch
    {
        "code" => ApplyCode(change, session, form["code"].ToString()),
        "total" => Rerender(RecalculateTotals(change, session, form), 200),
        "quantity" => SessionQuantities.Set(change, session, form) ?? Results.Redirect(CheckoutPaths.Of(session).Page),
        _ => Pay(change, session, form, pages),
    };

    private static IResult ApplyCode(Change change, JsonObject session, string input)
    {
        if (!session.Bool("allow_promotion_codes")
            || PromotionCodes.FindRedeemable(change, input, session.Text("customer")) is not { } code)
        {
            return Rerender(CheckoutView.Of(change, session).WithError("code", "This code isn't valid."));
        }

        session["discounts"] = new JsonArray(new JsonObject { ["coupon"] = null, ["promotion_code"] = code.Id() });
        SessionTotals.Set(change, session);
        return Results.Redirect(CheckoutPaths.Of(session).Page);
    }

    private static IResult Pay(Change change, JsonObject session, IFormCollection form, PageContext pages)
    {
        var view = CheckoutView.Of(change, session);
        var buyer = CheckoutBuyer.Of(form, view);
        var errors = buyer.Check(view, DateTimeOffset.FromUnixTimeSeconds(change.Now));
        return errors.Count > 0 ? Rerender(view with { Buyer = buyer, Errors = errors }) : Complete(change, session, buyer, pages);
    }

    private static IResult Complete(Change change, JsonObject session, CheckoutBuyer buyer, PageContext pages, bool authenticated = false)
    {
        if (CurrencyProblem(change, session) is { } problem)
        {
            return Rerender(CheckoutView.Of(change, session) with { Buyer = buyer, Message = problem });
        }

        var outcome = CompleteSession.Run(change, session, buyer, pages.Context, authenticated);
        switch (outcome.Outcome)
        {
            case PaymentOutcome.Succeeded:
                return Results.Redirect(session.Text("ui_mode") == "embedded_page" ? CheckoutPaths.Of(session).Page
                    : CheckoutPaths.ReturnUrl(session)!);
            case PaymentOutcome.RequiresAuthentication:
                session["_pending"] = buyer.ToJson();
                return Results.Redirect(CheckoutPaths.Of(session).Authentication);
            default:
                return Rerender((CheckoutView.Of(change, session) with { Buyer = buyer, Message = outcome.Message }).WithError("number",
                    outcome.Message!));
        }
    }

    /// <summary>Returns an error if the customer subscribed in another currency after the session was created.</summary>
    private static string? CurrencyProblem(Change change, JsonObject session) =>
        session.Text("mode") == "subscription" && change.Find("customer", session.Text("customer")) is { } customer
            && CustomerCurrency.FindConflict(change, customer, session.Text("currency")!) is { } other
                ? $"You already have a subscription billed in {other.ToUpperInvariant()}. All your subscriptions must use the same "
                    + "currency."
                : null;

    private static IResult ShowAuthentication(Change change, JsonObject session) => session.Obj("_pending") is { } pending
        ? Page.Of<AuthenticationPage>(("Last4", SessionCard.Last4(change, CheckoutBuyer.Of(pending))),
            ("Amount", session.LongOrNull("amount_total") is { } due ? Amounts.Format(due, session.Text("currency")) : null))
        : Results.Redirect(CheckoutPaths.Of(session).Page);

    private static IResult HandleAuthentication(Change change, JsonObject session, string result, PageContext pages)
    {
        if (session.Obj("_pending") is not { } pending)
        {
            return Results.Redirect(CheckoutPaths.Of(session).Page);
        }

        var buyer = CheckoutBuyer.Of(pending);
        if (result == "complete")
        {
            return Complete(change, session, buyer, pages, authenticated: true);
        }

        session["_pending"] = null;
        const string Failed = "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
        return Rerender(CheckoutView.Of(change, session) with { Buyer = buyer, Message = Failed });
    }

    /// <summary>Calculates the tax for the address that was entered, before the payment.</summary>
    private static CheckoutView RecalculateTotals(Change change, JsonObject session, IFormCollection form)
    {
        var buyer = CheckoutBuyer.Of(form, CheckoutView.Of(change, session));
        SessionTotals.Set(change, session, buyer);
        return CheckoutView.Of(change, session) with { Buyer = buyer };
    }

    /// <summary>
    /// Renders the page again with the submitted input. The 3-D Secure page renders it under its own URL, so the form needs the checkout's
    /// address as its action.
    /// </summary>
    private static IResult Rerender(CheckoutView view, int status = 422) => Page.Of<CheckoutPage>(status, ("Model", view));
}
