using System.ComponentModel;
using Tenantry.Billing.Contracts.Offers;

namespace Tenantry.Description;

internal sealed class CouponJson
{
    [Description("1 to 60 lower-case letters, digits and hyphens; never changed.")]
    public required string Key { get; init; }

    [Description("What stands on the invoice; at most 40 characters.")]
    public string? Name { get; init; }

    [Description("The percentage taken off, above 0 and at most 100. Either this or amountOff.")]
    public decimal? PercentOff { get; init; }

    [Description("The amount taken off each payment: 20 USD.")]
    public string? AmountOff { get; init; }

    [Description("For how many months it counts, from 1 to 36; for the first payment where nothing stands here.")]
    public int? Months { get; init; }

    [Description("Whether it counts for every payment.")]
    public bool Forever { get; init; }

    [Description("The products it counts for, studio, or plans, studio/pro; everything where none is named.")]
    public IReadOnlyList<string> Products { get; init; } = [];

    [Description("How often it can be redeemed, by all codes together.")]
    public int? AtMost { get; init; }

    [Description("Until when it can be redeemed: 2027-01-01T00:00:00Z.")]
    public DateTimeOffset? Until { get; init; }

    [Description("The codes that people type.")]
    public IReadOnlyList<CodeJson> Codes { get; init; } = [];
}

internal sealed class CodeJson
{
    [Description("3 to 40 letters, digits and hyphens; how they are written does not matter.")]
    public required string Code { get; init; }

    [Description("How often it can be redeemed.")]
    public int? AtMost { get; init; }

    [Description("Until when it can be redeemed.")]
    public DateTimeOffset? Until { get; init; }

    [Description("Whether it is for whoever has never paid before.")]
    public bool FirstPurchaseOnly { get; init; }

    [Description("The least amount of a purchase that it counts for: 50 USD.")]
    public string? Minimum { get; init; }
}

internal sealed class RuleJson
{
    [Description("1 to 60 lower-case letters, digits and hyphens; never changed.")]
    public required string Key { get; init; }

    [Description("What it does: discount, for as long as the subscription lasts; promotion, for the first payments; custom, for one tenant.")]
    public required PricingRuleKind Kind { get; init; }

    [Description("The product's key.")]
    public required string Product { get; init; }

    [Description("The plan's key; every plan where nothing stands here.")]
    public string? Plan { get; init; }

    [Description("What people read; at most 40 characters.")]
    public string? Name { get; init; }

    [Description("The only interval that it counts for.")]
    public IntervalJson? Interval { get; init; }

    [Description("The percentage taken off. Either this or amount.")]
    public decimal? PercentOff { get; init; }

    [Description("The amount taken off, or, of a custom rule, the price: 20 USD.")]
    public string? Amount { get; init; }

    [Description("For how many months a promotion counts; for the first payment where nothing stands here.")]
    public int Months { get; init; }

    [Description("From when it counts.")]
    public DateTimeOffset? From { get; init; }

    [Description("Before when it counts.")]
    public DateTimeOffset? Until { get; init; }

    [Description("The id of the only tenant that it counts for.")]
    public Guid? Tenant { get; init; }
}
