using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Credits;
using Tenantry.Billing.Data;
using Tenantry.Billing.Overrides;
using Tenantry.Billing.Pages.Products;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Represents the form of a new override.</summary>
internal abstract class OverrideInput
{
    /// <summary>Gets the tenant, if the form names it.</summary>
    internal abstract TenantId? Owner { get; }

    /// <summary>Gets the id of the subscription that the override is for, if it is for one.</summary>
    internal virtual SubscriptionId? SubscriptionId => null;

    [Required(ErrorMessage = "Enter a reason."), StringLength(TenantOverride.MaxReason), DataType(DataType.MultilineText),
        Display(Order = 100, Description = "Kept in the audit trail. Visible to operators only.")]
    public string Reason { get; set; } = "";

    public static async Task<Result> CreateAsync(IServiceProvider services, OverrideInput input, CancellationToken ct)
    {
        if (await input.TenantAsync(services, ct) is not { } tenant)
        {
            return SubscriptionProblems.SubscriptionNotFound.WithField("target");
        }

        var request = input.Describe(services, tenant);
        if (request.IsProblem)
        {
            return request.Problem;
        }

        var created = await services.GetRequiredService<CreateOverride>().RunAsync(request.Value, ct);
        return created.IsProblem ? created.Problem : Result.Success;
    }

    internal abstract Result<NewOverride> Describe(IServiceProvider services, TenantId tenant);

    private protected static DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } last && last < DateOnly.MaxValue ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null;

    private async Task<TenantId?> TenantAsync(IServiceProvider services, CancellationToken ct)
    {
        if (SubscriptionId is not { } subscription)
        {
            return Owner;
        }

        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator creates an override", ct);
        return await db.Set<Subscription>().Where(row => row.Id == subscription && (Owner == null || row.TenantId == Owner))
            .Select(row => (TenantId?)row.TenantId).FirstOrDefaultAsync(ct);
    }
}

/// <summary>Represents the form that gives a tenant another plan.</summary>
internal sealed class PlanOverrideInput : OverrideInput
{
    [Prefilled, Reference("tenants")]
    public TenantId? Tenant { get; set; }

    [Required(ErrorMessage = "Choose a plan."), Choices(typeof(PlanOverrideChoices)), Display(Name = "Plan")]
    public string Target { get; set; } = "";

    [Display(Name = "Last day", Description =
        "The previous plan returns at the end of this day (UTC). Leave it empty to keep the new plan.")]
    public DateOnly? Ends { get; set; }

    internal override TenantId? Owner => Tenant;

    internal override SubscriptionId? SubscriptionId => OverrideChoices.Subscription(Target.Split('/')[0]);

    internal override Result<NewOverride> Describe(IServiceProvider services, TenantId tenant) =>
        new NewOverride(tenant, OverrideKind.Plan, Reason)
            { Subscription = SubscriptionId, Target = Target.Split('/')[^1], EndsAt = EndOf(Ends) };
}

/// <summary>Represents the form that raises a limit of a tenant.</summary>
internal sealed class QuotaOverrideInput : OverrideInput
{
    [Required(ErrorMessage = "Choose a tenant."), Prefilled, Reference("tenants")]
    public TenantId? Tenant { get; set; }

    [Required(ErrorMessage = "Choose a feature."), Choices(typeof(FeatureChoices)), Display(Name = "Feature")]
    public string Target { get; set; } = "";

    [Range(0, long.MaxValue), Display(Name = "Limit per period", Description = "Replaces the plan's limit. Leave it empty for unlimited.")]
    public long? Amount { get; set; }

    [Display(Name = "Last day", Description =
        "The plan's limit applies again at the end of this day (UTC). Leave it empty for no end date.")]
    public DateOnly? Ends { get; set; }

    internal override TenantId? Owner => Tenant;

    internal override Result<NewOverride> Describe(IServiceProvider services, TenantId tenant) =>
        new NewOverride(tenant, OverrideKind.Quota, Reason) { Target = Target, Amount = Amount, EndsAt = EndOf(Ends) };
}

/// <summary>Represents the form that gives a tenant a discount.</summary>
internal sealed class DiscountOverrideInput : OverrideInput
{
    [Prefilled, Reference("tenants")]
    public TenantId? Tenant { get; set; }

    [Required(ErrorMessage = "Choose a subscription."), Choices(typeof(SubscriptionChoices)), Display(Name = "Subscription")]
    public string Target { get; set; } = "";

    [Range(1, 100), Display(Name = "Percentage off")]
    public int Amount { get; set; } = 10;

    [Range(1, 36), Display(Description = "How long the discount lasts.")]
    public int Months { get; set; } = 1;

    internal override TenantId? Owner => Tenant;

    internal override SubscriptionId? SubscriptionId => OverrideChoices.Subscription(Target);

    internal override Result<NewOverride> Describe(IServiceProvider services, TenantId tenant) =>
        new NewOverride(tenant, OverrideKind.Discount, Reason) { Subscription = SubscriptionId, Amount = Amount, Months = Months };
}

/// <summary>Represents the form that gives a tenant credits or account balance.</summary>
internal sealed class CreditOverrideInput : OverrideInput
{
    [Required(ErrorMessage = "Choose a tenant."), Prefilled, Reference("tenants")]
    public TenantId? Tenant { get; set; }

    [Required(ErrorMessage = "Choose a type."), Choices(typeof(CreditUnitChoices)), Display(Name = "Type")]
    public string Target { get; set; } = Contracts.Credits.CreditUnit.Default;

    [Display(Description = "A whole number of credits, or an amount of money such as 12.50.")]
    public decimal Amount { get; set; }

    [Display(Name = "Last day", Description = "Unused credits expire at the end of this day (UTC). Leave it empty for no expiry.")]
    public DateOnly? Ends { get; set; }

    internal override TenantId? Owner => Tenant;

    internal override Result<NewOverride> Describe(IServiceProvider services, TenantId tenant)
    {
        var unit = services.GetRequiredService<CreditUnits>().TryFind(Target);
        var amount = Amount * (unit?.Currency?.MinorUnitsPerUnit ?? 1);
        return amount == Math.Floor(amount) && amount is > 0 and < long.MaxValue
            ? new NewOverride(tenant, OverrideKind.Credit, Reason) { Target = Target, Amount = (long)amount, EndsAt = EndOf(Ends) }
            : OverrideProblems.OverrideAmountInvalid.WithField(nameof(Amount)).WithMessage(unit?.Currency is { } currency
                ? $"Enter an amount in {currency.Code}, such as 12{(currency.Exponent == 0 ? "" : ".50")}."
                : OverrideProblems.OverrideAmountInvalid.Message);
    }
}
