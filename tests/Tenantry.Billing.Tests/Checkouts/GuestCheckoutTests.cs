using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Checkouts.Guests;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Checkouts.Guests;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Referrals;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Referrals;
using Tenantry.Billing.StripeEmulator;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Checkouts;

public sealed class GuestCheckoutTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync() => _billing =
        await BillingApp.StartAsync(selling => selling.Configure(options => options.SellToVisitors = true));

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Guest_PaysFirst_AndThePaymentCreatesTheAccount()
    {
        await PayAsync(await StartAsync("academy", "monthly"));
        var guest = await _billing.QueryAsync(db => db.Set<GuestCheckout>().AsNoTracking().SingleAsync());
        guest.ShouldSatisfyAllConditions(guestCheckout => guestCheckout.AssignedTo.ShouldNotBeNull(),
            guestCheckout => guestCheckout.CreatedAccount.ShouldBeTrue());
        var purchased = await _billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync());
        purchased.ShouldSatisfyAllConditions(subscription => subscription.TenantId.ShouldBe(guest.AssignedTo!.Value),
            subscription => subscription.Status.ShouldBe(SubscriptionStatus.Active));
        (await _billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking().SingleAsync())).Status.ShouldBe(InvoiceStatus.Paid);
        (await _billing.QueryAsync(db => db.Set<Checkout>().AsNoTracking().SingleAsync())).Status.ShouldBe(CheckoutStatus.Paid);
        _billing.Recorder.Of<PaymentReceived>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SecondGuestPurchaseWithTheSameEmail_BelongsToTheSameAccount_DespiteAnotherProviderCustomer()
    {
        await PayAsync(await StartAsync("academy", "monthly"));
        await PayAsync(await StartAsync("coaching", "session"));
        var guests = await _billing.QueryAsync(db => db.Set<GuestCheckout>().AsNoTracking()
            .OrderBy(guestCheckout => guestCheckout.CreatedAt).ToListAsync());
        guests.Select(guestCheckout => guestCheckout.AssignedTo).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        guests.Select(guestCheckout => guestCheckout.CreatedAccount).ShouldBe([true, false]);
        (await _billing.QueryAsync(db => db.Set<CustomerAlias>().CountAsync())).ShouldBe(1);
        _billing.Recorder.Of<PaymentReceived>().Select(paymentReceived => paymentReceived.Product).Order()
            .ShouldBe(["academy", "coaching"]);
    }

    [Fact]
    public async Task RepeatedWebhooksInAnyOrder_EndInOneCompleteAccount()
    {
        _billing.Stripe.InjectFaults(new WebhookFaults { Duplicate = true, Reorder = true });
        await PayAsync(await StartAsync("academy", "monthly"));
        (await _billing.QueryAsync(db => db.Set<Subscription>().CountAsync())).ShouldBe(1);
        (await _billing.QueryAsync(db => db.Set<Invoice>().CountAsync())).ShouldBe(1);
        (await _billing.QueryAsync(db => db.Set<GuestCheckout>().CountAsync(guestCheckout => guestCheckout.AssignedTo != null))).ShouldBe(
            1);
        _billing.Recorder.Of<PaymentReceived>().ShouldHaveSingleItem();
        _billing.Recorder.Of<SubscriptionStarted>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task UnpaidCheckout_CreatesNoAccount()
    {
        await PayAsync(await StartAsync("academy", "monthly"), card: "4000000000000002");
        (await _billing.QueryAsync(db => db.Set<GuestCheckout>().SingleAsync())).AssignedTo.ShouldBeNull();
        (await _billing.QueryAsync(db => db.Set<Checkout>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Link_ShowsTheProgressOfItsOwnPurchaseOnly()
    {
        var url = await StartAsync("academy", "monthly");
        var attempt = await _billing.QueryAsync(db => db.Set<GuestCheckout>().Select(guestCheckout => guestCheckout.Id).SingleAsync());
        await using var scope = _billing.App.For(null);
        var progress = scope.Get<GuestCheckoutProgress>();
        (await progress.FindAsync(attempt, default)).ShouldBe(
            new GuestCheckoutProgress.Step("Kids AI Academy", IsDone: false, CreatedAccount: false));
        await PayAsync(url);
        (await progress.FindAsync(attempt, default)).ShouldBe(
            new GuestCheckoutProgress.Step("Kids AI Academy", IsDone: true, CreatedAccount: true));
        (await progress.FindAsync(Guid.Empty, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Trial_IsGrantedOncePerAccount_SoAGuestMustSignUpFirst()
    {
        await using var scope = _billing.App.For(null);
        (await scope.Get<StartGuestCheckout>().RunAsync(new CheckoutRequest("trial", "monthly"), default)).Problem!.Code
            .ShouldBe("billing.sign_in_first");
    }

    [Fact]
    public async Task WithoutGuestCheckout_AVisitorMustSignInFirst()
    {
        await using var billing = await BillingApp.StartAsync();
        await using var scope = billing.App.For(null);
        (await scope.Get<StartGuestCheckout>().RunAsync(new CheckoutRequest("academy", "monthly"), default)).Problem!.Code
            .ShouldBe("billing.sign_in_first");
    }

    [Fact]
    public async Task ReferredGuest_IsAttributedToTheReferrer_WhenTheAccountExists()
    {
        _billing.App.Services.GetRequiredService<BillingOptions>().Referrals.Percent = 20;
        _billing.Owners[_billing.Tenant] = "other@example.com";
        var code = await CodeAsync();
        await PayAsync(await StartAsync("coaching", "session", code));
        var reward = await _billing.QueryAsync(db => db.Set<ReferralReward>().AsNoTracking().SingleAsync());
        (reward.TenantId, reward.DueMinor).ShouldBe((_billing.Tenant, 10_000));
    }

    private async Task<string> CodeAsync()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        return (await scope.Get<EnsureReferralLink>().RunAsync(default)).Code;
    }

    private async Task<string> StartAsync(string product, string plan, string? referral = null)
    {
        await using var scope = _billing.App.For(null);
        var url = await scope.Get<StartGuestCheckout>().RunAsync(new CheckoutRequest(product, plan) { Referral = referral }, default);
        url.IsProblem.ShouldBeFalse(url.Problem?.Message);
        return url.Value!;
    }

    private Task<HttpResponseMessage> PayAsync(string url, string card = "4242424242424242") => _billing.PayAsync(url, card);
}
