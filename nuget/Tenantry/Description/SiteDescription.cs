using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Tenantry.Description;

/// <summary>The whole of <c>tenantry.json</c>.</summary>
internal sealed class SiteDescription
{
    [JsonPropertyName("$schema"), Description("The schema that editors complete with.")]
    public string? Schema { get; init; }

    [Description("What mails and pages call the site.")]
    public string? Site { get; init; }

    [Description("What all products together should bring in a month: 20000 USD.")]
    public string? Target { get; init; }

    [Description("The products, in the order in which they are shown.")]
    public IReadOnlyList<ProductJson> Products { get; init; } = [];

    [Description("What is taken off for whoever has a code.")]
    public IReadOnlyList<CouponJson> Coupons { get; init; } = [];

    [Description("Pricing rules: what plans cost for a time, or to one tenant.")]
    public IReadOnlyList<RuleJson> Rules { get; init; } = [];
}

internal sealed class ProductJson
{
    [Description("1 to 60 lower-case letters, digits and hyphens; never changed.")]
    public required string Key { get; init; }

    [Description("What people call it.")]
    public string? Name { get; init; }

    [Description("One sentence for the landing page.")]
    public string? Description { get; init; }

    [Description("For whom it is.")]
    public string? Audience { get; init; }

    [Description("What it should bring in a month: 4000 USD.")]
    public string? Goal { get; init; }

    [Description("A folder of lessons in Markdown, named NN-title.md, below the content root.")]
    public string? Lessons { get; init; }

    [Description("The plans; at least one.")]
    public required IReadOnlyList<PlanJson> Plans { get; init; }

    [Description("What can be bought with a plan.")]
    public IReadOnlyList<PlanJson> AddOns { get; init; } = [];
}

internal sealed class PlanJson
{
    [Description("1 to 60 lower-case letters, digits and hyphens; never changed.")]
    public required string Key { get; init; }

    [Description("What people call it.")]
    public string? Name { get; init; }

    [Description("What one unit costs in one interval, without tax: 10 USD. Only a plan on request has none.")]
    public string? Price { get; init; }

    [Description("How often it is charged.")]
    public IntervalJson Interval { get; init; } = IntervalJson.Month;

    [Description("How many intervals lie between charges: 3 with months is a quarter.")]
    public int Every { get; init; } = 1;

    [Description("Further prices: other intervals, other currencies.")]
    public IReadOnlyList<PriceJson> Prices { get; init; } = [];

    [Description("What is counted where it is bought in a quantity: seat.")]
    public string? Unit { get; init; }

    [Description("Whether it is sold on request only.")]
    public bool OnRequest { get; init; }

    [Description("Of an add-on, the plans that it can be bought with; every plan where none is named.")]
    public IReadOnlyList<string> Fits { get; init; } = [];

    [Description("How many days it may be tried before the first charge.")]
    public int TrialDays { get; init; }

    [Description("Whether a trial begins with a card.")]
    public bool TrialNeedsCard { get; init; } = true;

    [Description("What use beyond a limit costs, by feature; it is refused where nothing stands here.")]
    public IReadOnlyDictionary<string, OverageJson> Overages { get; init; } = new Dictionary<string, OverageJson>();

    [Description("The features it grants.")]
    public IReadOnlyList<string> Grants { get; init; } = [];

    [Description("How much of a feature it allows in each period.")]
    public IReadOnlyDictionary<string, long> Limits { get; init; } = new Dictionary<string, long>();

    [Description("How many credits it gives: with each paid invoice where it renews, with the purchase where it does not.")]
    public long Credits { get; init; }

    [Description("Lines for the price card.")]
    public IReadOnlyList<string> Highlights { get; init; } = [];
}

internal sealed class PriceJson
{
    [Description("What one unit costs: 190 USD. Left out, it is the plan's price, converted to the interval.")]
    public string? Price { get; init; }

    [Description("How often it is charged.")]
    public IntervalJson Interval { get; init; } = IntervalJson.Month;

    [Description("How many intervals lie between charges.")]
    public int Every { get; init; } = 1;

    [Description("How many percent less it is: 20.")]
    public decimal PercentOff { get; init; }
}

internal sealed class OverageJson
{
    [Description("What so many units cost: 0.50 USD.")]
    public required string Price { get; init; }

    [Description("How many units the price is for.")]
    public long Per { get; init; } = 1;
}

internal enum IntervalJson
{
    Once = 1,
    Month = 2,
    Year = 3,
}
