using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Tenantry.Metering.Events;

namespace Tenantry.Metering.Tests.Reservations;

/// <summary>Whatever is reserved, counted, released, forgotten and recorded: the limit holds and the sums agree.</summary>
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
            Steps.ListOf().ToArbitrary(), steps => RunAsync(app, new TenantId(Guid.CreateVersion7(app.Now.AddMilliseconds(run++))), [.. steps]).GetAwaiter().GetResult());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), property);
    }

    private static async Task<bool> RunAsync(MeteringApp app, TenantId tenant, Step[] steps)
    {
        var held = new List<Held>();
        var used = 0L;
        foreach (var (index, step) in steps.Index())
        {
            var one = held.Count == 0 ? null : held[step.Which % held.Count];
            switch (step.Verb)
            {
                case "reserve":
                    var live = held.Where(other => other.IsOpen && other.Until > app.Now).Sum(other => other.Quantity);
                    var answer = await app.ReserveAsync($"step {index}", step.Quantity, Limit, tenant: tenant);
                    answer.IsGranted.ShouldBe(used + live + step.Quantity <= Limit, $"{used} used, {live} set aside, {step.Quantity} asked");
                    if (answer.IsGranted)
                    {
                        answer.Used.ShouldBeLessThanOrEqualTo(Limit);
                        held.Add(new Held(answer, $"step {index}", step.Quantity, app.Now.AddMinutes(1)));
                    }

                    break;
                case "commit" when one is not null:
                    await app.CommitAsync(one.Reservation, tenant);
                    used += one.End(counted: true);
                    break;
                case "release" when one is not null:
                    await app.ReleaseAsync(one.Reservation, tenant);
                    one.End(counted: false);
                    break;
                case "repeat" when one is { WasCounted: true }:
                    (await app.ReserveAsync(one.Key, one.Quantity, Limit, tenant: tenant)).AlreadyCounted.ShouldBeTrue();
                    (await app.RecordAsync(one.Key, one.Quantity, tenant: tenant)).ShouldBe(UsageOutcome.Duplicate);
                    break;
                case "expire":
                    app.Clock.Advance(TimeSpan.FromSeconds(40));
                    break;
                case "sweep":
                    await app.SweepAsync();
                    break;
                case "record":
                    (await app.RecordAsync($"step {index}", step.Quantity, tenant: tenant)).ShouldBe(UsageOutcome.Accepted);
                    used += step.Quantity;
                    break;
            }

            (await app.UsedAsync(tenant: tenant)).ShouldBe(used);
        }

        await app.SweepAsync();
        (await app.SetAsideAsync(tenant)).ShouldBe(held.Where(one => one.IsOpen && one.Until > app.Now).Sum(one => one.Quantity));
        (await app.AcrossAsync(db => db.Set<UsageEvent>().Where(row => row.TenantId == tenant).SumAsync(row => row.Quantity))).ShouldBe(used);
        return true;
    }

    private sealed record Step(string Verb, int Quantity, int Which);

    private sealed class Held(QuotaReservation reservation, string key, long quantity, DateTimeOffset until)
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
