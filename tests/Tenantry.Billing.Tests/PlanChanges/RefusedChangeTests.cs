using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.PlanChanges;

public sealed class RefusedChangeTests : IAsyncLifetime
{
    private BillingApp _billing = null!;
    private SubscriptionId _id;

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync();
        _id = await PlanChangeTests.SubscribeAsync(_billing, "team");
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Theory]
    [InlineData("team", 1, "billing.nothing_changes")]
    [InlineData("nonsense", 1, "billing.plan_not_found")]
    [InlineData("solo-euro", 1, "billing.other_currency")]
    [InlineData("house", 0, "billing.quantity_invalid")]
    [InlineData("house", 1_000_001, "billing.quantity_invalid")]
    public async Task ChangeWithoutADifference_IsRefusedWithItsReason(string plan, long quantity, string code)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<QuotePlanChange>().RunAsync(_id, plan, null, quantity, default)).Problem!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task SmallerPlan_IsRefused_WhileUsageExceedsItsLimit_WithTheAmount()
    {
        _billing.ProjectUsage.Count = 7;
        await using var scope = _billing.App.For(_billing.Tenant);
        var refused = await scope.Get<QuotePlanChange>().RunAsync(_id, "solo", null, null, default);
        refused.Problem!.Code.ShouldBe("billing.use_above_limit");
        refused.Problem.Message.ShouldContain("7");
        refused.Problem.Message.ShouldContain("Remove 4");
        _billing.ProjectUsage.Count = 3;
        (await scope.Get<QuotePlanChange>().RunAsync(_id, "solo", null, null, default)).Value!.Quote.Timing
            .ShouldBe(ChangeTiming.PeriodEnd);
    }

    [Fact]
    public async Task CancelingSubscription_MustBeResumedBeforeAChange()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<CancelSubscription>().RunAsync(_id, ends: true, null, default)).IsProblem.ShouldBeFalse();
        (await scope.Get<QuotePlanChange>().RunAsync(_id, "house", null, null, default)).Problem!.Code
            .ShouldBe("billing.subscription_ends");
    }

    [Fact]
    public async Task UnpaidSubscription_MustBePaidBeforeAChange()
    {
        await _billing.UseCardAsync("pm_card_chargeCustomerFail");
        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<QuotePlanChange>().RunAsync(_id, "house", null, null, default)).Problem!.Code.ShouldBe("billing.payment_due");
    }

    [Fact]
    public async Task SubscriptionMissingAtTheProvider_IsNotQuotedAsFree()
    {
        await _billing.QueryAsync(db => db.Database.ExecuteSqlAsync($"update billing.subscription set gateway_id = 'sub_gone'"));
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<QuotePlanChange>().RunAsync(_id, "house", null, null, default)).Problem!.Code.ShouldBe("billing.change_refused");
    }

    [Fact]
    public async Task UnknownQuote_IsNotApplied() =>
        (await PlanChangeTests.ApplyAsync(_billing, Guid.Empty)).Problem!.Code.ShouldBe("billing.quote_not_found");

    [Fact]
    public async Task EndingATrial_ChargesImmediately_AndIsRefusedWithoutATrial()
    {
        await _billing.BuyAsync("trial", "monthly");
        await using var scope = _billing.App.For(_billing.Tenant);
        var end = scope.Get<EndTrial>();
        (await end.RunAsync(_id, default)).Problem!.Code.ShouldBe("billing.not_in_trial");
        var trial = (await _billing.SubscriptionsAsync()).Single(subscriptionSummary => subscriptionSummary.Product == "trial");
        (await end.RunAsync(trial.Id, default)).IsProblem.ShouldBeFalse();
        var paid = (await _billing.SubscriptionsAsync()).Single(subscriptionSummary => subscriptionSummary.Product == "trial");
        paid.Status.ShouldBe(SubscriptionStatus.Active);
        paid.MonthlyMinorUnits.ShouldBe(2_000);
    }

    [Fact]
    public async Task Pause_StopsRevenueNow_AndAccessAtTheEndOfWhatIsPaid_UntilItIsResumed()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        var pause = scope.Get<PauseSubscription>();
        (await pause.EndAsync(_id, default)).Problem!.Code.ShouldBe("billing.subscription_not_paused");
        (await pause.RunAsync(_id, 400, default)).Problem!.Code.ShouldBe("billing.pause_invalid");
        (await pause.RunAsync(_id, 30, default)).IsProblem.ShouldBeFalse();
        var paused = (await _billing.SubscriptionsAsync()).Single();
        paused.Status.ShouldBe(SubscriptionStatus.Paused);
        paused.MonthlyMinorUnits.ShouldBe(0);
        paused.HasAccess(_billing.Stripe.Clock.GetUtcNow()).ShouldBeTrue("the period is paid");
        paused.HasAccess(paused.PeriodEnd).ShouldBeFalse();
        (await scope.Get<QuotePlanChange>().RunAsync(_id, "house", null, null, default)).Problem!.Code
            .ShouldBe("billing.subscription_paused");

        (await pause.EndAsync(_id, default)).IsProblem.ShouldBeFalse();
        var again = (await _billing.SubscriptionsAsync()).Single();
        again.Status.ShouldBe(SubscriptionStatus.Active);
        again.HasAccess(_billing.Stripe.Clock.GetUtcNow()).ShouldBeTrue();
    }

    [Fact]
    public async Task AnotherTenantsIds_AreNotFound()
    {
        var quote = await PlanChangeTests.QuoteAsync(_billing, _id, "house");
        using var otherTenant = _billing.App.Client().SignInAs(new TenantId(new Guid("01a00000-0000-7000-8000-0000000000ff")), "owner");
        foreach (var (path, body) in new (string, object)[]
        {
            ($"/api/billing/subscriptions/{_id}/quotes", new { plan = "house" }), ($"/api/billing/quotes/{quote.Id}/apply", new { }),
            ($"/api/billing/subscriptions/{_id}/pause", new { days = 3 }), ($"/api/billing/subscriptions/{_id}/unpause", new { }),
        })
        {
            using var response = await otherTenant.PostAsJsonAsync(path, body);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var dropped = await otherTenant.DeleteAsync(new Uri($"/api/billing/subscriptions/{_id}/pending", UriKind.Relative));
        dropped.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Api_QuotesAndApplies_ForAnOwnerOnly()
    {
        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        using var member = _billing.App.Client().SignInAs(_billing.Tenant, "member");
        (await member.PostAsJsonAsync($"/api/billing/subscriptions/{_id}/quotes", new { plan = "house" })).StatusCode
            .ShouldBe(HttpStatusCode.Forbidden);
        using var response = await owner.PostAsJsonAsync($"/api/billing/subscriptions/{_id}/quotes", new { plan = "house" });
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        var quote = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("id").GetGuid();
        using var applied = await owner.PostAsync($"/api/billing/quotes/{quote}/apply", null);
        applied.StatusCode.ShouldBe(HttpStatusCode.OK, await applied.Content.ReadAsStringAsync());
        (await _billing.SubscriptionsAsync()).Single().Plan.ShouldBe("house");
    }
}
