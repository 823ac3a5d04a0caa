using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Prices;
using Tenantry.Billing.Pages.Catalog;
using Interval = Tenantry.Billing.Contracts.Interval;

namespace Tenantry.Billing.Tests.Prices;

/// <summary>Verifies for any tiers that the price of a quantity is the price of its units, and that no limit is exceeded.</summary>
public sealed class PriceProperties
{
    private static readonly Gen<PriceTier> Tiers =
        from each in Gen.Choose(0, 500_000)
        from flat in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 5_000)))
        from per in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Choose(2, 1_000)))
        from size in Gen.Choose(1, 400)
        select new PriceTier(size, each / 10_000m, flat / 100m, per);

    private static readonly Gen<PricingModel> Schemes =
        from tiers in Tiers.ListOf()
        from last in Tiers
        from mode in Gen.Elements(TierMode.Graduated, TierMode.Volume)
        from minimum in Limit
        from cap in Limit
        select new PricingModel(mode, [.. Rising(tiers, last)]) { Minimum = minimum, Cap = cap is null ? null : cap + (minimum ?? 0) };

    private static Gen<decimal?> Limit =>
        Gen.Frequency((2, Gen.Constant((decimal?)null)), (1, Gen.Choose(0, 300_000).Select(cents => (decimal?)cents / 100m)));

    [Fact]
    public void GraduatedPrice_NeverDecreases_WithTheQuantity() => Holds(Of(TierMode.Graduated, Schemes), (scheme, quantity) =>
        PriceCalculation.Units(scheme, quantity + 1) >= PriceCalculation.Units(scheme, quantity));

    [Fact]
    public void VolumePrice_NeverDecreases_WithinATier() => Holds(Of(TierMode.Volume, Schemes), (scheme, quantity) =>
        scheme.Tiers.Any(tier => tier.UpTo == quantity)
        || PriceCalculation.Units(scheme, quantity + 1) >= PriceCalculation.Units(scheme, quantity));

    [Fact]
    public void Segments_AddUpToTheQuantity_AndTheAmount() => Holds(Schemes, (scheme, quantity) =>
    {
        var segments = PriceCalculation.Segments(scheme, quantity).ToList();
        return segments.Sum(segment => segment.Quantity) == quantity
            && segments.Sum(segment => segment.Units) == PriceCalculation.Units(scheme with { Minimum = null, Cap = null }, quantity);
    });

    [Fact]
    public void GraduatedPrice_IsTheSumOfItsUnits() => Holds(Of(TierMode.Graduated, Schemes), (scheme, quantity) =>
    {
        // Calculated independently: unit by unit, without packages.
        var plain = scheme with { Tiers = [.. scheme.Tiers.Select(tier => tier with { Per = 1 })], Minimum = null, Cap = null };
        var (sum, reached) = (0m, new HashSet<PriceTier>());
        for (var unit = 1L; unit <= quantity; unit++)
        {
            var tier = plain.Tiers.First(priceTier => unit <= (priceTier.UpTo ?? long.MaxValue));
            sum += tier.Each + (reached.Add(tier) ? tier.Flat : 0);
        }

        return PriceCalculation.Units(plain, quantity) == sum;
    });

    [Fact]
    public void Packages_AreRoundedUp() =>
    Holds(Tiers.Select(tier => new PricingModel(TierMode.Graduated, [tier with { UpTo = null, Flat = 0 }])), (scheme, quantity) =>
        PriceCalculation.Units(scheme, quantity) == Math.Ceiling((decimal)quantity / scheme.Tiers[0].Per) * scheme.Tiers[0].Each);

    [Fact]
    public void MinimumAndCap_AreNeverExceeded() => Holds(Schemes, (scheme, quantity) =>
        PriceCalculation.Units(scheme, quantity) >= (scheme.Minimum ?? 0)
        && PriceCalculation.Units(scheme, quantity) <= (scheme.Cap ?? decimal.MaxValue));

    [Fact]
    public void Amount_IsRoundedOnce_ByLessThanAMinorUnit() => Holds(Schemes, (scheme, quantity) =>
        Gen.Elements("USD", "JPY", "KWD").Sample(3).Select(Currency.Of).All(currency =>
        {
            var exact = PriceCalculation.Units(scheme, quantity) * currency.MinorUnitsPerUnit;
            var price = new RecurringPrice(Money.Zero(currency), Interval.Month) { PricingModel = scheme };
            return Math.Abs(PriceCalculation.Amount(price, quantity).MinorUnits - exact) <= 0.5m;
        }));

    [Fact]
    public void FoldedTiers_CostTheSame_ForEveryQuantity() => Holds(
        Schemes.Select(scheme => scheme with { Tiers = [.. scheme.Tiers.Select(tier => tier with { Per = 1 })] }),
        (scheme, quantity) =>
        {
            var folded = TierFolding.Fold(scheme);
            return folded is { Minimum: null, Cap: null, Tiers: [.., { UpTo: null }] }
                && folded.Tiers.All(tier => tier is { Each: >= 0, Flat: >= 0 })
                && PriceCalculation.Units(folded, quantity + 1) == PriceCalculation.Units(scheme, quantity + 1);
        });

    private static void Holds(Gen<PricingModel> schemes, Func<PricingModel, long, bool> rule) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1_000),
        Prop.ForAll((from scheme in schemes from quantity in Quantities(scheme) select (scheme, quantity)).ToArbitrary(),
            sample => rule(sample.scheme, sample.quantity)));

    // Every bound of a tier, its neighbors, and a value in between.
    private static Gen<long> Quantities(PricingModel scheme) => Gen.OneOf(
        Gen.Choose(0, 3_000).Select(quantity => (long)quantity),
        Gen.Elements(scheme.Tiers.Select(tier => tier.UpTo ?? 1).ToArray()).SelectMany(edge => Gen.Elements(edge - 1, edge, edge + 1)));

    private static Gen<PricingModel> Of(TierMode mode, Gen<PricingModel> schemes) => schemes.Select(scheme => scheme with { Mode = mode });

    private static IEnumerable<PriceTier> Rising(IEnumerable<PriceTier> tiers, PriceTier last)
    {
        var end = 0L;
        foreach (var tier in tiers)
        {
            end += tier.UpTo!.Value;
            yield return tier with { UpTo = end };
        }

        yield return last with { UpTo = null };
    }
}
