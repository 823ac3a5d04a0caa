using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Prices;
using static Tenantry.Description.DescriptionReader;

namespace Tenantry.Description;

/// <summary>Adds the prices of a plan of the file to the plan builder.</summary>
internal static class PricesReader
{
    public static void Add(PlanBuilder described, PlanJson plan, string path)
    {
        if (plan.OnRequest)
        {
            described.ContactSales();
        }

        if (plan.Price is { } price)
        {
            At($"{path}.price", () => described.Costs(Amount($"{path}.price", price)));
        }
        else if (!plan.OnRequest)
        {
            throw new DescriptionException($"{path}.key", "The plan has no price. Set price, such as 10 USD, or set onRequest to true.");
        }

        At($"{path}.every", () => plan.Interval switch
        {
            IntervalJson.Once => described.Once(),
            IntervalJson.Year => described.Yearly(),
            _ => described.Monthly(plan.Every),
        });
        if (plan.Unit is { } unit)
        {
            At($"{path}.unit", () => described.PerUnit(unit));
        }

        foreach (var (other, index) in plan.Prices.Select((other, index) => (other, index)))
        {
            described.Or(priceBuilder => At($"{path}.prices[{index}]", () => Other(priceBuilder, other, $"{path}.prices[{index}]")));
        }
    }

    private static PriceBuilder Other(PriceBuilder described, PriceJson price, string path)
    {
        if (price.Price is { } amount)
        {
            described.Costs(Amount($"{path}.price", amount));
        }

        described = price.Interval switch
        {
            IntervalJson.Once => described.Once(),
            IntervalJson.Year => described.Yearly(),
            _ => described.Monthly(price.Every),
        };
        return described.Discounted(price.PercentOff);
    }
}
