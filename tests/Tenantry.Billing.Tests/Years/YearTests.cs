namespace Tenantry.Billing.Tests.Years;

public sealed class YearTests
{
    [Fact]
    public async Task AfterSimulatedMonths_AllInvariantsHold()
    {
        await using var billing = await Year.OpenShopAsync();
        var count = await new Year(billing, customers: 16, months: 3, (_, _) => { }).RunAsync();
        count.Purchases.ShouldBe(16);
        var invariants = await new YearProof(billing).RunAsync();
        invariants.Where(invariant => !invariant.Holds).ShouldBeEmpty();
        invariants[0].Left.ShouldBeGreaterThan(0);
        invariants[1].Left.ShouldBeGreaterThan(0);
    }
}
