using Npgsql;
using Tenantry.RevenueDashboard.Movements;

namespace Tenantry.RevenueDashboard.Tests.Movements;

public sealed class VerifyLedgerTests
{
    [Fact]
    public async Task ConsistentLedger_Passes_AndADiscrepancyIsReported()
    {
        await using var app = await RevenueApp.StartAsync();
        var subscription = TestSubscriptions.Create(app.Customer(), 10.Usd());
        await app.DeliverAsync(subscription);
        await app.DeliverAsync(TestSubscriptions.Create(app.Customer(), 500.Usd(), Interval.Year));
        await using var scope = app.App.For(null);
        await scope.Get<VerifyLedger>().RunAsync(CancellationToken.None);

        await using var owner = new NpgsqlConnection(app.App.ConnectionString);
        await owner.OpenAsync();
        await using var tamper = new NpgsqlCommand(
            $"update revenue.mrr_movement set delta = delta + 0.000001 where tenant_id = '{subscription.Tenant}'", owner);
        (await tamper.ExecuteNonQueryAsync()).ShouldBe(1);

        (await app.FindDiscrepanciesAsync()).ShouldBe([(subscription.Tenant, subscription.Id)]);
        await Should.ThrowAsync<InvalidOperationException>(() => scope.Get<VerifyLedger>().RunAsync(CancellationToken.None));
    }
}
