using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>What goes around every answer: who may ask, the request's id, the version.</summary>
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
        var key = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : Basic(header);
        if (key is null)
        {
            throw new StripeRefusal(401, "invalid_request_error", code: null,
                "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth " +
                "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }

        if (!string.Equals(key, options.ApiKey, StringComparison.Ordinal))
        {
            throw new StripeRefusal(401, "invalid_request_error", code: null,
                "Invalid API Key provided. The local Stripe accepts the key of StripeEmulatorOptions.ApiKey only.");
        }
    }

    /// <summary>Refuses a request that names a version other than the one served, as Stripe refuses a version that it does not know.</summary>
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
            throw StripeRefusal.Invalid($"Invalid Stripe API version: {version}. This local Stripe serves {Shape.ApiVersion} only.", param);
        }
    }

    public static async Task AnswerAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body.ToJsonString(Indented), http.RequestAborted);
    }

    private static string? Basic(string header)
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
