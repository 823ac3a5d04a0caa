namespace Tenantry.Billing.Gateways;

/// <summary>The payment provider did not do what was asked.</summary>
public sealed class GatewayException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">The provider's code, such as <c>resource_missing</c>.</param>
    /// <param name="message">What it said. No card data, no secrets.</param>
    /// <param name="isTransient">Whether trying again may help.</param>
    /// <param name="inner">What caused it.</param>
    public GatewayException(string code, string message, bool isTransient, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>Gets the provider's code.</summary>
    public string Code { get; }

    /// <summary>Gets a value indicating whether trying again may help: a time-out, a rate limit, a fault on the other side.</summary>
    public bool IsTransient { get; }

    /// <summary>Gets a value indicating whether the card was declined: nothing was charged, and another card may do.</summary>
    public bool IsDeclined { get; init; }

    /// <summary>Gets a value indicating whether the bank asks for the customer: nothing was charged, and the customer must confirm on a page.</summary>
    public bool NeedsAuthentication { get; init; }

    /// <summary>Gets why the bank declined, in the provider's words, such as <c>insufficient_funds</c>.</summary>
    public string? DeclineCode { get; init; }
}
