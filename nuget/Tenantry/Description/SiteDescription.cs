using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Tenantry.Description;

/// <summary>Represents the content of <c>tenantry.json</c>.</summary>
internal sealed class SiteDescription
{
    [JsonPropertyName("$schema"), Description("The JSON schema, for completion and validation in editors.")]
    public string? Schema { get; init; }

    [Description("The name of the site in emails and pages.")]
    public string? Site { get; init; }

    [Description("The monthly revenue target for all products together, such as 20000 USD.")]
    public string? Target { get; init; }

    [Description("The products, in display order.")]
    public IReadOnlyList<ProductJson> Products { get; init; } = [];

    [Description("The coupons and their promotion codes.")]
    public IReadOnlyList<CouponJson> Coupons { get; init; } = [];

    [Description("The pricing rules, which change prices for a time or for one tenant.")]
    public IReadOnlyList<RuleJson> Rules { get; init; } = [];
}

internal sealed class ProductJson
{
    [Description("The key: 1 to 60 lower-case letters, digits and hyphens. Never change it.")]
    public required string Key { get; init; }

    [Description("The display name.")]
    public string? Name { get; init; }

    [Description("The description for the landing page, one sentence.")]
    public string? Description { get; init; }

    [Description("The audience.")]
    public string? Audience { get; init; }

    [Description("The monthly revenue target, such as 4000 USD.")]
    public string? Goal { get; init; }

    [Description("The folder of Markdown lessons in the content root, with files named NN-title.md.")]
    public string? Lessons { get; init; }

    [Description("The plans, at least one.")]
    public required IReadOnlyList<PlanJson> Plans { get; init; }

    [Description("The add-ons that can be bought with a plan.")]
    public IReadOnlyList<PlanJson> AddOns { get; init; } = [];
}

internal sealed class PlanJson
{
    [Description("The key: 1 to 60 lower-case letters, digits and hyphens. Never change it.")]
    public required string Key { get; init; }

    [Description("The display name.")]
    public string? Name { get; init; }

    [Description("The price of a unit per billing interval, without tax, such as 10 USD. Required unless onRequest is true.")]
    public string? Price { get; init; }

    [Description("The billing interval.")]
    public IntervalJson Interval { get; init; } = IntervalJson.Month;

    [Description("The number of intervals between charges. With months, 3 is a quarter.")]
    public int Every { get; init; } = 1;

    [Description("Further prices for other billing intervals and currencies.")]
    public IReadOnlyList<PriceJson> Prices { get; init; } = [];

    [Description("The name of a unit if the plan is bought in a quantity, such as seat.")]
    public string? Unit { get; init; }

    [Description("Whether customers must contact sales to buy the plan.")]
    public bool OnRequest { get; init; }

    [Description("For an add-on, the plans that it can be bought with. If empty, all plans.")]
    public IReadOnlyList<string> Fits { get; init; } = [];

    [Description("The number of trial days before the first charge.")]
    public int TrialDays { get; init; }

    [Description("Whether a trial requires a card.")]
    public bool TrialNeedsCard { get; init; } = true;

    [Description("Whether a plan with the interval once can be bought several times by one customer.")]
    public bool Repeatable { get; init; }

    [Description("The features that the plan grants.")]
    public IReadOnlyList<string> Grants { get; init; } = [];

    [Description("The limits per period, by feature.")]
    public IReadOnlyDictionary<string, long> Limits { get; init; } = new Dictionary<string, long>();

    [Description("The credits that the plan grants: with each paid invoice if it renews, or with the purchase if it is paid once.")]
    public long Credits { get; init; }

    [Description("The highlights on the pricing card.")]
    public IReadOnlyList<string> Highlights { get; init; } = [];
}

internal sealed class PriceJson
{
    [Description("The price of a unit, such as 190 USD. If not set, it is the price of the plan converted to the interval.")]
    public string? Price { get; init; }

    [Description("The billing interval.")]
    public IntervalJson Interval { get; init; } = IntervalJson.Month;

    [Description("The number of intervals between charges.")]
    public int Every { get; init; } = 1;

    [Description("The discount in percent, such as 20.")]
    public decimal PercentOff { get; init; }
}

internal enum IntervalJson
{
    Once = 1,
    Month = 2,
    Year = 3,
}
