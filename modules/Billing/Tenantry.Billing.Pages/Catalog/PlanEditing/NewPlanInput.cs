using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Specifies who can buy a new plan.</summary>
internal enum PlanAvailability
{
    [Display(Name = "Everyone, on the pricing page")]
    Standard = PlanKind.Standard,

    [Display(Name = "Add-on to a plan of this product")]
    AddOn = PlanKind.AddOn,

    [Display(Name = "Contact sales")]
    Custom = PlanKind.Custom,
}

/// <summary>Specifies how often a new plan is billed.</summary>
internal enum PlanInterval
{
    Monthly = Contracts.Interval.Month,
    Yearly = Contracts.Interval.Year,

    [Display(Name = "One-time")]
    Once = Contracts.Interval.Once,
}

/// <summary>Represents the form for a new plan.</summary>
internal sealed class NewPlanInput
{
    [Required(ErrorMessage = "Choose a product."), Prefilled, Choices(typeof(ProductChoices))]
    public string Product { get; set; } = "";

    [Required(ErrorMessage = "Enter a name."), StringLength(60)]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter a key."), StringLength(60),
        RegularExpression("[a-z0-9][a-z0-9-]*", ErrorMessage = "Use lower-case letters, digits and hyphens."),
        Display(Description = "Part of the address of the plan: lower-case letters, digits and hyphens. It can't be changed later.")]
    public string Key { get; set; } = "";

    public PlanAvailability Availability { get; set; } = PlanAvailability.Standard;

    [Required(ErrorMessage = "Enter a price."),
        Display(Description = "Excluding tax. 0 is free. Units and tiers are set on the price afterwards.")]
    public Money? Price { get; set; }

    [Display(Name = "Billing interval")]
    public PlanInterval Interval { get; set; } = PlanInterval.Monthly;

    [Choices(typeof(FeatureChoices)), Display(Description = "A limit counts per billing period. Leave it empty for unlimited use.")]
    public IReadOnlyDictionary<string, long?> Entitlements { get; set; } = ImmutableDictionary<string, long?>.Empty;

    [DataType(DataType.MultilineText), Display(Name = "Feature list",
        Description = "One line for each point on the price card. Leave it empty to list the entitlements.")]
    public string? Highlights { get; set; }

    [Required(ErrorMessage = "Enter a reason."), StringLength(500), DataType(DataType.MultilineText),
        Display(Description = "Kept in the audit trail.")]
    public string Reason { get; set; } = "";

    public static async Task<Result<string>> CreateAsync(IServiceProvider services, NewPlanInput input, CancellationToken ct)
    {
        PlanDescription plan;
        try
        {
            plan = input.Describe();
        }
        catch (ArgumentException exception)
        {
            return new Problem(ProblemKind.Invalid, "billing.plan_invalid", exception.Message.Split(" (Parameter")[0])
                .WithField(exception.ParamName is "key" ? nameof(Key) : nameof(Price));
        }

        var added = await services.GetRequiredService<AddPlan>().RunAsync(input.Product, plan, input.Reason, ct);
        return added.IsProblem ? added.Problem : $"{input.Product}.{input.Key}";
    }

    /// <summary>Builds the plan with the same builder that code uses.</summary>
    /// <exception cref="ArgumentException">The plan is not valid; the message contains the reason.</exception>
    public PlanDescription Describe()
    {
        var plan = new ProductBuilder("any").Plan(Key.Trim(), plan => plan.Named(Name.Trim()).Costs(Price!.Value)).Build().Plans[0];
        return plan with
        {
            Price = plan.Price with { Interval = (Interval)Interval, IntervalCount = 1 },
            Kind = (PlanKind)Availability,
            Entitlements = PlanInput.Grants(Entitlements),
            Highlights = PlanInput.Lines(Highlights),
        };
    }
}
