using System.Net;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Payments.Disputes;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Payments.Disputes;
using Tenantry.Billing.Referrals;

namespace Tenantry.Billing.Tests.Referrals;

public sealed class ReferralTests : IAsyncLifetime
{
    private static readonly TimeSpan AfterHold = TimeSpan.FromDays(30.5);
    private const string Fraudulent = "4000000000000259";
    private ReferralApp _app = null!;

    private BillingApp App => _app.App;

    public async ValueTask InitializeAsync() => _app = await ReferralApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Reward_IsOnHoldForAMonth_ThenCreditedToTheBalance_Once()
    {
        var referred = await _app.ReferAsync(App.Tenant, "day");
        var reward = (await _app.RewardsAsync(App.Tenant)).Single();
        reward.ShouldSatisfyAllConditions(row => row.State.ShouldBe(RewardState.Held), row => row.DueMinor.ShouldBe(666),
            row => row.ReferredTenantId.ShouldBe(referred));
        await _app.RunAsync();
        (await _app.BalanceAsync(App.Tenant)).ShouldBe(0, "the hold has not ended");
        await App.AdvanceAsync(AfterHold);
        await _app.RunAsync();
        await _app.RunAsync();
        (await _app.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.Credited);
        (await _app.BalanceAsync(App.Tenant)).ShouldBe(666);
    }

    [Fact]
    public async Task RefundWithinTheHold_CancelsTheReward_AndAPartialOneReducesIt()
    {
        var tenantId = await _app.ReferAsync(App.Tenant, "day");
        var other = await _app.ReferAsync(App.Tenant, "day");
        await _app.RefundAsync(tenantId, 33.33m.Usd());
        await _app.RefundAsync(other, 10.Usd());
        await App.AdvanceAsync(AfterHold);
        await _app.RunAsync();
        var rewards = (await _app.RewardsAsync(App.Tenant)).ToDictionary(row => row.ReferredTenantId);
        rewards[tenantId].State.ShouldBe(RewardState.Canceled);
        rewards[other].GivenMinor.ShouldBe(466);
        (await _app.BalanceAsync(App.Tenant)).ShouldBe(466);
    }

    [Fact]
    public async Task RefundsAfterTheHold_ReverseTheirShare_UntilNothingIsLeft()
    {
        var referred = await _app.ReferAsync(App.Tenant, "day");
        await App.AdvanceAsync(AfterHold);
        await _app.RunAsync();
        await _app.RefundAsync(referred, 11.11m.Usd());
        (await _app.BalanceAsync(App.Tenant)).ShouldBe(444);
        await _app.RefundAsync(referred, 22.22m.Usd());
        (await _app.BalanceAsync(App.Tenant)).ShouldBe(0);
        (await _app.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.ClawedBack);
    }

    [Fact]
    public async Task DisputedPayment_EarnsNothing_UntilTheDisputeIsWon()
    {
        await _app.ReferAsync(App.Tenant, "day", Fraudulent);
        (await _app.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.Canceled);
        var dispute = await App.QueryAsync(db => db.Set<Dispute>().SingleAsync());
        await App.PostToStripeAsync($"/v1/disputes/{dispute.GatewayId}", ("evidence[uncategorized_text]", "winning_evidence"));
        await App.SettleAsync();
        (await _app.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.Held);
        await App.AdvanceAsync(AfterHold);
        await _app.RunAsync();
        (await _app.BalanceAsync(App.Tenant)).ShouldBe(666);
    }

    [Fact]
    public async Task Tenant_CannotReferItself_NorAPayingTenant_NorOneWithAReferrer()
    {
        var (first, second) = (App.NewTenant(), App.NewTenant());
        (App.Owners[first], App.Owners[second]) = ("jo@example.com", "second@example.com");
        await AssignReferrerAsync(first, await _app.CodeOfAsync(first), "elsewhere@example.com");
        (await GetReferrerAsync(first)).ShouldBeNull("the same tenant");
        var alias = App.NewTenant();
        App.Owners[alias] = "Jo+friends@Example.com";
        await AssignReferrerAsync(alias, await _app.CodeOfAsync(first), App.Owners[alias]);
        (await GetReferrerAsync(alias)).ShouldBeNull("the same person with another address");
        await AssignReferrerAsync(alias, await _app.CodeOfAsync(App.Tenant), "JO@example.com");
        (await GetReferrerAsync(alias)).ShouldBe(App.Tenant);
        await AssignReferrerAsync(alias, await _app.CodeOfAsync(second), "x@example.com");
        (await GetReferrerAsync(alias)).ShouldBe(App.Tenant, "the first referrer stays");
        await App.BuyAsync(new CheckoutRequest("club", "day"), tenant: second);
        await AssignReferrerAsync(second, await _app.CodeOfAsync(App.Tenant), "second@example.com");
        (await GetReferrerAsync(second)).ShouldBeNull("an existing customer can't be referred");
        await AssignReferrerAsync(first, "nonsense", "a@example.com");
        (await GetReferrerAsync(first)).ShouldBeNull();
    }

    [Fact]
    public async Task Link_RedirectsToThisSite_IsRemembered_AndCountsClicks()
    {
        var code = await _app.CodeOfAsync(App.Tenant);
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            { BaseAddress = App.App.Address };
        using var response = await visitor.GetAsync($"/r/{code}?returnUrl=https://evil.example&next=//evil.example");
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/");
        response.Headers.GetValues("Set-Cookie").Single()
            .ShouldStartWith($"tn-referral={code}; max-age=5184000; path=/; samesite=lax; httponly");
        using var unknown = await visitor.GetAsync("/r/unknown");
        unknown.Headers.Location!.ToString().ShouldBe("/");
        unknown.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await App.QueryAsync(db => db.Set<ReferralLink>().SingleAsync(row => row.Code == code))).Clicks.ShouldBe(1);
    }

    [Fact]
    public async Task RewardInAnotherCurrency_IsPending_WithItsReason()
    {
        var euro = App.NewTenant();
        App.Owners[euro] = "euro@example.com";
        await App.BuyAsync(new CheckoutRequest("club", "euro"), tenant: euro);
        await _app.ReferAsync(euro, "day");
        await App.AdvanceAsync(AfterHold);
        await _app.RunAsync();
        var row = (await _app.RewardsAsync(euro)).Single();
        row.State.ShouldBe(RewardState.Pending);
        row.WaitReason.ShouldBe("This reward is in USD, but your account is billed in EUR.");
        (await _app.BalanceAsync(euro)).ShouldBe(0);
    }

    [Fact]
    public async Task PaymentFromABalance_EarnsNothing()
    {
        var referred = await _app.ReferAsync(App.Tenant);
        var customer = await App.QueryAsync(db => db.Set<Customer>().Where(row => row.TenantId == referred)
            .Select(row => row.GatewayId).SingleAsync());
        await App.PostToStripeAsync($"/v1/customers/{customer}/balance_transactions", ("amount", "-3000"), ("currency", "usd"));
        var renews = (await App.SubscriptionsAsync(referred)).Single().PeriodEnd;
        await App.AdvanceAsync(renews - App.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        (await _app.RewardsAsync(App.Tenant)).Select(row => row.DueMinor)
            .ShouldBe([1000, 400], "of $50.00, then of the $20.00 that the card paid");
    }

    private async Task AssignReferrerAsync(TenantId tenant, string code, string email)
    {
        await using var scope = App.App.For(tenant);
        await scope.Get<AssignReferrer>().RunAsync(code, email, default);
    }

    private Task<TenantId?> GetReferrerAsync(TenantId tenant) =>
        App.QueryAsync(db => db.Set<Referral>().Where(row => row.ReferredTenantId == tenant).Select(row => (TenantId?)row.TenantId)
            .SingleOrDefaultAsync());
}
