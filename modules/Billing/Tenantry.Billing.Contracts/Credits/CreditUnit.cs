using Tenantry.Billing.Contracts.Checks;

namespace Tenantry.Billing.Contracts.Credits;

/// <summary>A kind of credits. Each tenant has a balance of its own in each unit; one unit never becomes another.</summary>
/// <param name="Key">Its key: lower-case letters, digits and hyphens; never changed.</param>
/// <param name="Name">What people call them, in the plural: Credits.</param>
public sealed record CreditUnit(string Key, string Name)
{
    /// <summary>Gets its key.</summary>
    /// <exception cref="ArgumentException">It is no key: 1 to 60 lower-case letters, digits and hyphens.</exception>
    public string Key { get; init; } = Keys.Checked(Key, "unit of credits");

    /// <summary>The key of the unit that is always there.</summary>
    public const string Default = "credits";

    /// <summary>Gets below which balance <see cref="CreditsLow"/> is published.</summary>
    /// <value>Zero: never.</value>
    public long LowBelow { get; init; }

    /// <summary>Gets the currency, where the unit is money and its amounts are minor units.</summary>
    /// <value><see langword="null"/>: it is no money.</value>
    public Currency? Currency { get; init; }

    /// <summary>Names the unit in which a tenant has a balance of money.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>The key, such as <c>balance-usd</c>.</returns>
    public static string BalanceIn(Currency currency) => $"balance-{currency.Code.ToLowerInvariant()}";

    /// <summary>Writes an amount as people read it: <c>1,200 credits</c>, or <c>$12.00</c> where the unit is money.</summary>
    /// <param name="amount">The amount.</param>
    /// <returns>The text, the same in every culture.</returns>
    public string Display(long amount) => Currency is { } currency
        ? new Money(amount, currency).Display
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{amount:N0} {char.ToLowerInvariant(Name[0])}{Name[1..]}");
}
