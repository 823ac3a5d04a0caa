using System.Net;
using System.Text.Json;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Reads Stripe's error shape.</summary>
internal static class StripeErrors
{
    public static GatewayException Read(HttpResponseMessage response, string body)
    {
        var error = Parse(body);
        var request = response.Headers.TryGetValues("Request-Id", out var ids) ? $" (request {ids.First()})" : "";
        var transient = response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        return new GatewayException(
            error?.Code ?? error?.Type ?? $"http_{(int)response.StatusCode}",
            $"Stripe refused: {error?.Message ?? response.ReasonPhrase}{(error?.Param is { } param ? $" [{param}]" : "")}{request}",
            transient)
        {
            IsDeclined = error?.Type == "card_error",
            NeedsAuthentication = error?.Code is { } code && (code.EndsWith("requires_action", StringComparison.Ordinal) || code == "authentication_required")
                || error?.DeclineCode == "authentication_required",
            DeclineCode = error?.DeclineCode,
        };
    }

    private static StripeError? Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<StripeErrorEnvelope>(body, StripeClient.Json)?.Error;
        }
        catch (JsonException)
        {
            // A proxy's error page is no JSON; the status says enough.
            return null;
        }
    }

    private sealed record StripeErrorEnvelope(StripeError? Error);

    private sealed record StripeError(string? Type, string? Code, string? Message, string? Param, string? DeclineCode);
}
