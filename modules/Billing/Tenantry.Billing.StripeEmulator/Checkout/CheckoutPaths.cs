namespace Tenantry.Billing.StripeEmulator;

/// <summary>
/// Represents the paths of a session's pages: hosted pages are addressed by the session ID, embedded ones by its client secret.
/// </summary>
internal sealed record CheckoutPaths(string Page, string Authentication)
{
    public static CheckoutPaths Of(JsonObject session) => session.Text("client_secret") is { } secret
        ? new($"/c/embed/{secret}", $"/c/embed/{secret}/3ds")
        : new($"/c/pay/{session.Id()}", $"/c/3ds/{session.Id()}");

    /// <summary>
    /// Returns the URL the buyer is redirected to after completion; <see langword="null"/> if an embedded checkout doesn't redirect.
    /// </summary>
    public static string? ReturnUrl(JsonObject session) =>
        (session.Text("success_url") ?? (session.Text("redirect_on_completion") == "always" ? session.Text("return_url") : null))
        ?.Replace("{CHECKOUT_SESSION_ID}", session.Id(), StringComparison.Ordinal);
}
