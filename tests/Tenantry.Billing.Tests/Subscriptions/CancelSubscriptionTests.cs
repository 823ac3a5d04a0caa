using System.Net;
using System.Net.Http.Json;

namespace Tenantry.Billing.Tests.Subscriptions;

public sealed class CancelSubscriptionTests
{
    [Fact]
    public async Task CanceledAtPeriodEnd_KeepsAccessAndRevenue_UntilTheEndOfThePeriod()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var subscription = (await billing.SubscriptionsAsync()).Single();
        using var owner = billing.App.Client().SignInAs(billing.Tenant, "owner");
        using var response = await owner.PostAsJsonAsync($"/api/billing/subscriptions/{subscription.Id}/cancel",
            new { reason = "Too busy" });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var canceled = (await billing.SubscriptionsAsync()).Single();
        canceled.CancelsAtPeriodEnd.ShouldBeTrue();
        canceled.AccessUntil.ShouldBe(subscription.PeriodEnd);
        canceled.MonthlyMinorUnits.ShouldBe(1000);

        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        var ended = (await billing.SubscriptionsAsync()).Single();
        ended.Status.ShouldBe(SubscriptionStatus.Canceled);
        ended.HasAccess(billing.Stripe.Clock.GetUtcNow()).ShouldBeFalse();
        ended.MonthlyMinorUnits.ShouldBe(0);
        billing.Recorder.Of<SubscriptionEnded>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ResumedBeforeTheEnd_Renews()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var id = (await billing.SubscriptionsAsync()).Single().Id;
        using var owner = billing.App.Client().SignInAs(billing.Tenant, "owner");
        (await owner.PostAsJsonAsync($"/api/billing/subscriptions/{id}/cancel", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.PostAsync($"/api/billing/subscriptions/{id}/resume", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        (await billing.SubscriptionsAsync()).Single().Status.ShouldBe(SubscriptionStatus.Active);
        billing.Recorder.Of<PaymentReceived>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task EndedSubscription_IsNotCanceledAgain()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var id = (await billing.SubscriptionsAsync()).Single().Id;
        using var owner = billing.App.Client().SignInAs(billing.Tenant, "owner");
        await owner.PostAsJsonAsync($"/api/billing/subscriptions/{id}/cancel", new { });
        await billing.AdvanceAsync(TimeSpan.FromDays(32));
        using var again = await owner.PostAsJsonAsync($"/api/billing/subscriptions/{id}/cancel", new { });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await again.Content.ReadAsStringAsync()).ShouldContain("billing.subscription_ended");
    }

    [Fact]
    public async Task AnotherTenantsSubscription_IsNotFound()
    {
        await using var billing = await BillingApp.StartAsync();
        await billing.BuyAsync("academy", "monthly");
        var id = (await billing.SubscriptionsAsync()).Single().Id;
        using var otherTenant = billing.App.Client().SignInAs(new TenantId(new Guid("01a00000-0000-7000-8000-0000000000ff")), "owner");
        foreach (var verb in new[] { "cancel", "resume" })
        {
            using var response = await otherTenant.PostAsJsonAsync($"/api/billing/subscriptions/{id}/{verb}", new { });
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await response.Content.ReadAsStringAsync()).ShouldContain("billing.subscription_not_found");
        }
    }

    [Theory]
    [InlineData("member", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    public async Task OnlyAnOwner_Cancels(string role, HttpStatusCode status)
    {
        await using var billing = await BillingApp.StartAsync();
        using var client = billing.App.Client().SignInAs(billing.Tenant, role);
        using var response = await client.PostAsJsonAsync($"/api/billing/subscriptions/{Guid.Empty}/cancel", new { });
        response.StatusCode.ShouldBe(status);
    }
}
