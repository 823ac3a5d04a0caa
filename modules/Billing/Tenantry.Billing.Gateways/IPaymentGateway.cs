namespace Tenantry.Billing.Gateways;

/// <summary>
/// The way to a payment provider. It moves no state here: it asks and tells, and what it reads is brought into the mirror by the
/// synchronisation.
/// </summary>
/// <remarks>
/// Every write takes an idempotency key derived from the intent, so that it may be repeated after a crash. A failure is a
/// <see cref="GatewayException"/>, which says whether trying again may help.
/// </remarks>
public interface IPaymentGateway
    : IGatewayCatalogue, IGatewayCustomers, IGatewayCheckouts, IGatewaySubscriptions, IGatewayInvoices, IGatewayPayments, IGatewayEvents
{
    /// <summary>Gets the provider's name, which ends the address of its webhooks: <c>/api/webhooks/{name}</c>.</summary>
    string Name { get; }
}
