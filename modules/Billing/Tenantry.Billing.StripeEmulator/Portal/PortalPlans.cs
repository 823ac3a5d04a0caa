namespace Tenantry.Billing.StripeEmulator;

/// <summary>Represents the customer's choice of a price; empty if the session's flow specifies it.</summary>
internal sealed record PortalChoice(string? Price, int? Quantity);

internal sealed record PortalPlan(string Name, string Price, string? Link);

/// <summary>Lists the plans a portal session offers and calculates what a change costs.</summary>
internal static class PortalPlans
{
    public static IReadOnlyList<PortalPlan> Of(Change change, JsonObject session, JsonObject subscription)
    {
        var item = subscription.Rows("items.data").First();
        return [.. ListPriceIds(change, session).Select(id => change.Find("price", id)).OfType<JsonObject>()
            .Where(price => price.Bool("active") && price.Text("currency") == subscription.Text("currency")
                && price["recurring"] is not null)
            .Select(price => new PortalPlan(
                InvoiceDraft.ProductName(change, price),
                $"{Amounts.Format(Amounts.Calculate(change, price, item.Long("quantity")), price.Text("currency"))} "
                    + $"{Amounts.FormatInterval(price.Obj("recurring"))}",
                price.Id() == item.Text("price.id") ? null
                : $"/p/session/{session.Id()}/confirm/{subscription.Id()}?price={price.Id()}&quantity={item.Long("quantity")}"))];
    }

    public static bool HasPlans(Change change, JsonObject session, JsonObject subscription) =>
        PortalConfigurations.Allows(change, session, "subscription_update") && subscription.Rows("items.data").Count() == 1
        && ListPriceIds(change, session).Any();

    /// <summary>Builds the subscription update of the choice or the flow; <see langword="null"/> if it isn't offered.</summary>
    public static JsonObject? BuildUpdate(Change change, JsonObject session, JsonObject subscription, PortalChoice choice)
    {
        var parameters = new JsonObject
        {
            ["proration_behavior"] = PortalConfigurations.Of(change, session.Text("configuration"))
            .Text("features.subscription_update.proration_behavior"),
        };
        if (session.Obj("flow.subscription_update_confirm") is { } flow)
        {
            parameters["items"] = flow["items"]!.DeepClone();
            if (flow.Rows("discounts").Any())
            {
                parameters["discounts"] = flow["discounts"]!.DeepClone();
            }

            return flow.Text("subscription") == subscription.Id() ? parameters : null;
        }

        if (choice.Price is null || !ListPriceIds(change, session).Contains(choice.Price))
        {
            return null;
        }

        var item = subscription.Rows("items.data").First();
        parameters["items"] = new JsonArray(new JsonObject
            { ["id"] = item.Id(), ["price"] = choice.Price, ["quantity"] = (long)(choice.Quantity ?? 1) });
        return parameters;
    }

    public static string Describe(Change change, JsonObject parameters)
    {
        var row = parameters.Rows("items").First();
        return InvoiceDraft.Description(change, change.Get("price", row.Text("price")), row.Long("quantity"));
    }

    /// <summary>
    /// Returns the amount due today, determined by applying the change and rolling it back; <see langword="null"/> if nothing is due.
    /// </summary>
    public static string? AmountDue(Change change, JsonObject session, JsonObject subscription, PortalChoice choice)
    {
        if (BuildUpdate(change, session, subscription, choice) is not { } parameters)
        {
            return null;
        }

        var preview = change.Preview(inner => PreviewInvoice.PreviewUpdate(inner, inner.Edit("subscription", subscription.Id()), parameters,
            new JsonObject().CopyFrom(parameters, "discounts")));
        return preview.Text("billing_reason") == "upcoming" ? null : Amounts.Format(preview.Long("amount_due"), preview.Text("currency"));
    }

    private static IEnumerable<string> ListPriceIds(Change change, JsonObject session) =>
        PortalConfigurations.Of(change, session.Text("configuration")).Rows("features.subscription_update.products")
        .SelectMany(product => product.Texts("prices"));
}
