using Microsoft.AspNetCore.Http;

namespace Tenantry.Billing.StripeEmulator;

/// <summary>Recovers an expired checkout session: its recovery URL creates a copy of the session and is valid for thirty days.</summary>
internal static class RecoverSession
{
    private const long ExpirySeconds = 30 * 24 * 60 * 60;

    /// <summary>Sets the recovery URL of a session that just expired, if recovery is enabled.</summary>
    public static void SetUrl(Change change, JsonObject session, string address)
    {
        if (session.Obj("after_expiration.recovery") is { } recovery && recovery.Bool("enabled"))
        {
            recovery["expires_at"] = change.Now + ExpirySeconds;
            recovery["url"] = $"{address}/c/recover/{session.Id()}";
        }
    }

    public static IResult Recover(Change change, string id, string address)
    {
        if (change.Find("checkout.session", id) is not { } expired
            || expired.LongOrNull("after_expiration.recovery.expires_at") is not { } expiresAt || expiresAt <= change.Now)
        {
            return Page.NotFound("This link has expired");
        }

        var parameters = expired.Obj("_parameters")!.Clone();
        parameters.Remove("expires_at");
        if (expired.Bool("after_expiration.recovery.allow_promotion_codes") && !parameters.ContainsKey("discounts"))
        {
            parameters["allow_promotion_codes"] = true;
        }

        var session = CreateSession.Create(change, parameters, address);
        session["recovered_from"] = expired.Id();
        return Results.Redirect(CheckoutPaths.Of(session).Page);
    }
}
