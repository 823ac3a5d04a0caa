using System.ComponentModel.DataAnnotations;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>A new plan as the operator types it.</summary>
internal sealed class NewPlanForm
{
    [Required(ErrorMessage = "Choose a product.")]
    public string Product { get; set; } = "";

    [Required(ErrorMessage = "Give it a key.")]
    public string Key { get; set; } = "";

    [Required(ErrorMessage = "Give it a name."), StringLength(60, ErrorMessage = "Keep it within 60 characters.")]
    public string Name { get; set; } = "";

    public PlanKind Kind { get; set; } = PlanKind.Standard;

    [Range(0, 1_000_000_000, ErrorMessage = "A price is zero or more.")]
    public decimal Amount { get; set; }

    public string Currency { get; set; } = "USD";

    public Interval Interval { get; set; } = Interval.Month;

    public string? Grants { get; set; }

    public string? Highlights { get; set; }

    [Required(ErrorMessage = "Say why."), StringLength(500, ErrorMessage = "Keep it within 500 characters.")]
    public string Reason { get; set; } = "";

    /// <summary>Makes the plan, by the same words as code does.</summary>
    /// <exception cref="ArgumentException">It is no plan; the message says why.</exception>
    /// <exception cref="FormatException">A line or the amount cannot be read.</exception>
    public PlanDescription Describe()
    {
        var price = new PriceForm { Amount = Amount }.Describe(new PriceSlot(Kernel.Currency.Of(Currency.Trim().ToUpperInvariant()), Interval, 1));
        var lines = new PlanForm { Grants = Grants, Highlights = Highlights };
        return new ProductBuilder("any").Plan(Key.Trim(), plan => plan.Named(Name.Trim())).Build().Plans[0] with
        {
            Price = price, Kind = Kind, Entitlements = lines.Entitlements(), Highlights = lines.HighlightLines(),
        };
    }
}
