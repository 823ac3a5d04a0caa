using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Tests.Referrals;

public sealed class ReferralProperties : IAsyncLifetime
{
    private Programme _programme = null!;

    private BillingApp App => _programme.App;

    public async ValueTask InitializeAsync() => _programme = await Programme.StartAsync(options => options.Months = null);

    public ValueTask DisposeAsync() => _programme.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task EventsInAnyOrderAndRepeated_CreditAFifthOfTheRetainedAmount(int seed)
    {
        var random = new Random(seed);
        var (referrer, referred) = (App.NewTenant(), App.NewTenant());
        (App.Owners[referrer], App.Owners[referred]) = ($"{referrer}@example.com", $"{referred}@example.com");
        await BindAsync(referrer, referred);
        var payments = Enumerable.Range(0, 6).Select(one => new Told(seed, one, random)).ToList();
        var news = payments.SelectMany(payment => payment.News).ToArray();
        random.Shuffle(news);
        foreach (var one in news)
        {
            await TellAsync(referred, one);
            if (random.Next(3) == 0)
            {
                await TellAsync(referred, news[random.Next(news.Length)]);
            }
        }

        await _programme.RunAsync();
        var rewards = await _programme.RewardsAsync(referrer);
        foreach (var payment in payments)
        {
            var row = rewards.Single(reward => reward.Reference == payment.Reference);
            row.GivenMinor.ShouldBe(payment.IsHeld ? 0 : payment.Share, payment.ToString());
            (row.State is RewardState.Held).ShouldBe(payment.IsHeld && payment.Share > 0, payment.ToString());
        }

        var expected = payments.Where(payment => !payment.IsHeld).Sum(payment => payment.Share);
        (await _programme.BalanceAsync(referrer)).ShouldBe(expected,
            "what stands at the provider is what was given, less what was taken back");
        var moves = await App.AcrossAsync(db => db.Set<ReferralBalanceChange>().Where(row => row.TenantId == referrer).ToListAsync());
        moves.ShouldAllBe(move => move.GatewayId != null);
        moves.Sum(move => move.AmountMinor).ShouldBe(expected);
    }

    private async Task BindAsync(TenantId referrer, TenantId referred)
    {
        var code = await _programme.CodeOfAsync(referrer);
        await using var scope = App.App.For(referred);
        await scope.Get<AssignReferrer>().RunAsync(code, null, default);
    }

    // The stored payment is updated as a sync does: the refunded amount is a total and never decreases here.
    private async Task TellAsync(TenantId referred, (Told Payment, long Refunded) news)
    {
        await using var scope = App.App.For(referred);
        var (payment, refunded) = news;
        var db = scope.Get<BillingDbContext>();
        var now = App.Stripe.Clock.GetUtcNow();
        if (!await db.Set<Payment>().AnyAsync(row => row.GatewayId == payment.Reference))
        {
            db.Add(Payment.Of(payment.Reference, new Money(payment.Paid, Currency.Usd), payment.Reference, "club", null, payment.At(now)));
            await db.SaveChangesAsync();
        }

        await db.Set<Payment>().Where(row => row.GatewayId == payment.Reference && row.RefundedMinor < refunded)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.RefundedMinor, refunded));
        var follow = scope.Get<UpdateReferralReward>();
        if (refunded == 0)
        {
            await follow.HandleAsync(payment.Received(now), new EventContext(Guid.CreateVersion7(now), referred, now), default);
        }
        else
        {
            await follow.HandleAsync(
                new PaymentRefunded(payment.Reference, 0.Usd(), new Money(refunded, Currency.Usd),
                    new Money(payment.Paid, Currency.Usd), null, now),
                new EventContext(Guid.CreateVersion7(now), referred, now), default);
        }
    }

    /// <summary>Represents a payment with an amount, a tax and an age, its partial refunds, and the events about it.</summary>
    private sealed class Told(int seed, int number, Random random)
    {
        public string Reference { get; } = $"in_{seed}_{number}";

        public bool IsHeld { get; } = number % 3 == 2;

        public long Total { get; } = random.Next(1, 100_000);

        public int TaxPercent { get; } = random.Next(0, 26);

        public int FromBalance { get; } = random.Next(0, 4) == 0 ? 30 : 0;

        public double[] Refunds { get; } = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.NextDouble()).Order()];

        public long Net => Total * 100 / (100 + TaxPercent);

        public long Paid => Total - (Total * FromBalance / 100);

        public long Back => Refunds.Length == 0 ? 0 : RefundedAt(Refunds[^1]);

        public long Share => (long)((decimal)Net * (Paid - Back) / Total / 5);

        public IEnumerable<(Told Payment, long Refunded)> News => Refunds.Select(share => (this, RefundedAt(share))).Prepend((this, 0L));

        public DateTimeOffset At(DateTimeOffset now) => IsHeld ? now : now.AddDays(-40);

        public PaymentReceived Received(DateTimeOffset now) => new(Reference, "club", new Money(Total, Currency.Usd), null, At(now))
            { AmountExcludingTax = new Money(Net, Currency.Usd) };

        public override string ToString() => $"{Reference}: {Total} with {TaxPercent} % tax, {Paid} paid, {Back} back";

        private long RefundedAt(double share) => Math.Max(1, (long)(Paid * Math.Round(share, 2)));
    }
}
