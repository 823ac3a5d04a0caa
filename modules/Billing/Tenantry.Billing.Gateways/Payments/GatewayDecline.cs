namespace Tenantry.Billing.Gateways;

/// <summary>Represents a declined payment.</summary>
/// <param name="Kind">The kind of the decline, which determines the next step.</param>
/// <param name="Code">The provider's code for display, such as <c>insufficient_funds</c>.</param>
public sealed record GatewayDecline(DeclineKind Kind, string? Code);

/// <summary>Specifies how to proceed after a declined payment. Stored by name.</summary>
public enum DeclineKind
{
    /// <summary>A later attempt with the same payment method may succeed, as with insufficient funds.</summary>
    Soft = 1,

    /// <summary>The payment method will never work, as with a stolen or expired card. It must not be charged again.</summary>
    Hard = 2,

    /// <summary>The bank requires the customer to authenticate the payment.</summary>
    AuthenticationRequired = 3,
}
