using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Pages.Customers;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.Dunning;

/// <summary>Provides helpers for tests of dunning.</summary>
internal static class DunningApp
{
    public const string FailsLater = "4000000000000341";

    /// <summary>Starts a trial with a card that fails later, and lets the first charge fail.</summary>
    public static async Task<BillingApp> StartAsync(
        Action<BillingOptions>? configure = null, Func<BillingApp, Task>? card = null, Action<WebApplicationBuilder>? beside = null)
    {
        var billing = await BillingApp.StartAsync(selling => selling.Configure(configure ?? (_ => { })), configureHost: beside);
        await billing.BuyAsync("trial", "monthly", card is null ? FailsLater : "4242424242424242");
        await (card?.Invoke(billing) ?? Task.CompletedTask);
        await billing.AdvanceAsync(TimeSpan.FromDays(7) + TimeSpan.FromHours(2));
        return billing;
    }

    public static async Task RunJobAsync(this BillingApp billing)
    {
        await using (var scope = billing.App.For(null))
        {
            await scope.Get<RunDunning>().RunAsync(default);
        }

        await billing.SettleAsync();
    }

    public static async Task AdvanceAndRunAsync(this BillingApp billing, TimeSpan by)
    {
        await billing.AdvanceAsync(by);
        await billing.RunJobAsync();
    }

    public static Task<DunningCase> CaseAsync(this BillingApp billing) =>
        billing.QueryAsync(db => db.Set<DunningCase>().AsNoTracking().SingleAsync());

    public static async Task<SubscriptionSummary> SubscriptionAsync(this BillingApp billing) =>
        (await billing.SubscriptionsAsync()).Single();

    /// <summary>Gets the templates of the emails so far, in order, without their module and without the confirmations.</summary>
    public static async Task<string[]> EmailsAsync(this BillingApp billing) =>
        [.. await billing.QueryAsync(db => db.Database.SqlQueryRaw<string>(
        """
        select replace(template, 'billing.', '') as "Value" from emailing.email
        where template in ('billing.payment_failed', 'billing.payment_reminder', 'billing.access_restricted', 'billing.access_suspended',
            'billing.payment_recovered', 'billing.subscription_given_up', 'billing.trial_refused', 'billing.checkout_left')
        order by created_at, id
        """).ToListAsync())];

    public static Task<string> GetLastEmailTextAsync(this BillingApp billing) => billing.QueryAsync(db => db.Database.SqlQueryRaw<string>(
        """select text as "Value" from emailing.email order by created_at desc, id desc limit 1""").SingleAsync());

    public static async Task AddCardAsync(this BillingApp billing, string token = "pm_card_visa")
    {
        await billing.UseCardAsync(token);
        await billing.SettleAsync();
    }

    /// <summary>Makes the card on file decline all further charges, for the given reason.</summary>
    public static async Task DeclineCardAsync(this BillingApp billing, string reason)
    {
        var subscription = await billing.QueryAsync(db => db.Set<Subscription>().Select(row => row.GatewayId).SingleAsync());
        var providerSubscription = await billing.SendToStripeAsync(HttpMethod.Get, $"/v1/subscriptions/{subscription}");
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("action", $"fail-{reason}")]);
        var done = await client.PostAsync(new Uri(new Uri(billing.Stripe.Address),
            $"/dashboard/object/payment_method/{providerSubscription.GetProperty("default_payment_method").GetString()}"), form);
        done.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>Enters a card on the provider's page.</summary>
    public static async Task<HttpResponseMessage> EnterCardAsync(this BillingApp billing, string page, string number = "4242424242424242")
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var response = await browser.PostAsync(new Uri(page), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["number"] = number, ["expiry"] = "12 / 39", ["cvc"] = "123", ["name"] = "Jo Doe",
        }));
        await billing.SettleAsync();
        return response;
    }
}
