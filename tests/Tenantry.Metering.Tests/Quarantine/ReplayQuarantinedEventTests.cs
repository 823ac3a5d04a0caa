using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Ingestion;
using Tenantry.Metering.Quarantine;

namespace Tenantry.Metering.Tests.Quarantine;

public sealed class ReplayQuarantinedEventTests
{
    [Fact]
    public async Task EventOfAnUnknownMeter_IsQuarantined_AndCountedAfterTheMeterIsAdded()
    {
        await using var before = await MeteringApp.StartAsync();
        var occurredAt = before.Now.AddDays(-2).AddTicks(7);
        (await before.RecordAsync("timed", 3, "lessons", occurredAt)).ShouldBe(UsageOutcome.UnknownMeter);
        (await before.RecordAsync("orders/1", 4, "lessons")).ShouldBe(UsageOutcome.UnknownMeter);
        (await before.RecordAsync("orders/1", 4, "lessons")).ShouldBe(UsageOutcome.UnknownMeter);
        (await CountQuarantinedAsync(before)).ShouldBe(2);
        (await ReplayAsync(before, "timed"))!.Code.ShouldBe("metering.still_unknown");
        (await CountQuarantinedAsync(before)).ShouldBe(2);

        await using var app = await MeteringApp.StartAsync(before.App, metering => metering.Meter("lessons", "Lessons", "lesson"));
        app.Clock.Advance(TimeSpan.FromHours(1));
        (await ReplayAsync(app, "timed")).ShouldBeNull();
        (await ReplayAsync(app, "orders/1")).ShouldBeNull();
        (await CountQuarantinedAsync(app)).ShouldBe(0);
        (await app.GetUsageAsync(meter: "lessons")).ShouldBe(7);
        (await app.GetUsageAsync(new(occurredAt.AddSeconds(-1), occurredAt.AddSeconds(1)), meter: "lessons")).ShouldBe(3);
        (await app.GetUsageAsync(new(app.Now.AddHours(-1), app.Now), meter: "lessons")).ShouldBe(4);

        // A retry of the sender is a duplicate of the counted event, not a conflict.
        (await app.RecordAsync("timed", 3, "lessons", occurredAt)).ShouldBe(UsageOutcome.Duplicate);
        (await app.RecordAsync("orders/1", 4, "lessons")).ShouldBe(UsageOutcome.Duplicate);
        (await ReplayAsync(app, "timed"))!.Code.ShouldBe("metering.unmatched_not_found");
        (await app.GetUsageAsync(meter: "lessons")).ShouldBe(7);
    }

    [Fact]
    public async Task EventWhoseKeyWasCountedMeanwhile_IsRefused_AndStaysQuarantined()
    {
        await using var before = await MeteringApp.StartAsync();
        await before.RecordAsync("one", 3, "lessons");
        (await before.RecordAsync("one", 3)).ShouldBe(UsageOutcome.Accepted);
        await using var app = await MeteringApp.StartAsync(before.App, metering => metering.Meter("lessons", "Lessons", "lesson"));
        (await ReplayAsync(app, "one"))!.Code.ShouldBe("metering.key_conflict");
        (await CountQuarantinedAsync(app)).ShouldBe(1);
        (await app.GetUsageAsync(meter: "lessons")).ShouldBe(0);
    }

    [Fact]
    public async Task AnotherTenantsEvent_CannotBeIngested()
    {
        await using var app = await MeteringApp.ShareAsync();
        await app.RecordAsync("one", 3, "lessons");
        (await ReplayAsync(app, "one", app.Other))!.Code.ShouldBe("metering.unmatched_not_found");
    }

    private static Task<int> CountQuarantinedAsync(MeteringApp app) => app.QueryAsync(db => db.Set<QuarantinedEvent>().CountAsync());

    private static Task<Problem?> ReplayAsync(MeteringApp app, string key, TenantId? tenant = null) =>
        app.AsAsync(tenant ?? app.Tenant, async (ReplayQuarantinedEvent replay) => (await replay.RunAsync(key, default)).Problem);
}
