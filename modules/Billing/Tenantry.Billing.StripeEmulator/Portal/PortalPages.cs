using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the billing portal's home page and the cancellation of subscriptions.</summary>
internal static class PortalPages
{
    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/p/session/{id}", (string id, string? done) =>
            pages.Read(change => WithSession(change, id, session => Show(change, session, done))));
        routes.MapPost("/p/session/{id}", async (string id, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return pages.Write(change => WithSession(change, id, session => HandlePost(change, session, form, pages.Context)));
        });
        routes.MapGet("/p/session/{id}/cancel/{subscription}", (string id, string subscription) =>
            pages.Read(change => WithSession(change, id, session => ShowCancel(change, session, subscription))));
    }

    public static IResult WithSession(Change change, string id, Func<JsonObject, IResult> handle)
    {
        if (change.Find("billing_portal.session", id) is not { } session
            || change.Find("customer", session.Text("customer")) is not { } customer || customer.Bool("deleted"))
        {
            return Page.NotFound("This portal link isn't valid");
        }

        if (change.Find(TestClocks.Kind, customer.Text("test_clock")) is { } clock)
        {
            change.Now = clock.Long("frozen_time");
        }

        return handle(session);
    }

    public static JsonObject? FindSubscription(Change change, JsonObject session, string id) =>
        change.Find("subscription", id) is { } subscription && subscription.Text("customer") == session.Text("customer")
        && !SubscriptionStatus.IsEnded(subscription) ? subscription : null;

    /// <summary>Redirects after a completed action: to the portal's home page or to the flow's <c>after_completion</c> target.</summary>
    public static IResult RedirectAfterCompletion(JsonObject session, string done) => session.Text("flow.after_completion.type") switch
    {
        "redirect" => Results.Redirect(session.Text("flow.after_completion.redirect.return_url")!),
        "hosted_confirmation" => Page.Notice(
            "All set", session.Text("flow.after_completion.hosted_confirmation.custom_message") ?? "Your changes were saved.",
            session.Text("return_url"), "Return"),
        _ => Results.Redirect($"/p/session/{session.Id()}?done={done}"),
    };

    private static IResult Show(Change change, JsonObject session, string? done)
    {
        if (done is null && session.Obj("flow") is { } flow)
        {
            return Results.Redirect($"/p/session/{session.Id()}/{PortalFlow.StartPath(flow)}");
        }

        return Page.Of<PortalPage>(("Model", PortalView.Of(change, session) with
        {
            Note = done switch
            {
                "cancel" => "Your plan will be canceled at the end of the billing period.",
                "ended" => "Your plan was canceled.",
                "resume" => "Your plan was resumed.",
                "card" => "Your card was updated.",
                "change" => "Your plan was changed.",
                _ => null,
            },
        }), ("Address", $"/p/session/{session.Id()}"));
    }

    private static IResult ShowCancel(Change change, JsonObject session, string id)
    {
        if (FindSubscription(change, session, id) is not { } subscription
            || !PortalConfigurations.Allows(change, session, "subscription_cancel"))
        {
            return Page.NotFound("Subscription not found");
        }

        var now = CancelsImmediately(change, session);
        return Page.Of<CancelPage>(
            ("Plan", DashboardText.Plan(change, subscription)),
            ("Until", now ? null : PortalView.Date(Periods.Current(subscription).End)),
            ("Subscription", id),
            ("Address", $"/p/session/{session.Id()}"));
    }

    private static IResult HandlePost(Change change, JsonObject session, IFormCollection form, EmulatorContext context)
    {
        if (FindSubscription(change, session, form["subscription"].ToString()) is not { } current
            || !PortalConfigurations.Allows(change, session, "subscription_cancel"))
        {
            return Page.NotFound("Subscription not found");
        }

        var cancel = form["action"] == "cancel";
        var subscription = change.Edit(current);
        if (cancel && CancelsImmediately(change, session))
        {
            var behavior = PortalConfigurations.Of(change, session.Text("configuration"))
                .Text("features.subscription_cancel.proration_behavior");
            CancelSubscription.CancelNow(change, subscription, context, prorate: behavior != "none",
                invoiceNow: behavior == "always_invoice");
            return RedirectAfterCompletion(session, "ended");
        }

        // In flexible billing mode the portal resolves the period end to a date: cancel_at_period_end stays false.
        var isFlexible = subscription.Text("billing_mode.type") == "flexible";
        CancelSubscription.Schedule(change, subscription, cancel
            ? isFlexible ? new JsonObject { ["cancel_at"] = "min_period_end" } : new JsonObject { ["cancel_at_period_end"] = true }
            : new JsonObject { ["cancel_at_period_end"] = false, ["cancel_at"] = null });
        SubscriptionTiming.Set(change, subscription);
        change.Publish("customer.subscription.updated", subscription);
        return RedirectAfterCompletion(session, cancel ? "cancel" : "resume");
    }

    private static bool CancelsImmediately(Change change, JsonObject session) =>
        PortalConfigurations.Of(change, session.Text("configuration")).Text("features.subscription_cancel.mode") == "immediately";
}
