using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tenantry.Metering.Data;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Tests.Events;

public sealed class RecordUsageTests
{
    [Fact]
    public async Task SameEventAgain_IsADuplicate_AndCountsOnce()
    {
        await using var app = await MeteringApp.StartAsync();
        (await app.RecordAsync("one", 3)).ShouldBe(UsageOutcome.Accepted);
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await app.RecordAsync("one", 3)).ShouldBe(UsageOutcome.Duplicate);
        (await app.GetUsageAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task SameKeyWithAnotherQuantity_OrAnotherMeter_IsAConflict_AndCountsNothing()
    {
        await using var app = await MeteringApp.StartAsync(configure: metering => metering.Meter("lessons", "Lessons", "lesson"));
        await app.RecordAsync("one", 3);
        (await app.RecordAsync("one", 4)).ShouldBe(UsageOutcome.Conflict);
        (await app.RecordAsync("one", 3, meter: "lessons")).ShouldBe(UsageOutcome.Conflict);
        (await app.GetUsageAsync()).ShouldBe(3);
        (await app.GetUsageAsync(meter: "lessons")).ShouldBe(0);
    }

    [Fact]
    public async Task SameKeyWithAnotherTime_IsAConflict_NotASecondEvent()
    {
        await using var app = await MeteringApp.StartAsync();
        (await app.RecordAsync("one", at: app.Now.AddHours(-2))).ShouldBe(UsageOutcome.Accepted);
        (await app.RecordAsync("one", at: app.Now.AddHours(-2))).ShouldBe(UsageOutcome.Duplicate);
        (await app.RecordAsync("one", at: app.Now.AddHours(-3))).ShouldBe(UsageOutcome.Conflict);
        (await app.RecordAsync("one")).ShouldBe(UsageOutcome.Conflict);
        (await app.GetUsageAsync()).ShouldBe(1);
        (await app.QueryAsync(db => db.Set<UsageEvent>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task SameEventSentConcurrently_CountsOnce()
    {
        await using var app = await MeteringApp.ShareAsync();
        await app.GetUsageAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => app.RecordAsync("one", 5))));
        outcomes.Count(outcome => outcome == UsageOutcome.Accepted).ShouldBe(1);
        outcomes.Count(outcome => outcome == UsageOutcome.Duplicate).ShouldBe(23);
        (await app.GetUsageAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task EventsDuringTheCreationOfACounter_AreAllCounted()
    {
        await using var app = await MeteringApp.ShareAsync();
        var senders = Enumerable.Range(0, 24).Select(index => Task.Run(() => app.RecordAsync($"event {index}")));
        await Task.WhenAll([.. senders, .. Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.GetUsageAsync()))]);
        (await app.GetUsageAsync()).ShouldBe(24);
    }

    [Theory]
    [InlineData(0, "one")]
    [InlineData(-1, "one")]
    [InlineData(1, " ")]
    public async Task EventWithoutAQuantityOrAKey_Throws(long quantity, string key)
    {
        await using var app = await MeteringApp.ShareAsync();
        await Should.ThrowAsync<ArgumentException>(() => app.RecordAsync(key, quantity));
    }

    [Fact]
    public async Task FailedStatement_Throws()
    {
        await using var app = await MeteringApp.ShareAsync();
        await Should.ThrowAsync<PostgresException>(() => app.AsAsync(app.Tenant, async (TenantSql sql) =>
        {
            await sql.RunAsync(TenantLock.Shared, default, "select 1 / $2::int where $1 is not null", 0);
            return true;
        }));
    }
}
