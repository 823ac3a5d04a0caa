using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways.Requests;

internal static partial class GatewayRows
{
    private static SubscriptionChange Upgrade => new(
        [new(new("si_1"), new("price_2"), 3), new(null, new("price_3"), 1), new(new("si_4"), null, null)], Proration.Now, At(1769853600));

    private static NewGatewaySubscription Again => new(new("cus_1"), [new(new("price_2"), 3), new(new("price_3"))],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["tenantry_plan"] = "a/b" })
    {
        PaymentMethodId = new("pm_1"),
    };

    private static IEnumerable<GatewayRow> Subscriptions =>
    [
        new("FindSubscriptionAsync", gateway => gateway.FindSubscriptionAsync(new("sub_1"))),
        new("ListSubscriptionsAsync", gateway => ReadAsync(gateway.ListSubscriptionsAsync())),
        new("ListSubscriptionsAsync of one customer", gateway => ReadAsync(gateway.ListSubscriptionsAsync(new("cus_1")))),
        new("PreviewSubscriptionAsync", gateway => gateway.Require<IGatewayDirectSubscriptions>()
            .PreviewSubscriptionAsync(Again with { CouponId = new("co_1" )})),
        new("CreateSubscriptionAsync", gateway => gateway.Require<IGatewayDirectSubscriptions>()
            .CreateSubscriptionAsync(Again with { PromotionCodeId = new("promo_1"), CouponId = new("co_1"), AutomaticTax = true }, Key)),
        new("CreateSubscriptionAsync of a free plan",
            gateway => gateway.Require<IGatewayDirectSubscriptions>().CreateSubscriptionAsync(Again with { PaymentMethodId = null }, Key)),
        new("PreviewChangeAsync", gateway => gateway.Require<IGatewaySubscriptionChanges>()
            .PreviewChangeAsync(new("sub_1"), new("cus_1"), Upgrade, default)),
        new("PreviewChangeAsync of coupons", gateway => gateway.Require<IGatewaySubscriptionChanges>()
            .PreviewChangeAsync(new("sub_1"), new("cus_1"), new([], Proration.None, null) { Coupons = [new("co_1")] }, default)),
        new("ChangeSubscriptionAsync", gateway => gateway.Require<IGatewaySubscriptionChanges>()
            .ChangeSubscriptionAsync(new("sub_1"), Upgrade, Key)),
        new("ChangeSubscriptionAsync later", gateway => gateway.Require<IGatewaySubscriptionChanges>()
            .ChangeSubscriptionAsync(new("sub_1"), Upgrade with { Proration = Proration.NextInvoice }, Key)),
        new("ChangeSubscriptionAsync with an extension", gateway => gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(
            new("sub_1"), new([], Proration.None, At(1)) { TrialEnd = At(1769853600), Coupons = [new("co_1"), new("co_2")] }, Key)),
        new("ChangeSubscriptionAsync with the trial ended", gateway => gateway.Require<IGatewaySubscriptionChanges>()
            .ChangeSubscriptionAsync(new("sub_1"), new([], Proration.None, null) { EndsTrial = true, Coupons = [] }, Key)),
        new("ScheduleChangeAsync", gateway => gateway.Require<IGatewayScheduledChanges>()
            .ScheduleChangeAsync(new("sub_1"), [new(new("price_2"), 3), new(new("price_3"))], Key)),
        new("ScheduleChangeAsync in place of another", gateway => gateway.Require<IGatewayScheduledChanges>()
            .ScheduleChangeAsync(new("sub_discounted_scheduled"), [new(new("price_2"))], Key)),
        new("FindScheduledItemsAsync", gateway => gateway.Require<IGatewayScheduledChanges>().FindScheduledItemsAsync(new("sub_sched_1"))),
        new("ReleaseScheduleAsync", gateway => gateway.Require<IGatewayScheduledChanges>().ReleaseScheduleAsync(new("sub_sched_1"), Key)),
        new("SetCancelAtPeriodEndAsync", gateway => gateway.SetCancelAtPeriodEndAsync(new("sub_1"), true, Key)),
        new("SetCancelAtPeriodEndAsync undone", gateway => gateway.SetCancelAtPeriodEndAsync(new("sub_1"), false, Key)),
        new("CancelNowAsync", gateway => gateway.CancelNowAsync(new("sub_1"), isProrated: false, Key)),
        new("CancelNowAsync prorated", gateway => gateway.CancelNowAsync(new("sub_1"), isProrated: true, Key)),
        new("PauseSubscriptionAsync", gateway => gateway.Require<IGatewayPausing>().PauseSubscriptionAsync(new("sub_1"), null, Key)),
        new("PauseSubscriptionAsync until a day", gateway => gateway.Require<IGatewayPausing>()
            .PauseSubscriptionAsync(new("sub_1"), At(1769853600), Key)),
        new("ResumeSubscriptionAsync", gateway => gateway.Require<IGatewayPausing>().ResumeSubscriptionAsync(new("sub_1"), Key)),
    ];
}
