using System.Collections.Frozen;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>
/// Converts between the minor units of ISO 4217 and Stripe's. They differ for a few currencies; converting in one direction only would be
/// wrong by a factor of 100 (docs.stripe.com/currencies).
/// </summary>
internal static class StripeAmounts
{
    // Stripe has no decimals where ISO has two.
    private static readonly FrozenSet<string> Whole = FrozenSet.Create(StringComparer.Ordinal, "MGA");

    // Stripe has two decimals, which must be zero, where ISO has none.
    private static readonly FrozenSet<string> Padded = FrozenSet.Create(StringComparer.Ordinal, "ISK", "UGX");

    public static long ToStripe(Money money)
    {
        var code = money.Currency.Code;
        if (Whole.Contains(code))
        {
            return Exactly(money, 100);
        }

        if (money.Currency.Exponent == 3)
        {
            // The last of the three digits must be zero.
            return Exactly(money, 10) * 10;
        }

        return Padded.Contains(code) ? checked(money.MinorUnits * 100) : money.MinorUnits;
    }

    /// <summary>Gets the number of Stripe's minor units in one unit of a currency; rates are fractions of them.</summary>
    public static long PerUnit(Currency currency) =>
        Whole.Contains(currency.Code) ? 1 : Padded.Contains(currency.Code) ? Currency.Usd.MinorUnitsPerUnit : currency.MinorUnitsPerUnit;

    public static Money FromStripe(long amount, string currency)
    {
        var iso = Currency.Of(currency);
        return Whole.Contains(iso.Code)
            ? new Money(checked(amount * 100), iso)
            : new Money(Padded.Contains(iso.Code) ? amount / 100 : amount, iso);
    }

    private static long Exactly(Money money, long step) => money.MinorUnits % step == 0
        ? money.MinorUnits / step
        : throw new GatewayException("amount_step",
            $"Stripe accepts {money.Currency.Code} amounts only in steps of {step} minor units. Change the amount {money}.",
            isTransient: false);
}
