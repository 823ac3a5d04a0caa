using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;

namespace Tenantry.Billing.Pages.Catalog.PriceChanges;

/// <summary>Specifies how an amount follows from a quantity.</summary>
internal enum PriceModel
{
    Flat = 1,

    [Display(Name = "Per unit")]
    Unit = 2,

    Package = 3,

    [Display(Name = "Graduated tiers")]
    Graduated = 4,

    [Display(Name = "Volume tiers")]
    Volume = 5,
}

/// <summary>
/// Represents the form for a price. Tiers are entered one per line: <c>10: 5.00</c>, <c>100: 4.00 + 20</c>, <c>beyond: 3.00</c>.
/// </summary>
internal sealed partial class PriceInput
{
    [Display(Name = "Pricing model")]
    public PriceModel Kind { get; set; } = PriceModel.Flat;

    [Range(0, 1_000_000_000, ErrorMessage = "Enter an amount of zero or more."),
        Display(Description = "In the currency of the price; per unit, or per package. Tiers have their own amounts.")]
    public decimal Amount { get; set; }

    [StringLength(30), Display(Description = "The name of one unit, such as seat. A flat price has none.")]
    public string Unit { get; set; } = "unit";

    [Range(1, 1_000_000, ErrorMessage = "Enter a minimum quantity of at least 1."), Display(Name = "Minimum quantity")]
    public long MinQuantity { get; set; } = 1;

    [Display(Name = "Maximum quantity", Description = "Leave it empty for unlimited.")]
    public long? MaxQuantity { get; set; }

    [Display(Name = "Package size", Description = "For package pricing. A partly used package is charged in full.")]
    public long? PackageSize { get; set; }

    [DataType(DataType.MultilineText), Display(Description =
        "For tiered pricing, one tier a line, with an optional flat fee: 10: 5.00, then 100: 4.00 + 20, and last beyond: 3.00.")]
    public string? Tiers { get; set; }

    [Display(Name = "Minimum charge", Description = "Requires a unit.")]
    public decimal? Minimum { get; set; }

    [Display(Name = "Maximum charge", Description = "Requires a unit.")]
    public decimal? Cap { get; set; }

    [Required(ErrorMessage = "Enter a reason."), StringLength(500), DataType(DataType.MultilineText),
        Display(Description = "Kept in the audit trail.")]
    public string Reason { get; set; } = "";

    public static PriceInput Of(RecurringPrice price) => price.PricingModel is not { } scheme
        ? new PriceInput { Amount = price.Amount.Units }
        : new PriceInput
        {
            Kind = scheme switch
            {
                { Tiers: [{ UpTo: null, Flat: 0, Per: 1 }], Mode: TierMode.Graduated } => PriceModel.Unit,
                { Tiers: [{ UpTo: null, Flat: 0 }], Mode: TierMode.Graduated } => PriceModel.Package,
                { Mode: TierMode.Volume } => PriceModel.Volume,
                _ => PriceModel.Graduated,
            },
            Amount = scheme.Tiers is [{ UpTo: null, Flat: 0 } only] ? only.Each : price.Amount.Units,
            Unit = scheme.Unit,
            MinQuantity = scheme.MinQuantity,
            MaxQuantity = scheme.MaxQuantity,
            PackageSize = scheme.Tiers[0].Per > 1 ? scheme.Tiers[0].Per : null,
            Tiers = Lines(scheme),
            Minimum = scheme.Minimum,
            Cap = scheme.Cap,
        };

    public static async Task<Result> SaveAsync(ResourceContext<PriceRow> context, PriceInput input)
    {
        RecurringPrice price;
        try
        {
            price = input.Describe(context.Row.Version.Key);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return CatalogProblems.PriceInvalid.WithMessage(exception.Message.Split(" (Parameter")[0])
                .WithField(input.Kind is PriceModel.Graduated or PriceModel.Volume ? nameof(Tiers) : nameof(Amount));
        }

        var changed = await context.Services.GetRequiredService<ChangePrice>()
            .RunAsync(context.Row.Id, price, input.Reason, context.CancellationToken);
        return changed.IsProblem ? changed.Problem.WithField(nameof(Amount)) : Result.Success;
    }

    /// <summary>Builds the price with the same builder that code uses.</summary>
    /// <exception cref="ArgumentException">The price is not valid; the message contains the reason.</exception>
    /// <exception cref="FormatException">A line has an invalid format.</exception>
    public RecurringPrice Describe(PriceKey slot) => (new ProductBuilder("any").Plan("any", plan =>
    {
        plan.Costs(Kind is PriceModel.Graduated or PriceModel.Volume ? Money.Zero(slot.Currency) : Whole(slot.Currency));
        _ = Kind switch
        {
            PriceModel.Unit => plan.PerUnit(Unit, MinQuantity, MaxQuantity),
            PriceModel.Package => plan.Packages(PackageSize ?? throw new FormatException("Enter the number of units in a package."), Unit),
            PriceModel.Graduated => plan.Graduated(AddTiers, Unit, MinQuantity, MaxQuantity),
            PriceModel.Volume => plan.Volume(AddTiers, Unit, MinQuantity, MaxQuantity),
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
