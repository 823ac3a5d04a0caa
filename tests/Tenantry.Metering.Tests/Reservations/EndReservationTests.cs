using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Reservations;

namespace Tenantry.Metering.Tests.Reservations;

public sealed class EndReservationTests
{
    [Theory]
    [InlineData("commit commit", 4)]
    [InlineData("release release", 0)]
    [InlineData("commit release commit", 4)]
    [InlineData("release commit release", 0)]
    [InlineData("expire commit commit release", 4)]
    [InlineData("expire release commit", 0)]
    [InlineData("expire expire", 0)]
    [InlineData("commit expire release", 4)]
    public async Task FirstTransition_Wins(string order, long used)
    {
        await using var app = await MeteringApp.StartAsync();
        var reservation = await app.ReserveAsync("one", 4);
        foreach (var step in order.Split(' '))
        {
            if (step == "expire")
            {
                app.Clock.Advance(TimeSpan.FromMinutes(1));
                await app.ReleaseExpiredAsync();
            }
            else
            {
                await (step == "commit" ? app.CommitAsync(reservation) : app.ReleaseAsync(reservation));
            }

            (await app.GetReservedAsync()).ShouldBe(0, step);
        }

        (await app.GetUsageAsync()).ShouldBe(used);
    }

    [Fact]
    public async Task ConcurrentCommitReleaseAndExpiration_EndTheReservationOnce()
    {
        await using var app = await MeteringApp.StartAsync();
        for (var round = 0; round < 10; round++)
        {
            var before = await app.GetUsageAsync();
            var reservation = await app.ReserveAsync($"round {round}", 4, limit: null);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(
                Task.Run(() => app.CommitAsync(reservation)), Task.Run(() => app.ReleaseAsync(reservation)),
                Task.Run(app.ReleaseExpiredAsync), Task.Run(() => app.CommitAsync(reservation)));
            (await app.GetUsageAsync() - before).ShouldBeOneOf(0, 4);
            (await app.GetReservedAsync()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task AnotherTenantsReservation_CanBeNeitherCommittedNorReleased()
    {
        await using var app = await MeteringApp.ShareAsync();
        await app.ReserveAsync("own", 1, tenant: app.Other);
        var reservation = await app.ReserveAsync("one", 4);
        await app.CommitAsync(reservation, app.Other);
        await app.ReleaseAsync(reservation, app.Other);
        (await app.GetReservedAsync()).ShouldBe(4);
        (await app.GetUsageAsync()).ShouldBe(0);
        (await app.GetUsageAsync(tenant: app.Other)).ShouldBe(0);
        await app.CommitAsync(reservation);
        (await app.GetUsageAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task ExpiredReservation_IsDeletedAfterSevenDays()
    {
        await using var app = await MeteringApp.StartAsync();
        await app.ReserveAsync("one");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.ReleaseExpiredAsync();
        app.Clock.Advance(TimeSpan.FromDays(7));
        await app.ReleaseExpiredAsync();
        (await app.QueryAsync(db => db.Set<UsageReservation>().CountAsync())).ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.ReleaseExpiredAsync();
        (await app.QueryAsync(db => db.Set<UsageReservation>().CountAsync())).ShouldBe(0);
    }
}
