namespace Tenantry.Billing.Tests.Years;

public sealed class YearTests
{
    [Fact]
    public async Task AfterSimulatedMonths_AllInvariantsHold()
    {
        await using var billing = await Year.OpenShopAsync();
        var count = await new Year(billing, customers: 16, months: 3, (_, _) => { }).RunAsync();
        count.Purchases.ShouldBe(16);
        var facts = await new YearProof(billing).RunAsync();
        facts.Where(fact => !fact.Holds).ShouldBeEmpty();
        facts[0].Left.ShouldBeGreaterThan(0);
        facts[1].Left.ShouldBeGreaterThan(0);
    }
}
