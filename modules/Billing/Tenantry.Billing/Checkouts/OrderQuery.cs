using Microsoft.AspNetCore.Http;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Checkouts;

/// <summary>
/// Parses and builds the query string of an order: <c>/buy/studio/pro?interval=year&amp;quantity=3&amp;addOn=priority&amp;code=MINI20</c>.
/// </summary>
internal static class OrderQuery
{
    /// <summary>The parameter that requests the provider's own page, set by a link or by a form without script.</summary>
    public const string Hosted = "hosted";

    public static CheckoutRequest Read(string product, string plan, IQueryCollection query) => new(product, plan)
    {
        // The form sends currency, interval and count as one value, such as usd-month-3.
        Choice = query["price"].ToString().Split('-') is [var currency, var interval, var count] ? Choice(currency, interval, count)
        : Choice(query["currency"], query["interval"], query["every"]),
        Quantity = long.TryParse(query["quantity"], out var quantity) ? quantity : null,
        AddOns = [.. query["addOn"].OfType<string>().Where(key => key.Length > 0)],
        Code = query["code"].ToString() is { Length: > 0 } code ? code : null,
    };

    /// <summary>Builds the URL at which a cart is bought.</summary>
    public static string Write(Cart cart) =>
        Write(cart.Product.Key, cart.Plan.Key, cart.Price, cart.Lines[0].Quantity, cart.Lines.Skip(1).Select(line => line.Plan.Key),
            cart.Discount?.Code);

    /// <summary>Builds the URL at which the same order is placed again.</summary>
    public static string Write(Checkout row, PriceVersion price) => Write(row.Product, row.Plan, price, row.Quantity, row.AddOns, row.Code);

    private static string Write(string product, string plan, PriceVersion price, long quantity, IEnumerable<string> addOns, string? code)
    {
        var parts = addOns.Select(addOn => $"&addOn={addOn}").Append(code is null ? "" : $"&code={Uri.EscapeDataString(code)}");
        var priceKey = $"{price.Currency.Code}-{price.Interval}-{price.IntervalCount}".ToLowerInvariant();
        return $"/buy/{product}/{plan}?price={priceKey}&quantity={quantity}{string.Concat(parts)}";
    }

    private static PriceChoice Choice(string? currency, string? interval, string? every) => new(
        Currency.TryOf(currency?.ToUpperInvariant() ?? "", out var parsedCurrency) ? parsedCurrency : null,
        Enum.TryParse<Interval>(interval, ignoreCase: true, out var parsedInterval) && Enum.IsDefined(parsedInterval)
        ? parsedInterval : null,
        int.TryParse(every, out var count) ? count : null);
}
