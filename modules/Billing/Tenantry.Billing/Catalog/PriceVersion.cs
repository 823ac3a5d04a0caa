using System.Text.Json;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Catalog;

/// <summary>
/// Represents one version of a plan's price in one currency and billing interval. A version is immutable: a price change creates a new
/// version, and subscribers keep theirs.
/// </summary>
[SharedAcrossTenants("The operator's catalog is the same for all tenants.")]
internal sealed class PriceVersion
{
    public Guid Id { get; init; }

    public required string Product { get; init; }

    public required string Plan { get; init; }

    public int Version { get; init; }

    /// <summary>Gets the display position among the plan's prices.</summary>
    public int Position { get; init; }

    public long AmountMinor { get; init; }

    public Currency Currency { get; init; }

    public Interval Interval { get; init; }

    public int IntervalCount { get; init; }

    /// <summary>Gets the <see cref="PricingModel"/> as JSON; <see langword="null"/> if the amount is multiplied by the quantity.</summary>
    public string? PricingModel { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets or sets the time at which the price was withdrawn from sale without a newer version.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Gets the pricing rule that produced the price; <see langword="null"/> for a list price.</summary>
    public Guid? RuleId { get; init; }

    /// <summary>Gets or sets the payment provider's ID; <see langword="null"/> until the price is created there.</summary>
    public string? GatewayId { get; set; }

    public RecurringPrice Price => PriceJson.Read(AmountMinor, Currency, Interval, IntervalCount, PricingModel);

    /// <summary>Gets the currency and billing interval, which identify the price within the plan.</summary>
    public PriceKey Key => new(Currency, Interval, IntervalCount);

    /// <summary>Gets the lookup key at the payment provider.</summary>
    public string LookupKey => $"{Product}/{Plan}/{Key}/v{Version}";

    public static PriceVersion Of(string product, string plan, RecurringPrice price, int version, int position, DateTimeOffset now,
        Guid? rule = null) => new()
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
        PricingModel = PriceJson.Write(price.PricingModel),
        CreatedAt = now,
        RuleId = rule,
    };
}

/// <summary>Identifies one of a plan's prices by currency and billing interval, regardless of the version.</summary>
internal readonly record struct PriceKey(Currency Currency, Interval Interval, int IntervalCount)
{
    public static PriceKey Of(RecurringPrice price) => new(price.Amount.Currency, price.Interval, price.IntervalCount);

    public static PriceKey Of(RecurringPrice first, PriceChoice choice)
    {
        var (currency, interval, count) = choice.Resolve(first);
        return new PriceKey(currency, interval, count);
    }

    /// <summary>Returns the text that is part of the provider's lookup keys. Never change the format.</summary>
    public override string ToString() => $"{Currency.Code.ToLowerInvariant()}-{Interval.ToString().ToLowerInvariant()}-{IntervalCount}";
}

/// <summary>Converts prices from and to database columns.</summary>
internal static class PriceJson
{
    public static RecurringPrice Read(long amount, Currency currency, Interval interval, int count, string? scheme) =>
        new(new Money(amount, currency), interval, count)
        { PricingModel = scheme is null ? null : JsonSerializer.Deserialize<PricingModel>(scheme, JsonSerializerOptions.Web) };

    public static string? Write(PricingModel? scheme) => scheme is null ? null
        : JsonSerializer.Serialize(scheme, JsonSerializerOptions.Web);
}
