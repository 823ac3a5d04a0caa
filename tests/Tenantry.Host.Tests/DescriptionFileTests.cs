using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Contracts.Catalogue;
using Tenantry.StartUp;

namespace Tenantry.Host.Tests;

public sealed class DescriptionFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tenantry-json-").FullName;

    [Theory]
    [InlineData("""{ "site": "A" "products": [] }""", "tenantry.json(1,", "Expected")]
    [InlineData("""{ "products": [ { "key": "x", "plan": [] } ] }""", "$.products[0].plan:", "'plan' is not known here")]
    [InlineData("""{ "products": [ { "key": "X!", "plans": [ { "key": "m", "price": "1 USD" } ] } ] }""", "tenantry.json(1,26): $.products[0].key:", "lower-case letters")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "ten dollars" } ] } ] }""", "$.products[0].plans[0].price:", "such as 10 USD")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [] } ] }""", "$.products[0].plans:", "at least one plan")]
    [InlineData("""{ "products": [ { "key": "x", "plans": [ { "key": "m", "price": "1 USD", "trialDays": 900 } ] } ] }""", "trialDays:", "from 1 to 730 days")]
    public void Mistake_StopsTheStart_WithItsPlaceAndWhatWouldBeRight(string json, string place, string what)
    {
        File.WriteAllText(Path.Combine(_folder, "tenantry.json"), json);
        var wrong = Should.Throw<TenantryStartException>(() => Build());
        wrong.Message.ShouldStartWith("tenantry.json(");
        wrong.Message.ShouldContain(place);
        wrong.Message.ShouldContain(what);
    }

    [Fact]
    public void File_SaysTheSameAsCode()
    {
        File.WriteAllText(Path.Combine(_folder, "tenantry.json"), """
            { "site": "Robot School", "target": "5000 USD", "products": [ { "key": "robots", "name": "Robots at home", "goal": "3000 USD",
              "plans": [ { "key": "monthly", "price": "12 USD", "trialDays": 7, "grants": ["builds"], "limits": { "api_calls": 500 } } ] } ] }
            """);
        var product = Build().Services.Select(service => service.ImplementationInstance).OfType<ProductDescription>().ShouldHaveSingleItem();
        product.MonthlyGoal.ShouldBe(3_000.Usd());
        var plan = product.Plans.ShouldHaveSingleItem();
        plan.Price.Display.ShouldBe("$12.00 a month");
        plan.TrialDays.ShouldBe(7);
        plan.Entitlements.ShouldBe([new Entitlement("builds"), new Entitlement("api_calls", 500)]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private WebApplicationBuilder Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = _folder });
        builder.Configuration["ConnectionStrings:Tenantry"] = "Host=127.0.0.1;Username=nobody";
        return builder.AddTenantry();
    }
}
