using System.Collections.Frozen;

namespace Tenantry.Billing.Dunning;

/// <summary>
/// The declines after which the same card is never tried again (docs.stripe.com/billing/revenue-recovery/smart-retries, hard declines; and
/// docs.stripe.com/declines/codes). Trying them again annoys the bank and never works.
/// </summary>
internal static class HardDeclines
{
    private static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.Ordinal,
        "incorrect_number", "invalid_number", "invalid_account", "lost_card", "pickup_card", "stolen_card", "fraudulent", "merchant_blacklist",
        "revocation_of_authorization", "revocation_of_all_authorizations", "stop_payment_order", "highest_risk_level", "transaction_not_allowed",
        "expired_card", "new_account_information_available", "restricted_card");

    public static bool Contains(string? code) => code is not null && Codes.Contains(code);
}
