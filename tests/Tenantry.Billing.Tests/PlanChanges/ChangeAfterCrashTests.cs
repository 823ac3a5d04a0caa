using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Catalog;
using Tenantry.Billing.Pages.PlanChanges;
using Tenantry.Billing.Pages.Subscriptions;
using Tenantry.Billing.PlanChanges;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Tests.PlanChanges;

public sealed class ChangeAfterCrashTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ChangeAppliedBeforeACrash_IsNotAppliedAgain_WhetherOrNotItIsQuotedAgain(bool isQuotedAnew)
    {
        await using var billing = await BillingApp.StartAsync();
        var id = await PlanChangeTests.BoughtAsync(billing, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var quote = await PlanChangeTests.QuotedAsync(billing, id, "team");
        await billing.LoseWebhooksAsync(1000);
        await MakeAtProviderAsync(billing, quote);
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("solo", "nobody has told it here");

        var again = isQuotedAnew ? await PlanChangeTests.QuotedAsync(billing, id, "team") : quote;
        (await PlanChangeTests.ApplyAsync(billing, again.Id)).Problem.ShouldBeNull();
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team");
        (await billing.AskStripeAsync(HttpMethod.Get, "/v1/invoices")).GetProperty("data").GetArrayLength()
            .ShouldBe(2, "the purchase and the change");
    }

    private static async Task MakeAtProviderAsync(BillingApp billing, PlanQuote quote)
    {
        await using var scope = billing.App.For(billing.Tenant);
        var gateway = scope.Get<IPaymentGateway>();
        var row = await billing.AcrossAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync());
        var live = (await gateway.FindSubscriptionAsync(new(row.GatewayId)))!;
        await gateway.Require<IGatewaySubscriptionChanges>()
            .ChangeSubscriptionAsync(new(row.GatewayId),
                quote.Change(await scope.Get<BuildQuoteItems>().RunAsync(quote, row, live, default), isTrial: false),
                IdempotencyKey.For("change", quote.Id));
    }
}
