using Tenantry.Billing.Gateways;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Tests.Gateways;

public sealed class StripeAmountTests
{
    // Literals instead of round trips: a symmetric fault is invisible in a round trip (docs.stripe.com/currencies).
    [Theory]
    [InlineData(1050, "USD", 1050)]
    [InlineData(500, "JPY", 500)]
    [InlineData(500, "ISK", 50_000)]
    [InlineData(500, "UGX", 50_000)]
    [InlineData(50_000, "MGA", 500)]
    [InlineData(5_120, "KWD", 5_120)]
    public void Amount_IsConvertedToStripesMinorUnits(long minor, string currency, long stripe)
    {
        StripeAmounts.ToStripe(new Money(minor, Currency.Of(currency))).ShouldBe(stripe);
        StripeAmounts.FromStripe(stripe, currency).MinorUnits.ShouldBe(minor);
    }

    [Theory]
    [InlineData(5_123, "KWD")]
    [InlineData(50_001, "MGA")]
    public void AmountThatStripeCannotCharge_IsRejected_AndNotRounded(long minor, string currency) =>
        Should.Throw<GatewayException>(() => StripeAmounts.ToStripe(new Money(minor, Currency.Of(currency)))).Code.ShouldBe("amount_step");

    [Fact]
    public void OnlyTheListedCurrencies_DifferFromIso() => Currency.All
        .Where(currency => currency.Exponent != 3 && StripeAmounts.ToStripe(new Money(10_000, currency)) != 10_000)
        .Select(currency => currency.Code).Order(StringComparer.Ordinal).ShouldBe(["ISK", "MGA", "UGX"]);
}
