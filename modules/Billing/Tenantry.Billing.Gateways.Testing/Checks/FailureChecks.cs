namespace Tenantry.Billing.Gateways.Testing;

internal static class FailureChecks
{
    public static IEnumerable<ConformanceCheck> All =>
    [
        new("An object that does not exist is null, and not an error", async shop =>
        {
            var gateway = shop.Gateway;
            var missing = await shop.CustomerAsync() + "missing";
            Expect.That(await gateway.FindCustomerAsync(new(missing), shop.Token) is null, "an unknown customer is null");
            Expect.That(await gateway.FindCheckoutAsync(new(missing), shop.Token) is null, "an unknown checkout is null");
            Expect.That(await gateway.FindSubscriptionAsync(new(missing), shop.Token) is null, "an unknown subscription is null");
            Expect.That(await gateway.FindInvoiceAsync(new(missing), shop.Token) is null, "an unknown invoice is null");
            Expect.That(await gateway.FindPaymentAsync(new(missing), shop.Token) is null, "an unknown payment is null");
        }),
        new("A request that the provider refuses fails permanently", async shop =>
        {
            var customer = await shop.CustomerAsync();
            var unknown = new GatewayPriceId(await shop.PriceAsync() + "missing");
            var refused = await Expect.FailureAsync(
                () => shop.Gateway.CreateCheckoutAsync(Shop.New(customer, unknown), Shop.Key("refused"), shop.Token),
                    "an unknown price is refused");
            Expect.That(refused is { IsTransient: false, IsDeclined: false, Code.Length: > 0 },
                "the failure is permanent and not a decline",
                refused.Code);
        }),
        new("An unreachable provider is a transient failure, and not a missing object", async shop =>
        {
            var customer = await shop.CustomerAsync();
            var unread = await Expect.FailureAsync(() => shop.Testbed.Unreachable.FindCustomerAsync(customer, shop.Token), "a read fails");
            Expect.That(unread is { IsTransient: true, IsDeclined: false }, "a read without a response can be retried", unread.Code);
            var unwritten = await Expect.FailureAsync(
                () => shop.Testbed.Unreachable.CancelNowAsync(new("any"), isProrated: false, Shop.Key("lost"), shop.Token),
                    "a write fails");
            Expect.That(unwritten.IsTransient, "a write without a response can be retried", unwritten.Code);
        }),
        new("A canceled call is canceled, and not a failure of the provider", async shop =>
        {
            try
            {
                await shop.Gateway.FindCustomerAsync(new("any"), new CancellationToken(canceled: true));
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Expect.That(isTrue: false, "a canceled call throws OperationCanceledException", "it returned");
        }),
    ];
}
