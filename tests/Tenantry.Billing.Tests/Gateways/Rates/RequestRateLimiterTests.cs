using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Tenantry.Billing.Stripe;
using Tenantry.Billing.Stripe.Http;

namespace Tenantry.Billing.Tests.Gateways.Rates;

public sealed class RequestRateLimiterTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero));
    private readonly List<(string Name, DateTimeOffset At)> _sent = [];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(25)]
    public async Task AnySecond_HasNoMoreRequestsThanTheRate(int rate)
    {
        using var limiter = Limiter(rate);
        var random = new Random(20260131);
        var requests = new List<Task>();
        for (var step = 0; step < 4000; step++)
        {
            // Bursts that average about the rate: the queue is full at times, and empty at others.
            for (var arriving = random.Next(50) == 0 ? random.Next(1, 2 * rate) : 0; arriving > 0; arriving--)
            {
                requests.Add(SendAsync(limiter, "any", isBackground: random.Next(2) == 0));
            }

            await MoveAsync(limiter, TimeSpan.FromMilliseconds(random.Next(1, 40)));
        }

        await MoveUntilAsync(limiter, requests);
        var times = _sent.Select(request => request.At).Order().ToList();
        for (var first = 0; first + rate < times.Count; first++)
        {
            (times[first + rate] - times[first]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        }

        // The limiter is not slower than necessary: a full queue is sent at the rate.
        times.Count.ShouldBe(requests.Count);
    }

    [Fact]
    public async Task FullQueue_IsSentAtTheRate_AndNotSlower()
    {
        using var limiter = Limiter(10);
        var requests = Enumerable.Range(0, 50).Select(_ => SendAsync(limiter, "any")).ToList();
        await MoveAsync(limiter, TimeSpan.FromSeconds(4.1));
        requests.Count(request => request.IsCompletedSuccessfully).ShouldBe(50);
    }

    [Fact]
    public async Task InteractiveRequest_OvertakesTheBackground()
    {
        using var limiter = Limiter(10);
        var background = Enumerable.Range(0, 100).Select(index => SendAsync(limiter, $"background {index}", isBackground: true)).ToList();
        var interactive = SendAsync(limiter, "interactive");
        // A fifth of the rate is reserved for interactive requests, so this one is sent immediately although a hundred requests came
        // before.
        await SettleAsync(limiter);
        interactive.IsCompletedSuccessfully.ShouldBeTrue();
        background.Count(request => request.IsCompletedSuccessfully).ShouldBe(8);
    }

    [Fact]
    public async Task InteractiveRequests_AreServedFirst_ButTheBackgroundIsNotStarved()
    {
        using var limiter = Limiter(10);
        var all = Enumerable.Range(0, 300).Select(index => SendAsync(limiter, $"interactive {index}")).ToList();
        var background = Enumerable.Range(0, 100).Select(index => SendAsync(limiter, $"background {index}", isBackground: true)).ToList();
        await MoveAsync(limiter, TimeSpan.FromSeconds(9.5));
        all.Count(request => request.IsCompletedSuccessfully).ShouldBe(91);
        background.Count(request => request.IsCompletedSuccessfully).ShouldBe(9);
        // In the order of arrival; requests that are admitted at the same time are recorded in any order.
        _sent.Where(request => request.Name.StartsWith('i'))
            .Select(request => (request.At, Index: int.Parse(request.Name.Split(' ')[1], CultureInfo.InvariantCulture)))
            .Order().Select(request => request.Index).ShouldBe(Enumerable.Range(0, 91));
    }

    [Fact]
    public async Task CanceledWait_TakesNoPlace_AndLeavesTheQueueClean()
    {
        using var limiter = Limiter(1);
        await SendAsync(limiter, "first");
        using var stop = new CancellationTokenSource();
        var canceled = SendAsync(limiter, "canceled", cancellationToken: stop.Token);
        var after = SendAsync(limiter, "after");
        limiter.Waiting.ShouldBe(2);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(canceled);
        limiter.Waiting.ShouldBe(1);
        await MoveAsync(limiter, TimeSpan.FromSeconds(1.1));
        after.IsCompletedSuccessfully.ShouldBeTrue();
        limiter.Waiting.ShouldBe(0);
        _sent.Select(request => request.Name).ShouldBe(["first", "after"]);
    }

    [Fact]
    public async Task RequestCanceledBeforehand_IsNotSent()
    {
        using var limiter = Limiter(1);
        var canceled = SendAsync(limiter, "canceled", cancellationToken: new CancellationToken(canceled: true));
        await Should.ThrowAsync<OperationCanceledException>(canceled);
        await SendAsync(limiter, "first");
        _sent.ShouldHaveSingleItem().Name.ShouldBe("first");
    }

    [Fact]
    public async Task TooManyRequests_HalvesTheRateOnce_AndTheRateRecoversInSteps()
    {
        using var limiter = Limiter(20);
        limiter.SlowDown().ShouldBe(10);
        limiter.SlowDown().ShouldBeNull("several responses belong to one burst");
        var requests = Enumerable.Range(0, 200).Select(_ => SendAsync(limiter, "any")).ToList();
        await SettleAsync(limiter);
        _sent.Count.ShouldBe(10);
        await MoveAsync(limiter, TimeSpan.FromSeconds(1.01));
        // A tenth of the full rate is added each second.
        _sent.Count.ShouldBe(10 + 12);
        await MoveAsync(limiter, TimeSpan.FromSeconds(20));
        requests.ShouldAllBe(request => request.IsCompletedSuccessfully);
        _sent.Count(request => request.At >= _sent[^1].At - TimeSpan.FromMilliseconds(999)).ShouldBeLessThanOrEqualTo(20);
        _clock.Advance(TimeSpan.FromSeconds(2));
        limiter.SlowDown().ShouldBe(10, "the rate had recovered to twenty");
    }

    [Theory]
    [InlineData("sk_live_1", "https://api.stripe.com", null, 100)]
    [InlineData("rk_live_1", "https://api.stripe.com", null, 100)]
    [InlineData("sk_test_1", "https://api.stripe.com", null, 25)]
    [InlineData("sk_test_1", "http://127.0.0.1:12111", null, 10_000)]
    [InlineData("sk_live_1", "https://api.stripe.com", 40, 40)]
    public void Rate_DefaultsToStripesLimitForTheKey(string key, string address, int? configured, int expected) =>
        new StripeOptions { SecretKey = key, ApiBase = address, RequestsPerSecond = configured }.EffectiveRate.ShouldBe(expected);

    private RequestRateLimiter Limiter(int rate) => new(new StripeOptions { SecretKey = "sk_test_1", RequestsPerSecond = rate }, _clock);

    private async Task SendAsync(
        RequestRateLimiter limiter, string name, bool isBackground = false, CancellationToken cancellationToken = default)
    {
        await limiter.WaitAsync(isBackground, cancellationToken);
        lock (_sent)
        {
            _sent.Add((name, _clock.GetUtcNow()));
        }
    }

    private async Task MoveAsync(RequestRateLimiter limiter, TimeSpan by)
    {
        for (var step = TimeSpan.FromMilliseconds(1); by > TimeSpan.Zero; by -= step)
        {
            _clock.Advance(step);
            await SettleAsync(limiter);
        }
    }

    private async Task MoveUntilAsync(RequestRateLimiter limiter, List<Task> requests)
    {
        while (requests.Exists(request => !request.IsCompleted))
        {
            await MoveAsync(limiter, TimeSpan.FromMilliseconds(100));
        }
    }

    // The clock stands still while the admitted requests record their time.
    private async Task SettleAsync(RequestRateLimiter limiter)
    {
        while (true)
        {
            lock (_sent)
            {
                if (_sent.Count == limiter.Admitted)
                {
                    return;
                }
            }

            await Task.Yield();
        }
    }
}
