using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Development;
using Tenantry.Platform.Hosting;

namespace Tenantry.Host.Tests;

public sealed class DescriptionFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tenantry-json-").FullName;

    [Theory]
    [InlineData("""{ "site": "A" "products": [] }""", "tenantry.json(1,", "Expected")]
    [InlineData("""{ "products": [ { "key": "x", "plan": [] } ] }""", "$.products[0].plan:", "'plan' is not a valid name here")]
    [InlineData("""{ "products": [ { "key": "X!", "plans": [ { "key": "m", "price": "1 USD" } ] } ] }""",
        "tenantry.json(1,26): $.products[0].key:", "lower-case letters")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "ten dollars" } ] } ] }""",
        "$.products[0].plans[0].price:", "such as 10 USD")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [] } ] }""", "$.products[0].plans:", "Add at least one plan")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "1 USD", "trialDays": 900 } ] } ] }""", "trialDays:",
        "from 1 to 730 days")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m" } ] } ] }""", "$.products[0].plans[0].key:",
        "The plan has no price")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "9 USD", "overages": { "calls": { "price": "1 USD" } } } ] } ] }""",
        "$.products[0].plans[0].overages:", "Remove overages: usage beyond the limit is refused")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "9 USD", "interval": "once", "trialDays": 7 } ] } ] }""",
        "$.products[0].plans[0].trialDays:", "can't have a trial")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "9 USD", "repeatable": true } ] } ] }""",
        "$.products[0].plans[0].repeatable:", "can't be bought several times")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "9 USD" } ], "addOns": [ { "key": "a", "price": "1 USD", "fits": [ "n" ] } ] } ] }""",
        "$.products[0].addOns[0].fits:", "Use one of: m.")]
    [InlineData("""{ "products": [], "coupons": [ { "key": "c" } ] }""", "$.coupons[0].key:", "has no discount")]
    [InlineData("""{ "products": [], "rules": [ { "key": "r", "kind": "custom", "product": "x", "amount": "1 USD" } ] }""",
        "$.rules[0].key:", "needs a tenant")]
    public void InvalidFile_StopsTheStart_WithLocationAndFix(string json, string location, string message)
    {
        File.WriteAllText(Path.Combine(_folder, "tenantry.json"), json);
        var exception = Should.Throw<TenantryStartException>(() => Build());
        exception.Message.ShouldStartWith("tenantry.json(");
        exception.Message.ShouldContain(location);
        exception.Message.ShouldContain(message);
    }

    [Fact]
    public void File_DescribesTheSameAsCode()
    {
        File.WriteAllText(Path.Combine(_folder, "tenantry.json"), """
            { "site": "Robot School", "target": "5000 USD", "products": [ { "key": "robots", "name": "Robots at home", "goal": "3000 USD",
              "plans": [ { "key": "monthly", "price": "12 USD", "trialDays": 7, "grants": ["builds"], "limits": { "api_calls": 500 } } ] } ] }
            """);
        var product = Build().Services.Select(service => service.ImplementationInstance).OfType<ProductDescription>()
            .ShouldHaveSingleItem();
        product.MonthlyTarget.ShouldBe(3_000.Usd());
        var plan = product.Plans.ShouldHaveSingleItem();
        plan.Price.Display.ShouldBe("$12.00 a month");
        plan.TrialDays.ShouldBe(7);
        plan.Entitlements.ShouldBe([new Entitlement("builds"), new Entitlement("api_calls", 500)]);
    }

    [Fact]
    public void File_DescribesPricesAddOnsAndOffers()
    {
        File.WriteAllText(Path.Combine(_folder, "tenantry.json"), """
            { "products": [ { "key": "whisper", "plans": [
                { "key": "pro", "price": "19 USD", "prices": [ { "interval": "year", "percentOff": 20 }, { "price": "18 EUR" } ],
                  "limits": { "api_calls": 1000 } },
                { "key": "team", "price": "8 USD", "unit": "seat" }, { "key": "enterprise", "onRequest": true } ],
              "addOns": [ { "key": "priority", "price": "5 USD", "fits": [ "pro" ] } ] } ],
              "coupons": [ { "key": "mini", "amountOff": "20 USD", "products": [ "whisper" ], "codes": [ { "code": "mini20", "minimum": "50 USD" } ] } ],
              "rules": [ { "key": "spring", "kind": "discount", "product": "whisper", "percentOff": 25, "interval": "month", "until": "2027-01-01T00:00:00Z" } ] }
            """);
        var services = Build().Services.Select(service => service.ImplementationInstance).ToList();
        var product = services.OfType<ProductDescription>().ShouldHaveSingleItem();
        product.Plans[0].Prices.Select(price => price.Display).ShouldBe(["$19.00 a month", "$182.40 a year", "€18.00 a month"]);
        product.Plans[0].Entitlements.ShouldBe([new Entitlement("api_calls", 1_000)]);
        product.Plans[1].Price.For(3).ShouldBe(24.Usd());
        product.Plans[2].Kind.ShouldBe(PlanKind.Custom);
        product.AddOns.ShouldHaveSingleItem().CompatiblePlans.ShouldBe(["pro"]);
        var coupon = services.OfType<CouponDescription>().ShouldHaveSingleItem();
        (coupon.Display, coupon.Codes[0]).ShouldBe(("$20.00 off the first payment", new PromotionCode("MINI20") { Minimum = 50.Usd() }));
        services.OfType<PricingRule>().ShouldHaveSingleItem().PercentOff.ShouldBe(25);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WebApplicationBuilder Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            { EnvironmentName = "Development", ContentRootPath = _folder });
        builder.Configuration["ConnectionStrings:Tenantry"] = "Host=127.0.0.1;Username=owner";
        return builder.AddTenantryDevelopment().AddTenantry();
    }
}
