using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Tests.Reservations;

/// <summary>For any sequence of reservations, commits, releases, expirations and events, the limit holds and the sums agree.</summary>
public sealed class ReservationProperties
{
    private const long Limit = 10;

    private static readonly Gen<Step> Steps =
        from verb in Gen.Elements("reserve", "reserve", "reserve", "commit", "commit", "release", "expire", "sweep", "record", "repeat")
        from quantity in Gen.Choose(1, 4)
        from which in Gen.Choose(0, 20)
        select new Step(verb, quantity, which);

    [Fact]
    public async Task AnySequence_KeepsReservationsWithinTheLimit_AndEndsWithWhatWasCommittedAndRecorded()
    {
        await using var app = await MeteringApp.StartAsync();
        var run = 0;
        var property = Prop.ForAll(
            Steps.ListOf().ToArbitrary(), steps =>
            RunAsync(app, new TenantId(Guid.CreateVersion7(app.Now.AddMilliseconds(run++))), [.. steps]).GetAwaiter().GetResult());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), property);
    }

    private static async Task<bool> RunAsync(MeteringApp app, TenantId tenant, Step[] steps)
    {
        var reservations = new List<OpenReservation>();
        var used = 0L;
        foreach (var (index, step) in steps.Index())
        {
            var reservation = reservations.Count == 0 ? null : reservations[step.Which % reservations.Count];
            switch (step.Verb)
            {
                case "reserve":
                    var reserved = reservations.Where(other => other.IsOpen && other.Until > app.Now).Sum(other => other.Quantity);
                    var result = await app.ReserveAsync($"step {index}", step.Quantity, Limit, tenant: tenant);
                    result.IsGranted.ShouldBe(used + reserved + step.Quantity <= Limit,
                        $"{used} used, {reserved} reserved, {step.Quantity} requested");
                    if (result.IsGranted)
                    {
                        result.Used.ShouldBeLessThanOrEqualTo(Limit);
                        reservations.Add(new OpenReservation(result, $"step {index}", step.Quantity, app.Now.AddMinutes(1)));
                    }

                    break;
                case "commit" when reservation is not null:
                    await app.CommitAsync(reservation.Reservation, tenant);
                    used += reservation.End(counted: true);
                    break;
                case "release" when reservation is not null:
                    await app.ReleaseAsync(reservation.Reservation, tenant);
                    reservation.End(counted: false);
                    break;
                case "repeat" when reservation is { WasCounted: true }:
                    (await app.ReserveAsync(reservation.Key, reservation.Quantity, Limit, tenant: tenant)).AlreadyCounted.ShouldBeTrue();
                    (await app.RecordAsync(reservation.Key, reservation.Quantity, tenant: tenant)).ShouldBe(UsageOutcome.Duplicate);
                    break;
                case "expire":
                    app.Clock.Advance(TimeSpan.FromSeconds(40));
                    break;
                case "sweep":
                    await app.ReleaseExpiredAsync();
                    break;
                case "record":
                    (await app.RecordAsync($"step {index}", step.Quantity, tenant: tenant)).ShouldBe(UsageOutcome.Accepted);
                    used += step.Quantity;
                    break;
            }

            (await app.GetUsageAsync(tenant: tenant)).ShouldBe(used);
        }

        await app.ReleaseExpiredAsync();
        (await app.GetReservedAsync(tenant)).ShouldBe(reservations.Where(reservation => reservation.IsOpen && reservation.Until > app.Now)
            .Sum(reservation => reservation.Quantity));
        (await app.QueryAsync(db => db.Set<UsageEvent>().Where(row => row.TenantId == tenant).SumAsync(row => row.Quantity))).ShouldBe(
            used);
        return true;
    }

    private sealed record Step(string Verb, int Quantity, int Which);

    private sealed class OpenReservation(QuotaReservation reservation, string key, long quantity, DateTimeOffset until)
    {
        public QuotaReservation Reservation { get; } = reservation;

        public string Key { get; } = key;

        public long Quantity { get; } = quantity;

        public DateTimeOffset Until { get; } = until;

        public bool IsOpen { get; private set; } = true;

        public bool WasCounted { get; private set; }

        public long End(bool counted)
        {
            var adds = IsOpen && counted ? Quantity : 0;
            WasCounted |= adds > 0;
            IsOpen = false;
            return adds;
        }
    }
}
