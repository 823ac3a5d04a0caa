using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Discounts;

/// <summary>Represents the form for a new coupon.</summary>
internal sealed class CouponInput : IValidatableObject
{
    [Required(ErrorMessage = "Enter a name."), StringLength(40), Display(Description = "Shown on invoices.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter a code."),
        RegularExpression("[A-Za-z0-9-]{3,40}", ErrorMessage = "Use 3 to 40 letters, digits and hyphens."),
        Display(Description = "What customers enter at checkout, in capital or small letters.")]
    public string Code { get; set; } = "";

    [Range(0.01, 100, ErrorMessage = "Enter a percentage above 0 and at most 100."),
        Display(Name = "Percentage off", Description = "Enter either a percentage or an amount.")]
    public decimal? Percent { get; set; }

    [Display(Name = "Amount off", Description = "Only for purchases in this currency.")]
    public Money? Amount { get; set; }

    [Display(Name = "Applies to payments")]
    public DiscountDuration Duration { get; set; } = DiscountDuration.First;

    [Range(1, 36), Display(Description = "How long the discount lasts, if it is for a number of months.")]
    public int? Months { get; set; }

    [Choices(typeof(ProductAndPlanChoices)), Display(Name = "Products and plans", Description = "Check none for everything.")]
    public IReadOnlyList<string> Products { get; set; } = [];

    [Range(1, 1_000_000_000), Display(Name = "Redemption limit", Description = "Leave it empty for unlimited.")]
    public int? MaxRedemptions { get; set; }

    [Display(Name = "Last day", Description = "In UTC. Leave it empty for no end date.")]
    public DateOnly? LastDay { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Percent is null == Amount is null)
        {
            yield return new ValidationResult("Enter either a percentage or an amount.", [nameof(Percent)]);
        }

        if (Duration == DiscountDuration.Months && Months is null)
        {
            yield return new ValidationResult("Enter the number of months.", [nameof(Months)]);
        }
    }

    public static async Task<Result<string>> CreateAsync(IServiceProvider services, CouponInput input, CancellationToken ct)
    {
        CouponDescription coupon;
        try
        {
            coupon = input.Describe();
        }
        catch (ArgumentException exception)
        {
            return DiscountProblems.DiscountInvalid.WithMessage(exception.Message.Split(" (Parameter")[0]).WithField(nameof(Amount));
        }

        var created = await services.GetRequiredService<CreateDiscounts>().CreateCouponAsync(coupon, ct);
        return created.IsProblem ? created.Problem.WithField(nameof(Code)) : coupon.Key;
    }

    /// <summary>Builds the coupon with the same builder that code uses.</summary>
    /// <exception cref="ArgumentException">The coupon is not valid; the message contains the reason.</exception>
    public CouponDescription Describe()
    {
        var coupon = new CouponBuilder(Code.Trim().ToLowerInvariant()).Named(Name).OnlyFor(Products);
        _ = Percent is { } percent ? coupon.PercentOff(percent) : coupon.AmountOff(Amount!.Value);
        _ = Duration switch
        {
            DiscountDuration.Every => coupon.Forever(),
            DiscountDuration.Months => coupon.ForMonths(Months!.Value),
            _ => coupon,
        };
        _ = MaxRedemptions is { } most ? coupon.MaxRedemptions(most) : coupon;
        _ = LastDay is { } day ? coupon.Until(new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)) : coupon;
        return coupon.Code(Code.Trim()).Build();
    }
}

/// <summary>Specifies how long a discount lasts.</summary>
internal enum DiscountDuration
{
    [Display(Name = "The first payment")]
    First = 1,

    [Display(Name = "A number of months")]
    Months = 2,

    [Display(Name = "Every payment")]
    Every = 3,
}
