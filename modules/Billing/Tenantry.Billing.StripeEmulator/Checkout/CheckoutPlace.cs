namespace Tenantry.Billing.StripeEmulator;

/// <summary>Where a session's pages are: the hosted ones by its id, the embedded ones by its client secret.</summary>
internal sealed record CheckoutPlace(string Page, string Bank)
{
    public static CheckoutPlace Of(JsonObject session) => session.Text("client_secret") is { } secret
        ? new($"/c/embed/{secret}", $"/c/embed/{secret}/3ds")
        : new($"/c/pay/{session.Id()}", $"/c/3ds/{session.Id()}");

    /// <summary>Where the buyer goes in the end; null when an embedded checkout stays where it is.</summary>
    public static string? Done(JsonObject session) => (session.Text("success_url") ?? (session.Text("redirect_on_completion") == "always" ? session.Text("return_url") : null))
        ?.Replace("{CHECKOUT_SESSION_ID}", session.Id(), StringComparison.Ordinal);
}
