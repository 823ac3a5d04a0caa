using Microsoft.AspNetCore.Http;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Checkouts;

/// <summary>Reads an order from an address: <c>/buy/studio/pro?interval=year&amp;quantity=3&amp;addOn=priority&amp;code=MINI20</c>.</summary>
internal static class OrderQuery
{
    /// <summary>Says in an address, or in a form that no script has touched, that the provider's own page is wanted.</summary>
    public const string Hosted = "hosted";

    public static Purchase Read(string product, string plan, IQueryCollection query) => new(product, plan)
    {
        // The form sends all three as one choice: usd-month-3.
        Choice = query["price"].ToString().Split('-') is [var money, var rhythm, var count] ? Choice(money, rhythm, count) : Choice(query["currency"], query["interval"], query["every"]),
        Quantity = long.TryParse(query["quantity"], out var quantity) ? quantity : null,
        AddOns = [.. query["addOn"].OfType<string>().Where(key => key.Length > 0)],
        Code = query["code"].ToString() is { Length: > 0 } code ? code : null,
    };

    /// <summary>Writes the address where a basket is bought.</summary>
    public static string Write(Basket basket) =>
        Write(basket.Product.Key, basket.Plan.Key, basket.Price, basket.Lines[0].Quantity, basket.Lines.Skip(1).Select(line => line.Plan.Key), basket.Discount?.Code);

    /// <summary>Writes the address where the same is bought once more.</summary>
    public static string Write(Checkout row, PriceVersion price) => Write(row.Product, row.Plan, price, row.Quantity, row.AddOns, row.Code);

    private static string Write(string product, string plan, PriceVersion price, long quantity, IEnumerable<string> addOns, string? code)
    {
        var parts = addOns.Select(addOn => $"&addOn={addOn}").Append(code is null ? "" : $"&code={Uri.EscapeDataString(code)}");
        var rhythm = $"{price.Currency.Code}-{price.Interval}-{price.IntervalCount}".ToLowerInvariant();
        return $"/buy/{product}/{plan}?price={rhythm}&quantity={quantity}{string.Concat(parts)}";
    }

    private static PriceChoice Choice(string? currency, string? interval, string? every) => new(
        Currency.TryOf(currency?.ToUpperInvariant() ?? "", out var money) ? money : null,
        Enum.TryParse<Interval>(interval, ignoreCase: true, out var rhythm) && Enum.IsDefined(rhythm) ? rhythm : null,
        int.TryParse(every, out var count) ? count : null);
}
