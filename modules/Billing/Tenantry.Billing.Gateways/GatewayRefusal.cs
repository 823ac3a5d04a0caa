namespace Tenantry.Billing.Gateways;

/// <summary>Specifies why the payment provider refuses a request for good, so that a retry cannot succeed.</summary>
public enum GatewayRefusal
{
    /// <summary>Another reason; see <see cref="GatewayException.Code"/>.</summary>
    Other = 1,

    /// <summary>The payment provider has no such customer, or the customer was deleted.</summary>
    CustomerMissing = 2,

    /// <summary>The customer already pays in another currency, and the provider accepts one currency for a customer.</summary>
    CurrencyConflict = 3,

    /// <summary>The payment provider has no such price, or the price is archived.</summary>
    PriceUnavailable = 4,

    /// <summary>The provider does not support the currency.</summary>
    CurrencyUnsupported = 5,

    /// <summary>The provider's account is not active, or its key is not valid.</summary>
    AccountInactive = 6,
}
