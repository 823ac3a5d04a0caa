using Microsoft.Extensions.Logging;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Checkouts.Abandoned;

/// <summary>Finds the page of an abandoned checkout if it can still be paid.</summary>
internal sealed class FindPayablePage(IPaymentGateway gateway, CheckOwnership ownership, ILogger<FindPayablePage> logger)
{
    /// <summary>Finds the page.</summary>
    /// <returns>The URL; empty if the page has expired; a problem if the tenant owns the product, or if the provider doesn't
    /// respond.</returns>
    public async Task<Result<string>> RunAsync(Checkout checkout, PriceVersion price, CancellationToken ct)
    {
        if (await ownership.RunAsync(checkout.Product, checkout.Plan, price.Interval != Interval.Once, ct) is { } owned)
        {
            return owned;
        }

        try
        {
            return checkout is { Status: CheckoutStatus.Open, GatewayId: { } id }
                && await gateway.FindCheckoutAsync(new(id), ct) is { IsPaid: false, IsExpired: false, Url: { } open } ? open : "";
        }
        catch (GatewayException exception)
        {
            logger.CheckoutRefused(exception.Code, exception);
            return exception.ToProblem();
        }
    }
}
