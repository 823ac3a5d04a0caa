using System.Net;

namespace Tenantry.Billing.Tests.Gateways.Requests;

/// <summary>
/// Represents a request as Stripe receives it. Query and fields are decoded and sorted, because their order has no meaning.
/// </summary>
internal sealed record Recorded(
    string Method, string Path, string? Authorization, string? Version, string? IdempotencyKey, string? ContentType,
    IReadOnlyList<string> Query, IReadOnlyList<string> Fields)
{
    /// <summary>Formats the request with one value per line, so that a difference is easy to find.</summary>
    public override string ToString() => string.Join('\n', new[]
    {
        $"{Method} {Path}", $"Authorization: {Authorization}", $"Stripe-Version: {Version}", $"Idempotency-Key: {IdempotencyKey}",
        $"Content-Type: {ContentType}",
    }.Concat(Query.Select(parameter => $"? {parameter}")).Concat(Fields.Select(field => $"= {field}")));

    public static IReadOnlyList<string> Decode(string encoded) =>
        [.. encoded.TrimStart('?').Split('&',
            StringSplitOptions.RemoveEmptyEntries).Select(pair => WebUtility.UrlDecode(pair)).Order(StringComparer.Ordinal)];
}
