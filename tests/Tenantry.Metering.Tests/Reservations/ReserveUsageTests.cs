namespace Tenantry.Metering.Tests.Reservations;

public sealed class ReserveUsageTests
{
    [Fact]
    public async Task Of64ConcurrentCallers_WithALimitOf10_10AreGranted()
    {
        await using var app = await MeteringApp.ShareAsync();
        var reservations = await Task.WhenAll(Enumerable.Range(0, 64).Select(index => Task.Run(() => app.ReserveAsync($"call {index}"))));
        reservations.Count(reservation => reservation.IsGranted).ShouldBe(10);
        reservations.Where(reservation => reservation.IsGranted).Select(reservation => reservation.Used).Order()
            .ShouldBe(Enumerable.Range(1, 10).Select(used => (long)used));
        reservations.Where(reservation => !reservation.IsGranted)
            .ShouldAllBe(reservation => reservation.Used == 10 && reservation.Limit == 10);
        foreach (var reservation in reservations.Where(reservation => reservation.IsGranted))
        {
            await app.CommitAsync(reservation);
        }

        (await app.GetUsageAsync()).ShouldBe(10);
        (await app.GetReservedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task SameKeyReservedTwice_IsOneReservation_AndCountsOnce()
    {
        await using var app = await MeteringApp.ShareAsync();
        var reservations = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => app.ReserveAsync("one", 2))));
        reservations.Select(reservation => reservation.Id).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (await app.GetReservedAsync()).ShouldBe(2);
        await app.CommitAsync(reservations[0]);
        var again = await app.ReserveAsync("one", 2, limit: 2);
        again.IsGranted.ShouldBeTrue();
        again.AlreadyCounted.ShouldBeTrue();
        await app.CommitAsync(again);
        await app.ReleaseAsync(again);
        (await app.GetUsageAsync()).ShouldBe(2);
        (await app.GetReservedAsync()).ShouldBe(0);
        (await app.RecordAsync("one", 2)).ShouldBe(UsageOutcome.Duplicate);
    }

    [Fact]
    public async Task FirstCallersOfAPeriod_AreAllGranted_WhileItsCounterIsCreated()
    {
        await using var app = await MeteringApp.ShareAsync();
        for (var round = 0; round < 5; round++)
        {
            var period = new UsagePeriod(app.Now.AddHours(-round - 1), app.Now.AddHours(1));
            var reservations = await Task.WhenAll(Enumerable.Range(0, 16)
                .Select(index => Task.Run(() => app.ReserveAsync($"{round} {index}", limit: 16, period: period))));
            reservations.ShouldAllBe(reservation => reservation.IsGranted);
        }
    }

    [Fact]
    public async Task WithoutALimit_EverythingIsGranted_AndWithALimitOfZero_Nothing()
    {
        await using var app = await MeteringApp.ShareAsync();
        (await app.ReserveAsync("one", 1_000_000, limit: null)).IsGranted.ShouldBeTrue();
        (await app.ReserveAsync("two", limit: 0, tenant: app.Other)).IsGranted.ShouldBeFalse();
    }

    [Fact]
    public async Task RecordedUsage_CountsTowardTheLimit_EvenBeyondIt()
    {
        await using var app = await MeteringApp.ShareAsync();
        await app.RecordAsync("one", 9);
        (await app.ReserveAsync("two", 2)).IsGranted.ShouldBeFalse();
        (await app.ReserveAsync("three")).IsGranted.ShouldBeTrue();
        await app.RecordAsync("four", 5);
        var refused = await app.ReserveAsync("five");
        refused.IsGranted.ShouldBeFalse();
        refused.Used.ShouldBe(15);
    }

    [Fact]
    public async Task ExpiredReservation_FreesItsQuota_AndALateCommitStillCounts()
    {
        await using var app = await MeteringApp.StartAsync();
        var slow = await app.ReserveAsync("slow", 10);
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        (await app.ReserveAsync("early")).IsGranted.ShouldBeFalse();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await app.ReserveAsync("next", 10);
        next.IsGranted.ShouldBeTrue();
        await app.CommitAsync(slow);
        await app.CommitAsync(next);
        (await app.GetUsageAsync()).ShouldBe(20);
        (await app.GetReservedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ExpiredKeyReservedAgain_CountsOnce()
    {
        await using var app = await MeteringApp.StartAsync();
        var first = await app.ReserveAsync("one", 6);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await app.ReserveAsync("one", 6);
        second.IsGranted.ShouldBeTrue();
        second.Id.ShouldNotBe(first.Id);
        await app.CommitAsync(first);
        await app.CommitAsync(second);
        (await app.GetUsageAsync()).ShouldBe(6);
        (await app.GetReservedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task ExpiredKey_IsGrantedInTheNextPeriod()
    {
        await using var app = await MeteringApp.StartAsync();
        await app.ReserveAsync("one", 6);
        app.Clock.SetUtcNow(app.Period.End);
        var next = await app.ReserveAsync("one", 6, limit: null, period: new(app.Period.End, app.Period.End.AddMonths(1)));
        next.IsGranted.ShouldBeTrue();
        (await app.GetReservedAsync()).ShouldBe(6);
    }

    [Fact]
    public async Task CrashBetweenReserveAndCommit_FreesTheQuotaAfterTheLifetime()
    {
        var crashed = await MeteringApp.StartAsync();
        (await crashed.ReserveAsync("lost", 10)).IsGranted.ShouldBeTrue();
        await crashed.DisposeAsync();

        await using var app = await MeteringApp.StartAsync(crashed.App);
        (await app.ReserveAsync("next", 10)).IsGranted.ShouldBeFalse();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ReleaseExpiredAsync();
        (await app.GetReservedAsync()).ShouldBe(0);
        (await app.ReserveAsync("next", 10)).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public async Task KeyOfAnotherMeter_Throws()
    {
        await using var app = await MeteringApp.StartAsync(configure: metering => metering.Meter("lessons", "Lessons", "lesson"));
        await app.ReserveAsync("one");
        (await Should.ThrowAsync<InvalidOperationException>(() => app.ReserveAsync("one", meter: "lessons"))).Message
            .ShouldContain("Include the meter in the key");
    }
}
