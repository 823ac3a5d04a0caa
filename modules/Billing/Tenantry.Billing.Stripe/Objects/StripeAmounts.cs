using System.Collections.Frozen;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>
/// Converts between ISO's minor units and Stripe's. They agree but for a few currencies, and there an amount on one path only would be off
/// by a hundred (docs.stripe.com/currencies).
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

    /// <summary>How many of Stripe's minor units one unit has; rates are fractions of them.</summary>
    public static long PerUnit(Currency currency) =>
        Whole.Contains(currency.Code) ? 1 : Padded.Contains(currency.Code) ? Currency.Usd.MinorUnitsPerUnit : currency.MinorUnitsPerUnit;

    public static Money FromStripe(long amount, string currency)
    {
        var known = Currency.Of(currency);
        return Whole.Contains(known.Code)
            ? new Money(checked(amount * 100), known)
            : new Money(Padded.Contains(known.Code) ? amount / 100 : amount, known);
    }

    private static long Exactly(Money money, long step) => money.MinorUnits % step == 0
        ? money.MinorUnits / step
        : throw new GatewayException("amount_step", $"Stripe takes {money.Currency.Code} in steps of {step} minor units only; {money} is none.", isTransient: false);
}
