namespace Tenantry.Billing.Gateways;

/// <summary>The exception that is thrown when the payment provider refuses or fails a request.</summary>
public sealed class GatewayException : Exception
{
    /// <summary>The code for a missing capability.</summary>
    public const string CapabilityMissingCode = "capability_missing";

    /// <summary>Initializes a new instance of the <see cref="GatewayException"/> class.</summary>
    /// <param name="code">The provider's code, such as <c>resource_missing</c>.</param>
    /// <param name="message">The provider's message. It must contain no card data and no secrets.</param>
    /// <param name="isTransient"><see langword="true"/> if a retry may succeed; otherwise, <see langword="false"/>.</param>
    /// <param name="inner">The inner exception.</param>
    public GatewayException(string code, string message, bool isTransient, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>Gets the provider's code.</summary>
    public string Code { get; }

    /// <summary>Gets a value indicating whether a retry may help, as after a timeout, a rate limit or an outage of the provider.</summary>
    public bool IsTransient { get; }

    /// <summary>Gets the reason for a permanent refusal.</summary>
    /// <value><see cref="GatewayRefusal.Other"/> by default; without meaning if the failure is transient.</value>
    public GatewayRefusal Refusal { get; init; } = GatewayRefusal.Other;

    /// <summary>Gets a value indicating whether the provider lacks the required capability.</summary>
    public bool IsCapabilityMissing => Code == CapabilityMissingCode;

    /// <summary>Gets the decline of the payment; <see langword="null"/> if the request failed for another reason.</summary>
    public GatewayDecline? Decline { get; init; }

    /// <summary>Gets a value indicating whether the payment was declined, so that nothing was charged.</summary>
    public bool IsDeclined => Decline is not null;

    /// <summary>Gets a value indicating whether the bank requires the customer to authenticate the payment. Nothing was charged.</summary>
    public bool NeedsAuthentication => Decline?.Kind == DeclineKind.AuthenticationRequired;

    /// <summary>Creates the exception for a missing capability.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="capability">The interface of the capability.</param>
    /// <returns>The exception.</returns>
    public static GatewayException CapabilityMissing(string provider, Type capability) => new(
        CapabilityMissingCode, $"The payment provider '{provider}' does not have the capability {capability.Name}.", isTransient: false);
}
