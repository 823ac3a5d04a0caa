using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Credits;

/// <summary>
/// Represents a unit of credits. Each tenant has a separate balance in each unit. Units can't be converted into one another.
/// </summary>
/// <param name="Key">The key: lower-case letters, digits and hyphens. It never changes.</param>
/// <param name="Name">The display name in the plural, such as Credits.</param>
public sealed record CreditUnit(string Key, string Name)
{
    /// <summary>Gets the key.</summary>
    /// <exception cref="ArgumentException">The key is not valid. A key has 1 to 60 lower-case letters, digits and hyphens.</exception>
    public string Key { get; init; } = Keys.Validate(Key, "credit unit");

    /// <summary>The key of the unit that always exists.</summary>
    public const string Default = "credits";

    /// <summary>Gets the threshold below which <see cref="CreditsLow"/> is published.</summary>
    /// <value>The default is zero: the event is never published.</value>
    public long LowBalanceThreshold { get; init; }

    /// <summary>Gets the currency if the unit is money. Amounts are then minor units.</summary>
    /// <value>The default is <see langword="null"/>: the unit is not money.</value>
    public Currency? Currency { get; init; }

    /// <summary>Gets the key of the unit for a tenant's cash balance.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The key, such as <c>balance-usd</c>.</returns>
    public static string BalanceKey(Currency currency) => $"balance-{currency.Code.ToLowerInvariant()}";

    /// <summary>Formats an amount: <c>1,200 credits</c>, or <c>$12.00</c> if the unit is money.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The text, which is the same in every culture.</returns>
    public string Display(long amount) => Currency is { } currency
        ? new Money(amount, currency).Display
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{amount:N0} {char.ToLowerInvariant(Name[0])}{Name[1..]}");
}
