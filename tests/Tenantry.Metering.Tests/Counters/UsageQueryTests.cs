namespace Tenantry.Metering.Tests.Counters;

public sealed class UsageQueryTests
{
    [Fact]
    public async Task UsageOfAnyPeriod_IsExact_WithLateEvents()
    {
        await using var app = await MeteringApp.ShareAsync();
        var random = new Random(20260131);
        var sent = new List<(DateTimeOffset At, long Quantity)>();
        UsagePeriod[] periods =
        [
            app.Period,
            new(app.Period.Start.AddMonths(-1), app.Period.Start),
            new(app.Now.AddDays(-3).AddMinutes(7), app.Now.AddHours(5)),
            new(app.Now.AddDays(-40), app.Now.AddTicks(10)),
            new(app.Now.AddDays(2), app.Now.AddDays(3)),
        ];
        for (var round = 0; round < 3; round++)
        {
            for (var index = 0; index < 20; index++)
            {
                var at = index == 0 ? app.Period.Start : index == 1 ? app.Period.Start.AddTicks(-10)
                    : app.Now.AddMinutes(-random.Next(60 * 24 * 50));
                sent.Add((at, random.Next(1, 9)));
                await app.RecordAsync($"{round}-{index}", sent[^1].Quantity, at: at);
            }

            foreach (var period in periods)
            {
                (await app.GetUsageAsync(period)).ShouldBe(sent.Where(usage => usage.At >= period.Start && usage.At < period.End)
                    .Sum(usage => usage.Quantity), period.ToString());
            }
        }
    }

    [Fact]
    public async Task ReservationAtTheEndOfItsPeriod_CountsInThatPeriodOnly()
    {
        await using var app = await MeteringApp.ShareAsync();
        var ended = new UsagePeriod(app.Now.AddDays(-1), app.Now);
        var reservation = await app.ReserveAsync("one", 4, period: ended);
        await app.CommitAsync(reservation);
        (await app.GetUsageAsync(ended)).ShouldBe(4);
        (await app.GetUsageAsync(new UsagePeriod(app.Now, app.Now.AddDays(1)))).ShouldBe(0);
    }

    [Fact]
    public async Task AnotherTenant_HasItsOwnUsageAndKeys()
    {
        await using var app = await MeteringApp.ShareAsync();
        await app.RecordAsync("one", 3);
        (await app.ReserveAsync("two", 7)).IsGranted.ShouldBeTrue();
        (await app.GetUsageAsync(tenant: app.Other)).ShouldBe(0);
        (await app.RecordAsync("one", 4, tenant: app.Other)).ShouldBe(UsageOutcome.Accepted);
        (await app.ReserveAsync("two", 6, tenant: app.Other)).AlreadyCounted.ShouldBeFalse();
        (await app.GetUsageAsync()).ShouldBe(3);
        using var client = app.ClientAs("owner", app.Other);
        var response = await client.GetStringAsync("/api/usage");
        response.ShouldContain("\"used\":4");
        response.ShouldNotContain("\"used\":3");
    }

    [Fact]
    public async Task UnknownMeter_Throws()
    {
        await using var app = await MeteringApp.ShareAsync();
        (await Should.ThrowAsync<InvalidOperationException>(() => app.GetUsageAsync(meter: "lessons"))).Message
            .ShouldContain(".Meter(\"lessons\"");
    }
}
