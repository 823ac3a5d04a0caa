using System.Net;
using Stripe;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>Maps the permanent refusals of Stripe.</summary>
internal static class StripeRefusals
{
    /// <summary>Maps the error of a request.</summary>
    public static GatewayRefusal Read(HttpStatusCode status, StripeError error) => error switch
    {
        _ when status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => GatewayRefusal.AccountInactive,
        { Code: "testmode_charges_only" or "account_invalid" or "account_closed" or "charges_not_enabled" or "api_key_expired" } =>
            GatewayRefusal.AccountInactive,
        { Code: "resource_missing", Param: "customer" } => GatewayRefusal.CustomerMissing,
        { Code: "resource_missing" } when Says(error, "No such customer") => GatewayRefusal.CustomerMissing,
        { Code: "resource_missing", Param: { } param } when IsPrice(param) => GatewayRefusal.PriceUnavailable,
        { Param: { } param } when IsPrice(param) && Says(error, "inactive") => GatewayRefusal.PriceUnavailable,
        // Stripe gives these errors no code.
        _ when Says(error, "combine currencies on a single customer") => GatewayRefusal.CurrencyConflict,
        _ when Says(error, "Invalid currency") => GatewayRefusal.CurrencyUnsupported,
        _ when Says(error, "cannot currently make live charges") || Says(error, "must set an account or business name") =>
            GatewayRefusal.AccountInactive,
        _ => GatewayRefusal.Other,
    };

    // The parameter names the place, such as line_items[0][price] or items[1][price].
    private static bool IsPrice(string param) => param is "price" || param.EndsWith("[price]", StringComparison.Ordinal);

    private static bool Says(StripeError error, string text) => error.Message?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
