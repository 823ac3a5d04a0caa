using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Catalog.PriceChanges;

/// <summary>
/// Represents the form for a price. Tiers are entered one per line: <c>10: 5.00</c>, <c>100: 4.00 + 20</c>, <c>beyond: 3.00</c>.
/// </summary>
internal sealed partial class PriceForm
{
    public string Kind { get; set; } = "Flat";

    [Range(0, 1_000_000_000, ErrorMessage = "Enter an amount of zero or more.")]
    public decimal Amount { get; set; }

    public string Unit { get; set; } = "unit";

    [Range(1, 1_000_000, ErrorMessage = "Enter a minimum quantity of at least 1.")]
    public long Least { get; set; } = 1;

    public long? Most { get; set; }

    public long? Size { get; set; }

    public string? Tiers { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? Cap { get; set; }

    [Required(ErrorMessage = "Enter a reason.")]
    public string Reason { get; set; } = "";

    public static PriceForm Of(RecurringPrice price) => price.PricingModel is not { } scheme
        ? new PriceForm { Amount = price.Amount.Units }
        : new PriceForm
        {
            Kind = scheme switch
            {
                { Tiers: [{ UpTo: null, Flat: 0, Per: 1 }], Mode: TierMode.Graduated } => "Unit",
                { Tiers: [{ UpTo: null, Flat: 0 }], Mode: TierMode.Graduated } => "Package",
                _ => scheme.Mode.ToString(),
            },
            Amount = scheme.Tiers is [{ UpTo: null, Flat: 0 } only] ? only.Each : price.Amount.Units,
            Unit = scheme.Unit,
            Least = scheme.MinQuantity,
            Most = scheme.MaxQuantity,
            Size = scheme.Tiers[0].Per > 1 ? scheme.Tiers[0].Per : null,
            Tiers = Lines(scheme),
            Minimum = scheme.Minimum,
            Cap = scheme.Cap,
        };

    /// <summary>Builds the price with the same builder that code uses.</summary>
    /// <exception cref="ArgumentException">The price is not valid; the message contains the reason.</exception>
    /// <exception cref="FormatException">A line has an invalid format.</exception>
    public RecurringPrice Describe(PriceKey slot) => (new ProductBuilder("any").Plan("any", plan =>
    {
        plan.Costs(Kind is "Graduated" or "Volume" ? Money.Zero(slot.Currency) : Whole(slot.Currency));
        _ = Kind switch
        {
            "Unit" => plan.PerUnit(Unit, Least, Most),
            "Package" => plan.Packages(Size ?? throw new FormatException("Enter the number of units in a package."), Unit),
            "Graduated" => plan.Graduated(AddTiers, Unit, Least, Most),
            "Volume" => plan.Volume(AddTiers, Unit, Least, Most),
            _ => plan,
        };
        plan.Between(Minimum, Cap);
    }).Build().Plans[0].Price) with { Interval = slot.Interval, IntervalCount = slot.IntervalCount };

    private Money Whole(Currency currency) => Amount * currency.MinorUnitsPerUnit is var minor && minor == decimal.Truncate(minor)
        ? Money.Of(Amount, currency)
        : throw new FormatException(CatalogProblems.PriceInvalid.Message);

    private void AddTiers(TierBuilder tiers)
    {
        foreach (var line in (Tiers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Tier().Match(line) is not { Success: true } tier)
            {
                throw new FormatException(
                    $"'{line}' is not a valid tier. Enter tiers such as 10: 5.00 or 100: 4.00 + 20, and end with beyond: 3.00.");
            }

            var (each, flat) = (Number(tier.Groups["each"].Value), tier.Groups["flat"] is { Success: true } fee ? Number(fee.Value) : 0);
            _ = tier.Groups["last"] is { Success: true } last ? tiers.UpTo((long)Number(last.Value), each, flat) : tiers.Beyond(each, flat);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture);

    private static string Lines(PricingModel scheme)
    {
        var lines = new StringBuilder();
        foreach (var tier in scheme.Tiers)
        {
            lines.Append(CultureInfo.InvariantCulture,
                $"{(tier.UpTo is { } last ? last.ToString(CultureInfo.InvariantCulture) : "beyond")}: {tier.Each:0.00##########}");
            lines.AppendLine(tier.Flat == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" + {tier.Flat:0.00##########}"));
        }

        return lines.ToString().TrimEnd();
    }

    [GeneratedRegex(@"^(?:(?<last>\d[\d,]{0,12})|beyond)\s*:\s*(?<each>\d[\d,]{0,12}(?:\.\d{1,12})?)(?:\s*\+\s*(?<flat>\d[\d,]{0,12}(?:\.\d{1,12})?))?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tier();
}
