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
        var id = await PlanChangeTests.SubscribeAsync(billing, "solo");
        await billing.AdvanceAsync(TimeSpan.FromDays(2));
        var quote = await PlanChangeTests.QuoteAsync(billing, id, "team");
        await billing.DropWebhooksAsync(1000);
        await ApplyAtProviderAsync(billing, quote);
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("solo", "the change is not known here yet");

        var again = isQuotedAnew ? await PlanChangeTests.QuoteAsync(billing, id, "team") : quote;
        (await PlanChangeTests.ApplyAsync(billing, again.Id)).Problem.ShouldBeNull();
        (await billing.SubscriptionsAsync()).Single().Plan.ShouldBe("team");
        (await billing.SendToStripeAsync(HttpMethod.Get, "/v1/invoices")).GetProperty("data").GetArrayLength()
            .ShouldBe(2, "the purchase and the change");
    }

    private static async Task ApplyAtProviderAsync(BillingApp billing, PlanQuote quote)
    {
        await using var scope = billing.App.For(billing.Tenant);
        var gateway = scope.Get<IPaymentGateway>();
        var row = await billing.QueryAsync(db => db.Set<Subscription>().AsNoTracking().SingleAsync());
        var live = (await gateway.FindSubscriptionAsync(new(row.GatewayId)))!;
        await gateway.Require<IGatewaySubscriptionChanges>()
            .ChangeSubscriptionAsync(new(row.GatewayId),
                quote.Change(await scope.Get<BuildQuoteItems>().RunAsync(quote, row, live, default), isTrial: false),
                IdempotencyKey.For("change", quote.Id));
    }
}
