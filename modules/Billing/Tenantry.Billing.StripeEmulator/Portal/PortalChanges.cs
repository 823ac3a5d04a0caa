using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Another plan: the choice, what it costs today, and the bank's page when the bank asks.</summary>
internal static class PortalChanges
{
    private const string Place = "/p/session/{id}/confirm/{subscription}";

    public static void Map(IEndpointRouteBuilder routes, PageContext pages)
    {
        routes.MapGet("/p/session/{id}/change/{subscription}", (string id, string subscription) => With(pages, id, subscription, (change, session, own) =>
            Page.Of<PortalChangePage>(("Model", PortalOffer.Of(change, session, own)), ("Address", $"/p/session/{id}"))));
        routes.MapGet(Place, (string id, string subscription, string? price, int? quantity) => Show(pages, id, subscription, new(price, quantity)));
        routes.MapPost(Place, (string id, string subscription, string? price, int? quantity) => Apply(pages, id, subscription, new(price, quantity), authenticated: false));
        routes.MapGet($"{Place}/3ds", (string id, string subscription, string? price, int? quantity) => With(pages, id, subscription, (change, session, own) =>
        {
            var last4 = PaymentMethods.ForPaying(change, session.Text("customer"), subscription: own)?.Text("card.last4") ?? "";
            return Page.Of<AuthenticationPage>(("Last4", last4), ("Amount", PortalOffer.Due(change, session, own, new(price, quantity))));
        }));
        routes.MapPost($"{Place}/3ds", async (string id, string subscription, string? price, int? quantity, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            return form["result"] == "complete"
                ? Apply(pages, id, subscription, new(price, quantity), authenticated: true)
                : Show(pages, id, subscription, new(price, quantity), "Your bank did not confirm the payment. Nothing was changed.");
        });
    }

    private static IResult Show(PageContext pages, string id, string subscription, PortalChoice choice, string? wrong = null) => With(pages, id, subscription, (change, session, own) =>
        PortalOffer.Change(change, session, own, choice) is not { } parameters
            ? Page.NotFound("This change is not offered")
            : Page.Of<PortalConfirmPage>(
                wrong is null ? 200 : 422,
                ("From", DashboardText.Plan(change, own)),
                ("To", PortalOffer.Name(change, parameters)),
                ("Due", PortalOffer.Due(change, session, own, choice)),
                ("Error", wrong),
                ("Action", Address(session.Id(), own.Id(), choice)),
                ("Back", session.Obj("flow") is null ? $"/p/session/{session.Id()}" : session.Text("return_url"))));

    /// <summary>All of it or nothing: without the money the plan stays.</summary>
    private static IResult Apply(PageContext pages, string id, string subscription, PortalChoice choice, bool authenticated)
    {
        try
        {
            return pages.Write(change => PortalPages.With(change, id, session =>
            {
                if (PortalPages.Own(change, session, subscription) is not { } own || PortalOffer.Change(change, session, own, choice) is not { } parameters)
                {
                    return Page.NotFound("This change is not offered");
                }

                parameters["payment_behavior"] = "error_if_incomplete";
                UpdateSubscription.Apply(change, change.Edit(own), parameters, pages.Context, authenticated);
                return PortalPages.After(session, "change");
            }));
        }
        catch (StripeRefusal refused) when (refused.Code == UpdateSubscription.NeedsAction)
        {
            return Results.Redirect(Address(id, subscription, choice, "/3ds"));
        }
        catch (StripeRefusal refused)
        {
            return Show(pages, id, subscription, choice, refused.Message);
        }
    }

    private static IResult With(PageContext pages, string id, string subscription, Func<Change, JsonObject, JsonObject, IResult> act) =>
        pages.Read(change => PortalPages.With(change, id, session =>
            PortalPages.Own(change, session, subscription) is { } own && PortalConfigurations.Allows(change, session, "subscription_update")
                ? act(change, session, own)
                : Page.NotFound("There is no such subscription")));

    private static string Address(string session, string subscription, PortalChoice choice, string rest = "") =>
        $"/p/session/{session}/confirm/{subscription}{rest}{(choice.Price is null ? "" : $"?price={Uri.EscapeDataString(choice.Price)}&quantity={(choice.Quantity ?? 1).ToString(CultureInfo.InvariantCulture)}")}";
}
