using System.Globalization;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Pages;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions.Intents;
using Tenantry.Billing.Subscriptions;
using Tenantry.Billing.Tests.Dunning;
using Tenantry.Billing.Tests.PlanChanges;

namespace Tenantry.Billing.Tests.Subscriptions;

/// <summary>
/// When a subscription ends: one answer, whichever of the provider's two fields says it, and to whatever instant it is set.
/// </summary>
public sealed class EndOfASubscriptionTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EndThatThePortalSetAsATime_IsShown_AndTakenBack()
    {
        var bought = await BuyAsync();
        // In flexible billing mode the portal sets cancel_at, and cancel_at_period_end stays false.
        await UpdateAsync(("cancel_at", Unix(bought.PeriodEnd)));
        var canceled = await _billing.SubscriptionAsync();
        (canceled.CancelsAtPeriodEnd, canceled.EndsAt, canceled.AccessUntil).ShouldBe((true, bought.PeriodEnd, bought.PeriodEnd));

        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        (await owner.PostAsync($"/api/billing/subscriptions/{bought.Id}/resume", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var live = await LiveAsync();
        live.GetProperty("cancel_at").ValueKind.ShouldBe(JsonValueKind.Null);
        live.GetProperty("cancel_at_period_end").GetBoolean().ShouldBeFalse();
        (await _billing.SubscriptionAsync()).EndsAt.ShouldBeNull();
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await _billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Active);
    }

    [Fact]
    public async Task EndWithinThePeriod_IsShownAndApplied_AtItsInstant()
    {
        var bought = await BuyAsync();
        var end = DateTimeOffset.FromUnixTimeSeconds(bought.PeriodStart.AddDays(12).ToUnixTimeSeconds());
        await UpdateAsync(("cancel_at", Unix(end)));
        var canceled = await _billing.SubscriptionAsync();
        (canceled.EndsAt, canceled.AccessUntil, canceled.HasAccess(end)).ShouldBe((end, end, false));
        StatusText.Of(canceled).ShouldBe($"Cancels {end.ToString("d MMM", CultureInfo.InvariantCulture)}");
        await _billing.AdvanceAsync(TimeSpan.FromDays(12.1));
        (await _billing.SubscriptionAsync()).Status.ShouldBe(SubscriptionStatus.Canceled);
    }

    [Fact]
    public async Task EndAfterThisPeriod_RenewsUntilThen()
    {
        var bought = await BuyAsync();
        var end = DateTimeOffset.FromUnixTimeSeconds(bought.PeriodEnd.AddDays(10).ToUnixTimeSeconds());
        await UpdateAsync(("cancel_at", Unix(end)));
        var set = await _billing.SubscriptionAsync();
        set.EndsAt.ShouldBe(end);
        set.AccessUntil.ShouldBe(bought.PeriodEnd.AddHours(6), "it renews first, with the leeway of every renewal");
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await _billing.SubscriptionAsync()).AccessUntil.ShouldBe(end);
    }

    [Fact]
    public async Task ResumeThatLeavesAnEnd_IsAnError_AndNotAPromise()
    {
        var bought = await BuyAsync();
        await CancelAsync(bought.Id);
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            var row = await scope.Get<Tenantry.Billing.Data.BillingDbContext>().Set<Subscription>().AsNoTracking().SingleAsync();
            // The provider has been asked already, by a key that is answered again: what remains set is what counts.
            var intent = await scope.Get<SaveIntent>()
                .RunAsync(row, SubscriptionIntentKind.Resume, "billing.subscription.resumed", null, null,
                default);
            (await scope.Get<CompleteIntent>().RunAsync(intent, default)).IsProblem.ShouldBeFalse();
            await UpdateAsync(("cancel_at_period_end", "true"));
            var again = await scope.Get<CompleteIntent>().RunAsync(intent, default);
            again.Problem!.Code.ShouldBe("billing.still_ends");
            again.Problem.Message.ShouldContain($"{bought.PeriodEnd:d MMMM yyyy}");
        }
    }

    [Fact]
    public async Task StoredCopy_IsNotTrusted_WhenItSaysCanceledAlready()
    {
        var bought = await BuyAsync();
        await CancelAsync(bought.Id);
        await _billing.DropWebhooksAsync(next: 5);
        await _billing.PostToStripeAsync($"/v1/subscriptions/{await GatewayIdAsync()}", ("cancel_at_period_end", "false"));
        await CancelAsync(bought.Id);
        (await LiveAsync()).GetProperty("cancel_at_period_end").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task WaitingDowngrade_SurvivesCancelAndResume()
    {
        var id = await PlanChangeTests.SubscribeAsync(_billing, "team");
        var quote = await PlanChangeTests.QuoteAsync(_billing, id, "solo");
        (await PlanChangeTests.ApplyAsync(_billing, quote.Id)).IsProblem.ShouldBeFalse();
        await _billing.SettleAsync();
        await CancelAsync(id);
        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        (await owner.PostAsync($"/api/billing/subscriptions/{id}/resume", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await _billing.SettleAsync();
        (await _billing.SubscriptionAsync()).Pending!.Plan.ShouldBe("solo");
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await _billing.SubscriptionAsync()).Plan.ShouldBe("solo");
        // $998, then $499 as agreed.
        _billing.Recorder.Of<PaymentReceived>().Select(paid => paid.Amount).ShouldBe([998.Usd(), 499.Usd()]);
    }

    [Fact]
    public async Task CancellationThatWasInterrupted_IsAudited_AndCompletedByTheJob()
    {
        var bought = await BuyAsync();
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            var row = await scope.Get<Tenantry.Billing.Data.BillingDbContext>().Set<Subscription>().AsNoTracking().SingleAsync();
            // The process dies here: saved and audited, and the provider was not called.
            await scope.Get<SaveIntent>().RunAsync(row, SubscriptionIntentKind.Cancel,
                "billing.subscription.cancel_at_period_end", "Too busy",
                null, default);
        }

        await _billing.AdvanceAsync(TimeSpan.FromMinutes(3));
        (await _billing.SubscriptionAsync()).EndsAt.ShouldBeNull();
        await using (var scope = _billing.App.For(null))
        {
            await scope.Get<CompleteIntents>().RunAsync(default);
        }

        await _billing.SettleAsync();
        (await _billing.SubscriptionAsync()).EndsAt.ShouldBe(bought.PeriodEnd);
        (await _billing.QueryAsync(db => db.Set<SubscriptionIntent>().CountAsync(intent => intent.CompletedAt == null))).ShouldBe(0);
    }

    [Fact]
    public async Task Reason_HasALimit()
    {
        var bought = await BuyAsync();
        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        using var tooLong = await owner.PostAsJsonAsync($"/api/billing/subscriptions/{bought.Id}/cancel",
            new { reason = new string('x', 501) });
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _billing.SubscriptionAsync()).EndsAt.ShouldBeNull();
    }

    private async Task<SubscriptionSummary> BuyAsync()
    {
        await _billing.BuyAsync("academy", "monthly");
        return await _billing.SubscriptionAsync();
    }

    private async Task CancelAsync(SubscriptionId id)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<CancelSubscription>().RunAsync(id, ends: true, null, default)).Problem?.Message.ShouldBeNull();
        await _billing.SettleAsync();
    }

    private Task<string> GatewayIdAsync() => _billing.QueryAsync(db => db.Set<Subscription>().Select(row => row.GatewayId).SingleAsync());

    private async Task<JsonElement> LiveAsync() =>
        await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{await GatewayIdAsync()}");

    private async Task UpdateAsync(params (string, string)[] fields)
    {
        await _billing.PostToStripeAsync($"/v1/subscriptions/{await GatewayIdAsync()}", fields);
        await _billing.SettleAsync();
    }

    private static string Unix(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
