using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Tests.Gateways;

/// <summary>Tests that a preview and its change send the same fields.</summary>
public sealed class ChangeFieldsTests
{
    private static readonly string[] OnlyInChanges =
        ["payment_behavior", "expand[0]", "expand[1]", "default_payment_method", "metadata[plan]"];

    [Fact]
    public void EveryChange_IsPreviewedWithTheFieldsOfTheChange() => Prop.ForAll(Changes.ToArbitrary(), change =>
    {
        var preview = Sent(gateway => gateway.Require<IGatewaySubscriptionChanges>()
            .PreviewChangeAsync(new("sub_1"), new("cus_1"), change));
        preview.Remove("customer").ShouldBeTrue();
        preview.Remove("subscription").ShouldBeTrue();
        preview.ShouldBe(Sent(gateway => gateway.Require<IGatewaySubscriptionChanges>().ChangeSubscriptionAsync(new("sub_1"), change, Key)),
            ignoreOrder: true);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryNewSubscription_IsPreviewedWithTheFieldsOfItsCreation() => Prop.ForAll(NewSubscriptions.ToArbitrary(), subscription =>
        Sent(gateway => gateway.Require<IGatewayDirectSubscriptions>().PreviewSubscriptionAsync(subscription))
            .ShouldBe(Sent(gateway => gateway.Require<IGatewayDirectSubscriptions>().CreateSubscriptionAsync(subscription, Key)),
                ignoreOrder: true)).QuickCheckThrowOnFailure();

    private static IdempotencyKey Key => IdempotencyKey.For("row", 1);

    private static Gen<DateTimeOffset?> Times =>
        Gen.Elements<DateTimeOffset?>(null, DateTimeOffset.FromUnixTimeSeconds(1769853600), DateTimeOffset.FromUnixTimeSeconds(1772532000));

    private static Gen<GatewayItemChange> Items => Gen.Elements(
        new GatewayItemChange(new("si_1"), new("price_2"), 3), new GatewayItemChange(null, new("price_3"), 1),
        new GatewayItemChange(new("si_4"), null, null),
        new GatewayItemChange(new("si_5"), null, 2));

    private static Gen<SubscriptionChange> Changes =>
        from items in Items.ArrayOf()
        from proration in Gen.Elements(Enum.GetValues<Proration>())
        from at in Times
        from trialEnd in Times
        from endsTrial in Gen.Elements(true, false)
        from coupons in Gen.Elements<string[]?>(null, [], ["co_1"], ["co_1", "co_2"])
        select new SubscriptionChange([.. items], proration, at)
        {
            TrialEnd = trialEnd, EndsTrial = endsTrial, Coupons = coupons is null ? null
            : [.. coupons.Select(coupon => new GatewayCouponId(coupon))],
        };

    private static Gen<NewGatewaySubscription> NewSubscriptions =>
        from quantities in Gen.Choose(1, 5).NonEmptyListOf()
        from coupon in Gen.Elements(null, "co_1")
        from code in Gen.Elements(null, "promo_1")
        from tax in Gen.Elements(true, false)
        select new NewGatewaySubscription(
            new("cus_1"), [.. quantities.Select((quantity, index) => new GatewayCheckoutLine(new($"price_{index}"), quantity))],
            new Dictionary<string, string> { ["plan"] = "gold" })
        {
            CouponId = GatewayId.From<GatewayCouponId>(coupon), PromotionCodeId = GatewayId.From<GatewayPromotionCodeId>(code),
            AutomaticTax = tax, PaymentMethodId = new("pm_1"),
        };

    // Only the request matters here, not the response.
    private static Dictionary<string, string> Sent(Func<IPaymentGateway, Task> call)
    {
        using var responses = CannedResponses.Always("{}");
        using var gateway = GatewayUnderTest.Answering(responses);
        Should.Throw<GatewayException>(() => call(gateway.Gateway));
        return responses.Requests.Single().Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('='))
            .ToDictionary(
                field => WebUtility.UrlDecode(field[0]).Replace("subscription_details[", "", StringComparison.Ordinal)
                    .Replace("items]", "items", StringComparison.Ordinal),
                field => WebUtility.UrlDecode(field[1]),
                StringComparer.Ordinal)
            .Where(field => !OnlyInChanges.Contains(field.Key))
            .ToDictionary(field => field.Key.TrimEnd(']'), field => field.Value, StringComparer.Ordinal);
    }
}
