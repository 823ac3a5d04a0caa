using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Authenticates API requests, checks their version and writes the headers of their responses.</summary>
internal static class ApiHeaders
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(HttpContext http, CallInfo call)
    {
        var headers = http.Response.Headers;
        headers["Request-Id"] = call.RequestId;
        headers["Stripe-Version"] = Shape.ApiVersion;
        headers.CacheControl = "no-cache, no-store";
        if (call.IdempotencyKey is not null)
        {
            headers["Idempotency-Key"] = call.IdempotencyKey;
        }
    }

    public static void CheckKey(HttpContext http, StripeEmulatorOptions options)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var key = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim()
            : ParseBasicAuthentication(header);
        if (key is null)
        {
            throw new StripeApiException(401, "invalid_request_error", code: null,
                "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
                "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }

        if (!string.Equals(key, options.ApiKey, StringComparison.Ordinal))
        {
            throw new StripeApiException(401, "invalid_request_error", code: null,
                "Invalid API Key provided. Use the key that is set in StripeEmulatorOptions.ApiKey.");
        }
    }

    /// <summary>Rejects a request for an API version other than the one served, as Stripe rejects an unknown version.</summary>
    public static void CheckVersion(HttpContext http)
    {
        if (http.Request.Headers["Stripe-Version"].FirstOrDefault() is { Length: > 0 } version)
        {
            CheckVersion(version, param: null);
        }
    }

    public static void CheckVersion(string version, string? param)
    {
        if (version != Shape.ApiVersion)
        {
            throw StripeApiException.Invalid($"Invalid Stripe API version: {version}. The emulator supports {Shape.ApiVersion} only.",
                param);
        }
    }

    public static async Task WriteResponseAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body.ToJsonString(Indented), http.RequestAborted);
    }

    private static string? ParseBasicAuthentication(string header)
    {
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        return Convert.TryFromBase64String(header["Basic ".Length..].Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0]
            : null;
    }
}
