using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>The billing portal: plan, card, invoices, and leaving.</summary>
internal static class PortalPages
{
    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/p/session/{id}", (string id, string? done) => pages.Read(change => With(change, id, session => Show(change, session, done))));
        routes.MapPost("/p/session/{id}", async (string id, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change => With(change, id, session => Act(change, session, form, pages.Context)));
        });
        routes.MapGet("/p/session/{id}/cancel/{subscription}", (string id, string subscription) =>
            pages.Read(change => With(change, id, session => Ask(change, session, subscription))));
    }

    public static IResult With(Change change, string id, Func<JsonObject, IResult> act)
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

    public static JsonObject? Own(Change change, JsonObject session, string id) =>
        change.Find("subscription", id) is { } found && found.Text("customer") == session.Text("customer") && !SubscriptionStatus.Ended(found) ? found : null;

    /// <summary>Where the customer goes when the thing is done: back into the portal, or where the flow says.</summary>
    public static IResult After(JsonObject session, string done) => session.Text("flow.after_completion.type") switch
    {
        "redirect" => Results.Redirect(session.Text("flow.after_completion.redirect.return_url")!),
        "hosted_confirmation" => Page.Notice(
            "Done", session.Text("flow.after_completion.hosted_confirmation.custom_message") ?? "Your change was saved.", session.Text("return_url"), "Return"),
        _ => Results.Redirect($"/p/session/{session.Id()}?done={done}"),
    };

    private static IResult Show(Change change, JsonObject session, string? done)
    {
        if (done is null && session.Obj("flow") is { } flow)
        {
            return Results.Redirect($"/p/session/{session.Id()}/{PortalFlow.Begin(flow)}");
        }

        return Page.Of<PortalPage>(("Model", PortalView.Of(change, session) with
        {
            Note = done switch
            {
                "cancel" => "Your subscription will end at the end of the period.",
                "ended" => "Your subscription has ended.",
                "resume" => "Your subscription goes on.",
                "card" => "Your card was updated.",
                "change" => "Your plan was changed.",
                _ => null,
            },
        }), ("Address", $"/p/session/{session.Id()}"));
    }

    private static IResult Ask(Change change, JsonObject session, string id)
    {
        if (Own(change, session, id) is not { } subscription || !PortalConfigurations.Allows(change, session, "subscription_cancel"))
        {
            return Page.NotFound("There is no such subscription");
        }

        var now = EndsAtOnce(change, session);
        return Page.Of<CancelPage>(
            ("Plan", DashboardText.Plan(change, subscription)),
            ("Until", now ? null : PortalView.Date(Periods.Current(subscription).End)),
            ("Subscription", id),
            ("Address", $"/p/session/{session.Id()}"));
    }

    private static IResult Act(Change change, JsonObject session, IFormCollection form, EmulatorContext context)
    {
        if (Own(change, session, form["subscription"].ToString()) is not { } own || !PortalConfigurations.Allows(change, session, "subscription_cancel"))
        {
            return Page.NotFound("There is no such subscription");
        }

        var cancel = form["action"] == "cancel";
        var subscription = change.Edit(own);
        if (cancel && EndsAtOnce(change, session))
        {
            var behavior = PortalConfigurations.Of(change, session.Text("configuration")).Text("features.subscription_cancel.proration_behavior");
            CancelSubscription.Run(change, subscription, context, prorate: behavior != "none", invoiceNow: behavior == "always_invoice");
            return After(session, "ended");
        }

        // In flexible billing mode the portal resolves the end to a date: cancel_at_period_end stays false.
        var isFlexible = subscription.Text("billing_mode.type") == "flexible";
        CancelSubscription.Plan(change, subscription, cancel
            ? isFlexible ? new JsonObject { ["cancel_at"] = "min_period_end" } : new JsonObject { ["cancel_at_period_end"] = true }
            : new JsonObject { ["cancel_at_period_end"] = false, ["cancel_at"] = null });
        SubscriptionTiming.Set(change, subscription);
        change.Say("customer.subscription.updated", subscription);
        return After(session, cancel ? "cancel" : "resume");
    }

    private static bool EndsAtOnce(Change change, JsonObject session) =>
        PortalConfigurations.Of(change, session.Text("configuration")).Text("features.subscription_cancel.mode") == "immediately";
}
