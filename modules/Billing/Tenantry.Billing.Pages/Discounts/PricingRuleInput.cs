using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Discounts;

/// <summary>Specifies the kind of a new rule.</summary>
internal enum RuleKind
{
    [Display(Name = "Discount, for as long as the subscription lasts")]
    Discount = PricingRuleKind.Discount,

    [Display(Name = "Promotion, for the first payments")]
    Promotion = PricingRuleKind.Promotion,

    [Display(Name = "Custom price, for one tenant")]
    Custom = PricingRuleKind.Custom,
}

/// <summary>Represents the form for a new pricing rule.</summary>
internal sealed class PricingRuleInput : IValidatableObject
{
    public RuleKind Kind { get; set; } = RuleKind.Discount;

    [Required(ErrorMessage = "Enter a name."), StringLength(40), Display(Description = "Shown on the price card.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter a key."), StringLength(60),
        RegularExpression("[a-z0-9][a-z0-9-]*", ErrorMessage = "Use lower-case letters, digits and hyphens."),
        Display(Description =
            "Identifies the rule: lower-case letters, digits and hyphens, such as spring-sale. It can't be changed later.")]
    public string Key { get; set; } = "";

    [Required(ErrorMessage = "Choose a product or a plan."), Choices(typeof(ProductAndPlanChoices)), Display(Name = "Product or plan")]
    public string Product { get; set; } = "";

    [Range(0.01, 100, ErrorMessage = "Enter a percentage above 0 and at most 100."),
        Display(Name = "Percentage off", Description = "Enter either a percentage or an amount.")]
    public decimal? Percent { get; set; }

    [Display(Description = "The amount off, or the price itself for a custom price.")]
    public Money? Amount { get; set; }

    [Range(1, 36), Display(Description = "Only for promotions. Leave it empty for the first payment.")]
    public int? Months { get; set; }

    [Reference("tenants"), Display(Description = "Leave it empty for everyone. A custom price needs a tenant.")]
    public TenantId? Tenant { get; set; }

    [Display(Name = "First day", Description = "In UTC. Leave it empty to start now.")]
    public DateOnly? FirstDay { get; set; }

    [Display(Name = "Last day", Description = "In UTC. Leave it empty for no end date.")]
    public DateOnly? LastDay { get; set; }

    [Required(ErrorMessage = "Enter a reason."), StringLength(500), DataType(DataType.MultilineText),
        Display(Description = "Kept in the audit trail.")]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Percent is null == Amount is null)
        {
            yield return new ValidationResult("Enter either a percentage or an amount.", [nameof(Percent)]);
        }

        if (Kind == RuleKind.Custom && Tenant is null)
        {
            yield return new ValidationResult("Choose the tenant of the custom price.", [nameof(Tenant)]);
        }

        if (Kind != RuleKind.Promotion && Months is not null)
        {
            yield return new ValidationResult("Only a promotion can be limited to a number of months.", [nameof(Months)]);
        }

        if (LastDay < FirstDay)
        {
            yield return new ValidationResult("Choose a last day that is not before the first day.", [nameof(LastDay)]);
        }
    }

    public static async Task<Result<string>> CreateAsync(IServiceProvider services, PricingRuleInput input, CancellationToken ct)
    {
        var rule = input.Describe();
        var created = await services.GetRequiredService<CreateDiscounts>().CreateRuleAsync(rule, input.Reason, ct);
        return created.IsProblem ? created.Problem.WithField(nameof(Key)) : rule.Key;
    }

    public PricingRule Describe()
    {
        var keys = Product.Split('/');
        return new PricingRule(Key.Trim(), (PricingRuleKind)Kind, keys[0])
        {
            Name = Name.Trim(),
            Plan = keys.Length > 1 ? keys[1] : null,
            PercentOff = Percent,
            Amount = Amount,
            Months = Months ?? 0,
            Tenant = Tenant,
            From = FirstDay is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : null,
            Until = LastDay is { } last ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null,
        };
    }
}
