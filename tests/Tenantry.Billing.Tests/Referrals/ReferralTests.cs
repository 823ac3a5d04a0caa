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
    private static readonly TimeSpan PastTheHold = TimeSpan.FromDays(30.5);
    private const string Fraudulent = "4000000000000259";
    private Programme _programme = null!;

    private BillingApp App => _programme.App;

    public async ValueTask InitializeAsync() => _programme = await Programme.StartAsync();

    public ValueTask DisposeAsync() => _programme.DisposeAsync();

    [Fact]
    public async Task Reward_IsOnHoldForAMonth_ThenCreditedToTheBalance_Once()
    {
        var brought = await _programme.BroughtAsync(App.Tenant, "day");
        var held = (await _programme.RewardsAsync(App.Tenant)).Single();
        held.ShouldSatisfyAllConditions(row => row.State.ShouldBe(RewardState.Held), row => row.DueMinor.ShouldBe(666),
            row => row.ReferredTenantId.ShouldBe(brought));
        await _programme.RunAsync();
        (await _programme.BalanceAsync(App.Tenant)).ShouldBe(0, "the hold is not over");
        await App.AdvanceAsync(PastTheHold);
        await _programme.RunAsync();
        await _programme.RunAsync();
        (await _programme.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.Credited);
        (await _programme.BalanceAsync(App.Tenant)).ShouldBe(666);
    }

    [Fact]
    public async Task RefundWithinTheHold_CancelsTheReward_AndAPartialOneReducesIt()
    {
        var tenantId = await _programme.BroughtAsync(App.Tenant, "day");
        var other = await _programme.BroughtAsync(App.Tenant, "day");
        await _programme.RefundAsync(tenantId, 33.33m.Usd());
        await _programme.RefundAsync(other, 10.Usd());
        await App.AdvanceAsync(PastTheHold);
        await _programme.RunAsync();
        var rewards = (await _programme.RewardsAsync(App.Tenant)).ToDictionary(row => row.ReferredTenantId);
        rewards[tenantId].State.ShouldBe(RewardState.Canceled);
        rewards[other].GivenMinor.ShouldBe(466);
        (await _programme.BalanceAsync(App.Tenant)).ShouldBe(466);
    }

    [Fact]
    public async Task RefundsAfterTheHold_ReverseTheirShare_UntilNothingIsLeft()
    {
        var brought = await _programme.BroughtAsync(App.Tenant, "day");
        await App.AdvanceAsync(PastTheHold);
        await _programme.RunAsync();
        await _programme.RefundAsync(brought, 11.11m.Usd());
        (await _programme.BalanceAsync(App.Tenant)).ShouldBe(444);
        await _programme.RefundAsync(brought, 22.22m.Usd());
        (await _programme.BalanceAsync(App.Tenant)).ShouldBe(0);
        (await _programme.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.ClawedBack);
    }

    [Fact]
    public async Task DisputedPayment_EarnsNothing_UntilTheDisputeIsWon()
    {
        await _programme.BroughtAsync(App.Tenant, "day", Fraudulent);
        (await _programme.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.Canceled);
        var dispute = await App.AcrossAsync(db => db.Set<Dispute>().SingleAsync());
        await App.AtStripeAsync($"/v1/disputes/{dispute.GatewayId}", ("evidence[uncategorized_text]", "winning_evidence"));
        await App.SettleAsync();
        (await _programme.RewardsAsync(App.Tenant)).Single().State.ShouldBe(RewardState.Held);
        await App.AdvanceAsync(PastTheHold);
        await _programme.RunAsync();
        (await _programme.BalanceAsync(App.Tenant)).ShouldBe(666);
    }

    [Fact]
    public async Task Tenant_CannotReferItself_NorAPayingTenant_NorOneWithAReferrer()
    {
        var (first, second) = (App.NewTenant(), App.NewTenant());
        (App.Owners[first], App.Owners[second]) = ("jo@example.com", "second@example.com");
        await BindAsync(first, await _programme.CodeOfAsync(first), "elsewhere@example.com");
        (await BroughtByAsync(first)).ShouldBeNull("the same tenant");
        var alias = App.NewTenant();
        App.Owners[alias] = "Jo+friends@Example.com";
        await BindAsync(alias, await _programme.CodeOfAsync(first), App.Owners[alias]);
        (await BroughtByAsync(alias)).ShouldBeNull("the same person with another address");
        await BindAsync(alias, await _programme.CodeOfAsync(App.Tenant), "JO@example.com");
        (await BroughtByAsync(alias)).ShouldBe(App.Tenant);
        await BindAsync(alias, await _programme.CodeOfAsync(second), "x@example.com");
        (await BroughtByAsync(alias)).ShouldBe(App.Tenant, "who brought somebody stays who did");
        await App.BuyAsync(new CheckoutRequest("club", "day"), tenant: second);
        await BindAsync(second, await _programme.CodeOfAsync(App.Tenant), "second@example.com");
        (await BroughtByAsync(second)).ShouldBeNull("a customer is not brought again");
        await BindAsync(first, "nonsense", "a@example.com");
        (await BroughtByAsync(first)).ShouldBeNull();
    }

    [Fact]
    public async Task Link_RedirectsToThisSite_IsRemembered_AndCountsClicks()
    {
        var code = await _programme.CodeOfAsync(App.Tenant);
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            { BaseAddress = App.App.Address };
        using var known = await visitor.GetAsync($"/r/{code}?returnUrl=https://evil.example&next=//evil.example");
        known.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        known.Headers.Location!.ToString().ShouldBe("/");
        known.Headers.GetValues("Set-Cookie").Single()
            .ShouldStartWith($"tn-referral={code}; max-age=5184000; path=/; samesite=lax; httponly");
        using var unknown = await visitor.GetAsync("/r/nobody");
        unknown.Headers.Location!.ToString().ShouldBe("/");
        unknown.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await App.AcrossAsync(db => db.Set<ReferralLink>().SingleAsync(row => row.Code == code))).Clicks.ShouldBe(1);
    }

    [Fact]
    public async Task RewardInAnotherCurrency_IsPending_WithItsReason()
    {
        var euro = App.NewTenant();
        App.Owners[euro] = "euro@example.com";
        await App.BuyAsync(new CheckoutRequest("club", "euro"), tenant: euro);
        await _programme.BroughtAsync(euro, "day");
        await App.AdvanceAsync(PastTheHold);
        await _programme.RunAsync();
        var row = (await _programme.RewardsAsync(euro)).Single();
        row.State.ShouldBe(RewardState.Pending);
        row.WaitReason.ShouldBe("This reward is in USD, but your account is billed in EUR.");
        (await _programme.BalanceAsync(euro)).ShouldBe(0);
    }

    [Fact]
    public async Task PaymentFromABalance_EarnsNothing()
    {
        var brought = await _programme.BroughtAsync(App.Tenant);
        var customer = await App.AcrossAsync(db => db.Set<Customer>().Where(row => row.TenantId == brought)
            .Select(row => row.GatewayId).SingleAsync());
        await App.AtStripeAsync($"/v1/customers/{customer}/balance_transactions", ("amount", "-3000"), ("currency", "usd"));
        var renews = (await App.SubscriptionsAsync(brought)).Single().PeriodEnd;
        await App.AdvanceAsync(renews - App.Stripe.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        (await _programme.RewardsAsync(App.Tenant)).Select(row => row.DueMinor)
            .ShouldBe([1000, 400], "of $50.00, then of the $20.00 that the card paid");
    }

    private async Task BindAsync(TenantId tenant, string code, string email)
    {
        await using var scope = App.App.For(tenant);
        await scope.Get<AssignReferrer>().RunAsync(code, email, default);
    }

    private Task<TenantId?> BroughtByAsync(TenantId tenant) =>
        App.AcrossAsync(db => db.Set<Referral>().Where(row => row.ReferredTenantId == tenant).Select(row => (TenantId?)row.TenantId)
            .SingleOrDefaultAsync());
}
