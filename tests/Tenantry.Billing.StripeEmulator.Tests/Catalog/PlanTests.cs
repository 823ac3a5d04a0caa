using System.Net;

namespace Tenantry.Billing.StripeEmulator.Tests.Catalog;

public sealed class PlanTests
{
    [Fact]
    public async Task Plan_IsAPrice_WithACustomId()
    {
        await using var stripe = await LocalStripe.StartAsync();
        var product = await stripe.Post("products", ("name", "Academy"));

        await CreateAsync(stripe, product);
        await stripe.PostExpectingError("plans", HttpStatusCode.BadRequest, ("id", "gold"), ("currency", "usd"), ("interval", "month"),
            ("amount", "1"), ("product", product.Id()));

        (await stripe.Get("prices/gold")).Long("unit_amount").ShouldBe(2500);
        (await stripe.Get("plans?limit=10")).Rows("data").Single().Id().ShouldBe("gold");
        (await stripe.Post("plans/gold", ("nickname", "Gold"))).Text("nickname").ShouldBe("Gold");
        (await stripe.Get("plans/silver", HttpStatusCode.NotFound)).Text("error.message").ShouldBe("No such plan: 'silver'");
    }

    [Fact]
    public async Task TrialFromPlan_UsesTheTrialPeriodOfThePlan()
    {
        await using var stripe = await LocalStripe.StartAsync();
        await CreateAsync(stripe, await stripe.Post("products", ("name", "Academy")), ("trial_period_days", "14"));
        var customer = await stripe.Customer();

        var trialing = await stripe.Post("subscriptions", ("customer", customer.Id()), ("items[0][plan]", "gold"),
            ("trial_from_plan", "true"));
        var paid = await stripe.Post("subscriptions", ("customer", customer.Id()), ("items[0][plan]", "gold"));

        (trialing.Long("trial_end") - trialing.Long("trial_start")).ShouldBe(14 * 24 * 60 * 60);
        paid.Text("status").ShouldBe("active");
    }

    private static Task<JsonObject> CreateAsync(LocalStripe stripe, JsonObject product, params (string Name, string Value)[] more) =>
        stripe.Post(
        "plans", [("id", "gold"), ("currency", "usd"), ("interval", "month"), ("amount", "2500"), ("product", product.Id()), .. more]);
}
