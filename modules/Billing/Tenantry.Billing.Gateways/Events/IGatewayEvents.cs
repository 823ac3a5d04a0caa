namespace Tenantry.Billing.Gateways;

/// <summary>Verifies the webhooks of the payment provider.</summary>
public interface IGatewayEvents
{
    /// <summary>Gets the name of the header that carries a webhook's signature.</summary>
    string SignatureHeader { get; }

    /// <summary>Verifies the signature of a webhook and reads its envelope. The rest of the content is not used.</summary>
    /// <param name="signature">The signature header.</param>
    /// <param name="body">The body, byte for byte as received.</param>
    /// <returns>The event; <see langword="null"/> if the signature is wrong, too old or missing, or if the event is of another mode (test
    /// or live).</returns>
    GatewayEvent? Verify(string? signature, string body);
}
