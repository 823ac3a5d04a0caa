using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Serves the portal's pages for changing the plan: the choice, the confirmation and the 3-D Secure page.</summary>
internal static class PortalChanges
{
    private const string Route = "/p/session/{id}/confirm/{subscription}";

    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/p/session/{id}/change/{subscription}",
            (string id, string subscription) => With(pages, id, subscription, (change, session, current) =>
            Page.Of<PortalChangePage>(("Model", PortalPlans.Of(change, session, current)), ("Address", $"/p/session/{id}"))));
        routes.MapGet(Route, (string id, string subscription, string? price, int? quantity) =>
            Show(pages, id, subscription, new(price, quantity)));
        routes.MapPost(Route, (string id, string subscription, string? price, int? quantity) =>
            Apply(pages, id, subscription, new(price, quantity), authenticated: false));
        routes.MapGet($"{Route}/3ds", (string id, string subscription, string? price, int? quantity) =>
            With(pages, id, subscription, (change, session, current) =>
        {
            var last4 = PaymentMethods.Resolve(change, session.Text("customer"), subscription: current)?.Text("card.last4") ?? "";
            return Page.Of<AuthenticationPage>(("Last4", last4),
                ("Amount", PortalPlans.AmountDue(change, session, current, new(price, quantity))));
        }));
        routes.MapPost($"{Route}/3ds", async (string id, string subscription, string? price, int? quantity, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return form["result"] == "complete"
                ? Apply(pages, id, subscription, new(price, quantity), authenticated: true)
                : Show(pages, id, subscription, new(price, quantity), "We couldn't authenticate your card. Your plan wasn't changed.");
        });
    }

    private static IResult Show(PageContext pages, string id, string subscription, PortalChoice choice, string? error = null) =>
        With(pages, id, subscription, (change, session, current) =>
        PortalPlans.BuildUpdate(change, session, current, choice) is not { } parameters
            ? Page.NotFound("This plan change isn't available")
            : Page.Of<PortalConfirmPage>(
                error is null ? 200 : 422,
                ("From", DashboardText.Plan(change, current)),
                ("To", PortalPlans.Describe(change, parameters)),
                ("Due", PortalPlans.AmountDue(change, session, current, choice)),
                ("Error", error),
                ("Action", Address(session.Id(), current.Id(), choice)),
                ("Back", session.Obj("flow") is null ? $"/p/session/{session.Id()}" : session.Text("return_url"))));

    /// <summary>Applies the change atomically: if the payment fails, the plan stays the same.</summary>
    private static IResult Apply(PageContext pages, string id, string subscription, PortalChoice choice, bool authenticated)
    {
        try
        {
            return pages.Write(change => PortalPages.WithSession(change, id, session =>
            {
                if (PortalPages.FindSubscription(change, session, subscription) is not { } current
                    || PortalPlans.BuildUpdate(change, session, current, choice) is not { } parameters)
                {
                    return Page.NotFound("This plan change isn't available");
                }

                parameters["payment_behavior"] = "error_if_incomplete";
                UpdateSubscription.Apply(change, change.Edit(current), parameters, pages.Context, authenticated);
                return PortalPages.RedirectAfterCompletion(session, "change");
            }));
        }
        catch (StripeApiException apiError) when (apiError.Code == UpdateSubscription.RequiresAction)
        {
            return Results.Redirect(Address(id, subscription, choice, "/3ds"));
        }
        catch (StripeApiException apiError)
        {
            return Show(pages, id, subscription, choice, apiError.Message);
        }
    }

    private static IResult With(PageContext pages, string id, string subscription, Func<Change, JsonObject, JsonObject, IResult> render) =>
        pages.Read(change => PortalPages.WithSession(change, id, session =>
            PortalPages.FindSubscription(change, session, subscription) is { } current
            && PortalConfigurations.Allows(change, session, "subscription_update")
                ? render(change, session, current)
                : Page.NotFound("Subscription not found")));

    private static string Address(string session, string subscription, PortalChoice choice, string suffix = "")
    {
        var quantity = (choice.Quantity ?? 1).ToString(CultureInfo.InvariantCulture);
        var query = choice.Price is null ? "" : $"?price={Uri.EscapeDataString(choice.Price)}&quantity={quantity}";
        return $"/p/session/{session}/confirm/{subscription}{suffix}{query}";
    }
}
