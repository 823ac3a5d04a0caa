using System.ComponentModel.DataAnnotations;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Contracts.Catalog;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>Represents the form for a new plan.</summary>
internal sealed class NewPlanForm
{
    [Required(ErrorMessage = "Choose a product.")]
    public string Product { get; set; } = "";

    [Required(ErrorMessage = "Enter a key.")]
    public string Key { get; set; } = "";

    [Required(ErrorMessage = "Enter a name."), StringLength(60, ErrorMessage = "Use at most 60 characters.")]
    public string Name { get; set; } = "";

    public PlanKind Kind { get; set; } = PlanKind.Standard;

    [Range(0, 1_000_000_000, ErrorMessage = "Enter an amount of zero or more.")]
    public decimal Amount { get; set; }

    public string Currency { get; set; } = "USD";

    public Interval Interval { get; set; } = Interval.Month;

    public string? Grants { get; set; }

    public string? Highlights { get; set; }

    [Required(ErrorMessage = "Enter a reason."), StringLength(500, ErrorMessage = "Use at most 500 characters.")]
    public string Reason { get; set; } = "";

    /// <summary>Builds the plan with the same builder that code uses.</summary>
    /// <exception cref="ArgumentException">The plan is not valid; the message contains the reason.</exception>
    /// <exception cref="FormatException">A line or the amount has an invalid format.</exception>
    public PlanDescription Describe()
    {
        var price = new PriceForm { Amount = Amount }
            .Describe(new PriceKey(Kernel.Currency.Of(Currency.Trim().ToUpperInvariant()), Interval, 1));
        var lines = new PlanForm { Grants = Grants, Highlights = Highlights };
        return new ProductBuilder("any").Plan(Key.Trim(), plan => plan.Named(Name.Trim())).Build().Plans[0] with
        {
            Price = price, Kind = Kind, Entitlements = lines.Entitlements(), Highlights = lines.HighlightLines(),
        };
    }
}
