using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Quantities that the shop lets the buyer choose, such as seats.</summary>
internal static class SessionQuantities
{
    /// <summary>Takes them from the page; the page again when one is out of its limits.</summary>
    public static IResult? Set(Change change, JsonObject session, IFormCollection form)
    {
        foreach (var item in session.Rows("_line_items"))
        {
            if (SessionItems.Adjustable(item) is not { } limits || !form.ContainsKey(item.Id()))
            {
                continue;
            }

            var least = Math.Max(1, limits.Least);
            if (!long.TryParse(form[item.Id()], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) || quantity < least || quantity > limits.Most)
            {
                return Page.Of<CheckoutPage>(422, ("Model", CheckoutView.Of(change, session).Wrong(item.Id(), $"Choose between {least} and {limits.Most}.")));
            }

            item["quantity"] = quantity;
        }

        SessionTotals.Set(change, session);
        return null;
    }
}
