using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Trials;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Tests.Trials;

public sealed class TrialGuardTests : IAsyncLifetime
{
    private const string Mastercard = "5555555555554444";
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing = await BillingApp.StartAsync();

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task EmailWithARedeemedTrial_IsOfferedNoneWithAnotherTenant_InAnySpelling()
    {
        var (first, second, third) = (Tenant("jo.doe@gmail.com"), Tenant("JoDoe+again@googlemail.com"), Tenant("other@example.com"));
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: first);
        (await TrialDaysAsync(second)).ShouldBe(0);
        (await TrialDaysAsync(third)).ShouldBe(7);
        _billing.App.Services.GetRequiredService<BillingOptions>().TrialGuard = TrialGuard.Tenant;
        (await TrialDaysAsync(second)).ShouldBe(7, "the settings allow it");
    }

    [Fact]
    public async Task CardWithARedeemedTrial_GetsNoSecondOne_AndIsNotCharged()
    {
        var (first, second) = (Tenant("one@example.com"), Tenant("two@example.com"));
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: first);
        (await _billing.SubscriptionsAsync(first)).Single().Status.ShouldBe(SubscriptionStatus.Trialing);
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: second);
        var refused = (await _billing.SubscriptionsAsync(second)).Single();
        (refused.Status, refused.HasAccess(_billing.Stripe.Clock.GetUtcNow())).ShouldBe((SubscriptionStatus.Canceled, false));
        (await _billing.SubscriptionsAsync(first)).Single().Status.ShouldBe(SubscriptionStatus.Trialing, "the first one keeps its trial");
        _billing.Recorder.Of<PaymentReceived>().ShouldAllBe(paid => paid.Amount.IsZero, "nothing is charged");
        (await EmailsAsync()).ShouldBe(["billing.trial_refused"]);
        (await TrialDaysAsync(second)).ShouldBe(0, "the next order begins without a trial");
    }

    [Fact]
    public async Task NewEmailWithANewCard_GetsATrial_AndSoDoesAnotherProduct()
    {
        var (first, second) = (Tenant("a@example.com"), Tenant("b@example.com"));
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: first);
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), Mastercard, second);
        (await _billing.SubscriptionsAsync(second)).Single().Status.ShouldBe(SubscriptionStatus.Trialing);
        var marks = await _billing.QueryAsync(db => db.Set<TrialRedemption>().AsNoTracking().ToListAsync());
        marks.Count.ShouldBe(4);
        marks.ShouldAllBe(mark => mark.Mark.Length == 64 && !mark.Mark.Contains('@'));
    }

    [Fact]
    public async Task CustomEligibility_ReplacesTheDefault()
    {
        await _billing.DisposeAsync();
        var eligibility = Substitute.For<ITrialEligibility>();
        eligibility.IsEligibleAsync("trial", Arg.Any<CancellationToken>()).Returns(false, true);
        _billing = await BillingApp.StartAsync(configureHost: builder => builder.Services.AddSingleton(eligibility));
        var tenant = Tenant("new@example.com");
        (await TrialDaysAsync(tenant)).ShouldBe(0);
        (await TrialDaysAsync(tenant)).ShouldBe(7);
    }

    [Fact]
    public async Task CustomEligibility_KeepsATrial_ThatTheDefaultWouldEnd()
    {
        await _billing.DisposeAsync();
        var (eligibility, started) = (Substitute.For<ITrialEligibility>(), new List<StartedTrial>());
        eligibility.IsEligibleAsync("trial", Arg.Any<CancellationToken>()).Returns(true);
        eligibility.ContinuesAsync(Arg.Do<StartedTrial>(started.Add), Arg.Any<CancellationToken>()).Returns(true);
        _billing = await BillingApp.StartAsync(configureHost: builder => builder.Services.AddSingleton(eligibility));
        var (first, second) = (Tenant("one@example.com"), Tenant("two@example.com"));
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: first);
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: second);
        started.Select(trial => trial.EarlierRedemption).ShouldBe([null, TrialMark.Card], "the policy gets the earlier redemption");
        (await _billing.SubscriptionsAsync(second)).Single().Status.ShouldBe(SubscriptionStatus.Trialing);
        (await EmailsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task CustomEligibility_EndsATrial_ThatTheDefaultWouldKeep()
    {
        await _billing.DisposeAsync();
        var eligibility = Substitute.For<ITrialEligibility>();
        eligibility.IsEligibleAsync("trial", Arg.Any<CancellationToken>()).Returns(true);
        eligibility.ContinuesAsync(Arg.Any<StartedTrial>(), Arg.Any<CancellationToken>()).Returns(false);
        _billing = await BillingApp.StartAsync(
            selling => selling.Configure(options => options.TrialGuard = TrialGuard.Tenant),
            configureHost: builder => builder.Services.AddSingleton(eligibility));
        var tenant = Tenant("new@example.com");
        await _billing.BuyAsync(new CheckoutRequest("trial", "monthly"), tenant: tenant);
        (await _billing.SubscriptionsAsync(tenant)).Single().Status.ShouldBe(SubscriptionStatus.Canceled);
        (await EmailsAsync()).ShouldBe(["billing.trial_refused"]);
        (await _billing.QueryAsync(db => db.Database.SqlQueryRaw<string>(
            """select text as "Value" from emailing.email where template = 'billing.trial_refused'""").SingleAsync())).ShouldContain(
            "isn't available to you, so it has ended.");
    }

    private TenantId Tenant(string email)
    {
        var tenant = _billing.NewTenant();
        _billing.Owners[tenant] = email;
        return tenant;
    }

    private async Task<int> TrialDaysAsync(TenantId tenant)
    {
        await using var scope = _billing.App.For(tenant);
        return (await scope.Get<BuildCart>().RunAsync(new CheckoutRequest("trial", "monthly"), default)).Value!.TrialDays;
    }

    private async Task<List<string>> EmailsAsync() => await _billing.QueryAsync(db => db.Database.SqlQueryRaw<string>(
        """select template as "Value" from emailing.email where template = 'billing.trial_refused'""").ToListAsync());
}
