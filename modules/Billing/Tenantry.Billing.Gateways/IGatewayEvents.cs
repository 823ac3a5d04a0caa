namespace Tenantry.Billing.Gateways;

/// <summary>What the payment provider tells us.</summary>
public interface IGatewayEvents
{
    /// <summary>Gets the name of the header that carries a webhook's signature.</summary>
    string SignatureHeader { get; }

    /// <summary>Checks the signature of a webhook and reads what it is about. Nothing else of its content is used.</summary>
    /// <param name="signature">The signature header.</param>
    /// <param name="body">The body, byte for byte as it came.</param>
    /// <returns>What it is about, or <see langword="null"/> where the signature is wrong, too old or missing.</returns>
    GatewayEvent? Verify(string? signature, string body);

    /// <summary>Reads what happened, also what no webhook brought.</summary>
    /// <param name="since">From when; the provider keeps a month.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The events, the newest first, each with its body as the webhook would have had it.</returns>
    IAsyncEnumerable<(GatewayEvent Event, string Body)> ListEventsAsync(DateTimeOffset since, CancellationToken ct = default);
}
