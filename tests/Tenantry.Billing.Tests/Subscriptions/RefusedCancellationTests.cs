using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Stripe.Http;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Subscriptions.Intents;
using Tenantry.Billing.Tests.Dunning;
using Tenantry.Billing.Tests.PlanChanges;

namespace Tenantry.Billing.Tests.Subscriptions;

/// <summary>Verifies what stays as it is when a cancellation, or undoing one, is refused.</summary>
public sealed class RefusedCancellationTests : IAsyncLifetime
{
    private readonly Refusals _refusals = new();
    private BillingApp _billing = null!;
    private SubscriptionId _id;

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync(configureHost: builder => builder.Services.AddHttpClient(StripeClients.HttpClientName)
            .AddHttpMessageHandler(() => new RefusingHandler(_refusals)));
        _id = await PlanChangeTests.SubscribeAsync(_billing, "team");
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task CancellationThatTheProviderRefuses_IsNotMade_AndIsNotTriedAgain()
    {
        _refusals.Path = "/v1/subscriptions/";
        (await CancelAsync(ends: true, "Too busy")).Problem!.Code.ShouldBe("billing.change_not_made");
        _refusals.Count.ShouldBe(1);
        _refusals.Path = null;

        var intent = await _billing.QueryAsync(db => db.Set<SubscriptionIntent>().SingleAsync());
        (intent.CompletedAt is null, intent.Failure).ShouldBe((false, "parameter_invalid"));
        await RenewAsync();
        (await _billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Active);
        Paid().ShouldBe([998.Usd(), 998.Usd()]);
    }

    [Fact]
    public async Task ReasonThatIsTooLong_IsRefused_AndNothingIsCanceled()
    {
        var refused = await CancelAsync(ends: true, new string('x', 501));
        (refused.Problem!.Code, refused.Problem.Field).ShouldBe(("billing.reason_too_long", "reason"));
        (await _billing.SubscriptionAsync()).CancelsAtPeriodEnd.ShouldBeFalse();
        (await _billing.QueryAsync(db => db.Set<SubscriptionIntent>().CountAsync())).ShouldBe(0);
        (await CancelAsync(ends: true, new string('x', 500))).IsProblem.ShouldBeFalse();
        (await _billing.SubscriptionAsync()).CancelsAtPeriodEnd.ShouldBeTrue();
    }

    [Fact]
    public async Task ScheduledChange_ThatCantBeScheduledAgain_IsDropped_AndThePlanRenews()
    {
        var quote = await PlanChangeTests.QuoteAsync(_billing, _id, "solo");
        (await PlanChangeTests.ApplyAsync(_billing, quote.Id)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        (await CancelAsync(ends: true, null)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();

        _refusals.Path = "/v1/subscription_schedules";
        (await CancelAsync(ends: false, null)).Problem!.Code.ShouldBe("billing.change_dropped");
        _refusals.Path = null;
        await _billing.SettleAsync();
        var resumed = await _billing.SubscriptionAsync();
        (resumed.CancelsAtPeriodEnd, resumed.Pending).ShouldBe((false, null));
        await RenewAsync();
        (await _billing.SubscriptionAsync()).Plan.ShouldBe("team");
        Paid().ShouldBe([998.Usd(), 998.Usd()]);
    }

    private async Task<Result<DateTimeOffset>> CancelAsync(bool ends, string? reason)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return await scope.Get<CancelSubscription>().RunAsync(_id, ends, reason, default);
    }

    private Task RenewAsync() => _billing.AdvanceAsync(TimeSpan.FromDays(32));

    private IEnumerable<Money> Paid() => _billing.Recorder.Of<PaymentReceived>().Select(received => received.Amount);

    private sealed class Refusals
    {
        /// <summary>Gets or sets the beginning of the path of the changes that are refused.</summary>
        public string? Path { get; set; }

        public int Count { get; set; }
    }

    private sealed class RefusingHandler(Refusals refusals) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (refusals.Path is not { } path || request.Method != HttpMethod.Post
                || !request.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal))
            {
                return base.SendAsync(request, cancellationToken);
            }

            refusals.Count++;
            const string Body = """{"error":{"type":"invalid_request_error","code":"parameter_invalid","message":"Refused."}}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                RequestMessage = request,
                Content = new StringContent(Body, Encoding.UTF8, "application/json"),
            });
        }
    }
}
