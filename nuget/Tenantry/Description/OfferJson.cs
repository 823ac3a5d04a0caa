using System.ComponentModel;
using Tenantry.Billing.Contracts.Discounts;

namespace Tenantry.Description;

internal sealed class CouponJson
{
    [Description("The key: 1 to 60 lower-case letters, digits and hyphens. Never change it.")]
    public required string Key { get; init; }

    [Description("The name on invoices, at most 40 characters.")]
    public string? Name { get; init; }

    [Description("The percentage off, greater than 0 and at most 100. Set either this or amountOff.")]
    public decimal? PercentOff { get; init; }

    [Description("The amount off each payment, such as 20 USD.")]
    public string? AmountOff { get; init; }

    [Description("The number of months for which the coupon applies, from 1 to 36. If not set, it applies to the first payment.")]
    public int? Months { get; init; }

    [Description("Whether the coupon applies to every payment.")]
    public bool Forever { get; init; }

    [Description("The products (studio) or plans (studio/pro) that the coupon applies to. If empty, it applies to all.")]
    public IReadOnlyList<string> Products { get; init; } = [];

    [Description("The maximum number of redemptions by all codes.")]
    public int? AtMost { get; init; }

    [Description("The time at which the coupon expires, such as 2027-01-01T00:00:00Z.")]
    public DateTimeOffset? Until { get; init; }

    [Description("The promotion codes that customers enter.")]
    public IReadOnlyList<CodeJson> Codes { get; init; } = [];
}

internal sealed class CodeJson
{
    [Description("The code: 3 to 40 letters, digits and hyphens. It is not case-sensitive.")]
    public required string Code { get; init; }

    [Description("The maximum number of redemptions.")]
    public int? AtMost { get; init; }

    [Description("The time at which the code expires.")]
    public DateTimeOffset? Until { get; init; }

    [Description("Whether the code is valid only for customers who have never paid before.")]
    public bool FirstPurchaseOnly { get; init; }

    [Description("The minimum amount of the purchase, such as 50 USD.")]
    public string? Minimum { get; init; }
}

internal sealed class RuleJson
{
    [Description("The key: 1 to 60 lower-case letters, digits and hyphens. Never change it.")]
    public required string Key { get; init; }

    [Description("The kind of rule: discount (for the whole subscription), promotion (for the first payments) or custom (for one tenant).")]
    public required PricingRuleKind Kind { get; init; }

    [Description("The key of the product.")]
    public required string Product { get; init; }

    [Description("The key of the plan. If not set, the rule applies to every plan.")]
    public string? Plan { get; init; }

    [Description("The name that customers see, at most 40 characters.")]
    public string? Name { get; init; }

    [Description("The only billing interval that the rule applies to.")]
    public IntervalJson? Interval { get; init; }

    [Description("The percentage off. Set either this or amount.")]
    public decimal? PercentOff { get; init; }

    [Description("The amount off or, for a custom rule, the price, such as 20 USD.")]
    public string? Amount { get; init; }

    [Description("The number of months for which a promotion applies. If not set, it applies to the first payment.")]
    public int Months { get; init; }

    [Description("The time from which the rule applies.")]
    public DateTimeOffset? From { get; init; }

    [Description("The time until which the rule applies.")]
    public DateTimeOffset? Until { get; init; }

    [Description("The ID of the only tenant that the rule applies to.")]
    public Guid? Tenant { get; init; }
}
