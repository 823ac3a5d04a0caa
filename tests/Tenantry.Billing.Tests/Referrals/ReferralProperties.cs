using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Payments;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Payments;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Tests.Referrals;

public sealed class ReferralProperties : IAsyncLifetime
{
    private ReferralApp _app = null!;

    private BillingApp App => _app.App;

    public async ValueTask InitializeAsync() => _app = await ReferralApp.StartAsync(options => options.Months = null);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

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
        await AssignReferrerAsync(referrer, referred);
        var payments = Enumerable.Range(0, 6).Select(number => new ReferredPayment(seed, number, random)).ToList();
        var events = payments.SelectMany(payment => payment.Events).ToArray();
        random.Shuffle(events);
        foreach (var paymentEvent in events)
        {
            await HandleAsync(referred, paymentEvent);
            if (random.Next(3) == 0)
            {
                await HandleAsync(referred, events[random.Next(events.Length)]);
            }
        }

        await _app.RunAsync();
        var rewards = await _app.RewardsAsync(referrer);
        foreach (var payment in payments)
        {
            var row = rewards.Single(reward => reward.Reference == payment.Reference);
            row.GivenMinor.ShouldBe(payment.IsHeld ? 0 : payment.Share, payment.ToString());
            (row.State is RewardState.Held).ShouldBe(payment.IsHeld && payment.Share > 0, payment.ToString());
        }

        var expected = payments.Where(payment => !payment.IsHeld).Sum(payment => payment.Share);
        (await _app.BalanceAsync(referrer)).ShouldBe(expected,
            "the balance at the provider is the granted amount less the reversed amount");
        var changes = await App.QueryAsync(db => db.Set<ReferralBalanceChange>().Where(row => row.TenantId == referrer).ToListAsync());
        changes.ShouldAllBe(change => change.GatewayId != null);
        changes.Sum(change => change.AmountMinor).ShouldBe(expected);
    }

    private async Task AssignReferrerAsync(TenantId referrer, TenantId referred)
    {
        var code = await _app.CodeOfAsync(referrer);
        await using var scope = App.App.For(referred);
        await scope.Get<AssignReferrer>().RunAsync(code, null, default);
    }

    // The stored payment is updated as a sync does: the refunded amount is a total and never decreases here.
    private async Task HandleAsync(TenantId referred, (ReferredPayment Payment, long Refunded) paymentEvent)
    {
        await using var scope = App.App.For(referred);
        var (payment, refunded) = paymentEvent;
        var db = scope.Get<BillingDbContext>();
        var now = App.Stripe.Clock.GetUtcNow();
        if (!await db.Set<Payment>().AnyAsync(row => row.GatewayId == payment.Reference))
        {
            db.Add(Payment.Of(payment.Reference, new Money(payment.Paid, Currency.Usd), payment.Reference, "club", null, payment.At(now)));
            await db.SaveChangesAsync();
        }

        await db.Set<Payment>().Where(row => row.GatewayId == payment.Reference && row.RefundedMinor < refunded)
            .ExecuteUpdateAsync(row => row.SetProperty(payment => payment.RefundedMinor, refunded));
        var rewards = scope.Get<UpdateReferralReward>();
        if (refunded == 0)
        {
            await rewards.HandleAsync(payment.Received(now), new EventContext(Guid.CreateVersion7(now), referred, now), default);
        }
        else
        {
            await rewards.HandleAsync(
                new PaymentRefunded(payment.Reference, 0.Usd(), new Money(refunded, Currency.Usd),
                    new Money(payment.Paid, Currency.Usd), null, now),
                new EventContext(Guid.CreateVersion7(now), referred, now), default);
        }
    }

    /// <summary>Represents a payment with an amount, a tax and an age, its partial refunds, and the events about it.</summary>
    private sealed class ReferredPayment(int seed, int number, Random random)
    {
        public string Reference { get; } = $"in_{seed}_{number}";

        public bool IsHeld { get; } = number % 3 == 2;

        public long Total { get; } = random.Next(1, 100_000);

        public int TaxPercent { get; } = random.Next(0, 26);

        public int FromBalance { get; } = random.Next(0, 4) == 0 ? 30 : 0;

        public double[] Refunds { get; } = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.NextDouble()).Order()];

        public long Net => Total * 100 / (100 + TaxPercent);

        public long Paid => Total - (Total * FromBalance / 100);

        public long TotalRefunded => Refunds.Length == 0 ? 0 : RefundedAt(Refunds[^1]);

        public long Share => (long)((decimal)Net * (Paid - TotalRefunded) / Total / 5);

        public IEnumerable<(ReferredPayment Payment, long Refunded)> Events =>
            Refunds.Select(share => (this, RefundedAt(share))).Prepend((this, 0L));

        public DateTimeOffset At(DateTimeOffset now) => IsHeld ? now : now.AddDays(-40);

        public PaymentReceived Received(DateTimeOffset now) => new(Reference, "club", new Money(Total, Currency.Usd), null, At(now))
            { AmountExcludingTax = new Money(Net, Currency.Usd) };

        public override string ToString() => $"{Reference}: {Total} with {TaxPercent} % tax, {Paid} paid, {TotalRefunded} refunded";

        private long RefundedAt(double share) => Math.Max(1, (long)(Paid * Math.Round(share, 2)));
    }
}
