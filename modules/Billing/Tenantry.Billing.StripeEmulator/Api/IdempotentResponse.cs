using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Stores responses under their idempotency keys for 24 hours, with a hash of the request.</summary>
internal static class IdempotentResponse
{
    public const string Kind = "_idempotency";
    public const long RetentionSeconds = 24 * 60 * 60;

    public static string Hash(string method, string path, JsonObject form) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {path} {form.ToJsonString()}")));

    public static (int Status, JsonObject Body)? Find(Change change, CallInfo call, string hash)
    {
        if (call.IdempotencyKey?.Length > 255)
        {
            throw StripeApiException.Invalid("Idempotency keys must be 255 characters or less.");
        }

        if (change.Find(Kind, call.IdempotencyKey) is not { } stored || stored.Long("at") + RetentionSeconds <= change.Now)
        {
            return null;
        }

        if (stored.Text("hash") != hash)
        {
            throw new StripeApiException(400, "idempotency_error", code: null,
                "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other "
                    + "than " +
                $"'{call.IdempotencyKey}' if you meant to execute a different request.");
        }

        return ((int)stored.Long("status"), stored.Obj("body")!.Clone());
    }

    public static bool Store(Change change, CallInfo call, string hash, int status, JsonObject body)
    {
        if (call.IdempotencyKey is null)
        {
            return false;
        }

        change.Add(Kind, new JsonObject
        {
            ["id"] = call.IdempotencyKey,
            ["object"] = Kind,
            ["at"] = change.Now,
            ["hash"] = hash,
            ["status"] = status,
            ["body"] = body.Clone(),
        });
        return true;
    }
}
