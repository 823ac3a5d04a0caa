using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Applies the quantities that buyers can adjust on the checkout page, for example seats.</summary>
internal static class SessionQuantities
{
    /// <summary>Applies the submitted quantities; returns the page with an error if a quantity is out of range.</summary>
    public static IResult? Set(Change change, JsonObject session, IFormCollection form)
    {
        foreach (var item in session.Rows("_line_items"))
        {
            if (SessionItems.Adjustable(item) is not { } limits || !form.ContainsKey(item.Id()))
            {
                continue;
            }

            var minimum = Math.Max(1, limits.Minimum);
            if (!long.TryParse(form[item.Id()], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity) || quantity < minimum
                || quantity > limits.Maximum)
            {
                return Page.Of<CheckoutPage>(422, ("Model",
                    CheckoutView.Of(change, session).WithError(item.Id(), $"Enter a quantity between {minimum} and {limits.Maximum}.")));
            }

            item["quantity"] = quantity;
        }

        SessionTotals.Set(change, session);
        return null;
    }
}
