using System.Collections.Frozen;
using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>Maps the declines of payments.</summary>
internal static class StripeDecline
{
    private const string AuthenticationRequired = "authentication_required";

    // The hard declines of docs.stripe.com/billing/revenue-recovery/smart-retries and docs.stripe.com/declines/codes. Charging the same
    // card again after one of them never works and harms the merchant's standing with the bank.
    private static readonly FrozenSet<string> Hard = FrozenSet.Create(
        StringComparer.Ordinal,
        "expired_card", "fraudulent", "highest_risk_level", "incorrect_number", "invalid_account", "invalid_number", "lost_card",
        "merchant_blacklist", "new_account_information_available", "pickup_card", "restricted_card", "revocation_of_all_authorizations",
        "revocation_of_authorization", "stolen_card", "stop_payment_order", "transaction_not_allowed");

    /// <summary>Maps the error of a request; returns <see langword="null"/> if no payment was declined.</summary>
    public static GatewayDecline? ReadDecline(this StripeError error)
    {
        var isAuthentication = error.Code?.EndsWith("requires_action", StringComparison.Ordinal) == true || AsksForCustomer(error);
        return isAuthentication || error.Type == "card_error" ? Of(error, isAuthentication) : null;
    }

    /// <summary>Maps the failure of a payment's last attempt; returns <see langword="null"/> if it did not fail.</summary>
    public static GatewayDecline? ReadDecline(this PaymentIntent intent)
    {
        var error = intent.LastPaymentError;
        var isAuthentication = intent.Status == "requires_action" || AsksForCustomer(error);
        return isAuthentication || error is not null ? Of(error, isAuthentication) : null;
    }

    public static DeclineKind KindOf(string? code) => code switch
    {
        AuthenticationRequired => DeclineKind.AuthenticationRequired,
        not null when Hard.Contains(code) => DeclineKind.Hard,
        _ => DeclineKind.Soft,
    };

    private static bool AsksForCustomer(StripeError? error) =>
        error?.DeclineCode == AuthenticationRequired || error?.Code == AuthenticationRequired;

    private static GatewayDecline Of(StripeError? error, bool isAuthentication)
    {
        var code = error?.DeclineCode ?? error?.Code;
        return new(isAuthentication ? DeclineKind.AuthenticationRequired : KindOf(code), code);
    }
}
