using System.Text.Json;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Catalog;

/// <summary>
/// What a plan costs in one currency and rhythm, in one version. It never changes: a new price is a new version, and subscribers keep theirs.
/// </summary>
[SharedAcrossTenants("The catalogue is the operator's and the same for everyone.")]
internal sealed class PriceVersion
{
    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public int Version { get; init; }

    /// <summary>Its place among the plan's prices; the first one is the one that is shown first.</summary>
    public int Position { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public Interval Interval { get; init; }

    public int IntervalCount { get; init; }

    /// <summary>A <see cref="PriceScheme"/> as JSON, where a quantity does not simply multiply the amount.</summary>
    public string? Scheme { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it is not sold any more, although no newer version took its place.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>The pricing rule it comes of; it is never the list price.</summary>
    public Guid? RuleId { get; init; }

    /// <summary>The payment provider's id, once it has the price.</summary>
    public string? GatewayId { get; set; }

    public RecurringPrice Price => PriceJson.Read(AmountMinor, Currency, Interval, IntervalCount, Scheme);

    /// <summary>Which of the plan's prices it is a version of.</summary>
    public PriceSlot Slot => new(Currency, Interval, IntervalCount);

    /// <summary>Our name for it at the payment provider.</summary>
    public string LookupKey => $"{Product}/{Plan}/{Slot}/v{Version}";

    public static PriceVersion Of(string product, string plan, RecurringPrice price, int version, int position, DateTimeOffset now, Guid? rule = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        Product = product,
        Plan = plan,
        Version = version,
        Position = position,
        AmountMinor = price.Amount.MinorUnits,
        Currency = price.Amount.Currency,
        Interval = price.Interval,
        IntervalCount = price.IntervalCount,
        Scheme = PriceJson.Write(price.Scheme),
        CreatedAt = now,
        RuleId = rule,
    };
}

/// <summary>One of a plan's prices, in whatever version.</summary>
internal readonly record struct PriceSlot(Currency Currency, Interval Interval, int IntervalCount)
{
    public static PriceSlot Of(RecurringPrice price) => new(price.Amount.Currency, price.Interval, price.IntervalCount);

    public static PriceSlot Of(RecurringPrice first, PriceChoice choice)
    {
        var (currency, interval, count) = choice.Of(first);
        return new PriceSlot(currency, interval, count);
    }

    /// <summary>Stands in the provider's lookup keys: never change it.</summary>
    public override string ToString() => $"{Currency.Code.ToLowerInvariant()}-{Interval.ToString().ToLowerInvariant()}-{IntervalCount}";
}

/// <summary>How a price is kept in columns.</summary>
internal static class PriceJson
{
    public static RecurringPrice Read(long amount, Currency currency, Interval interval, int count, string? scheme) =>
        new(new Money(amount, currency), interval, count) { Scheme = scheme is null ? null : JsonSerializer.Deserialize<PriceScheme>(scheme, JsonSerializerOptions.Web) };

    public static string? Write(PriceScheme? scheme) => scheme is null ? null : JsonSerializer.Serialize(scheme, JsonSerializerOptions.Web);
}
