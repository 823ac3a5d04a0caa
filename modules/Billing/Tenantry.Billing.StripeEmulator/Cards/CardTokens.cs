namespace Tenantry.Billing.StripeEmulator;

/// <summary>Maps Stripe's test payment methods (<c>pm_card_…</c>) and tokens (<c>tok_…</c>) to card numbers.</summary>
internal static class CardTokens
{
    private static readonly Dictionary<string, string> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["chargeDeclined"] = "4000000000000002",
        ["chargeDeclinedInsufficientFunds"] = "4000000000009995",
        ["chargeDeclinedLostCard"] = "4000000000009987",
        ["chargeDeclinedStolenCard"] = "4000000000009979",
        ["chargeDeclinedExpiredCard"] = "4000000000000069",
        ["chargeDeclinedIncorrectCvc"] = "4000000000000127",
        ["chargeDeclinedProcessingError"] = "4000000000000119",
        ["chargeDeclinedVelocityLimitExceeded"] = "4000000000006975",
        ["chargeDeclinedFraudulent"] = "4100000000000019",
        ["chargeCustomerFail"] = "4000000000000341",
        ["authenticationRequiredOnSetup"] = "4000002500003155",
        ["authenticationRequired"] = "4000002760003184",
        ["authenticationRequiredSetupForOffSession"] = "4000003800000446",
        ["authenticationRequiredChargeDeclinedInsufficientFunds"] = "4000008260003178",
        ["threeDSecure2Required"] = "4000000000003220",
        ["threeDSecureRequired"] = "4000000000003063",
        ["threeDSecureRequiredChargeDeclined"] = "4000008400001629",
        ["threeDSecureRequiredProcessingError"] = "4000008400001280",
        ["threeDSecureOptional"] = "4000000000003055",
        ["threeDSecureOptionalProcessingError"] = "4000000000003097",
        ["cvcCheckFail"] = "4000000000000101",
        ["avsZipFail"] = "4000000000000036",
        ["avsLine1Fail"] = "4000000000000028",
        ["avsFail"] = "4000000000000010",
        ["riskLevelElevated"] = "4000000000009235",
        ["riskLevelHighest"] = "4000000000004954",
        ["radarBlock"] = "4100000000000019",
        ["bypassPending"] = "4000000000000077",
        ["createDispute"] = "4000000000000259",
        ["createDisputeProductNotReceived"] = "4000000000002685",
        ["createDisputeInquiry"] = "4000000000001976",
        ["createIssuerFraudRecord"] = "4000000000005423",
        ["pendingRefund"] = "4000000000007726",
        ["refundFail"] = "4000000000005126",
    };

    /// <summary>
    /// Finds the card of <c>pm_card_visa</c>, <c>pm_card_de</c>, <c>pm_card_visa_chargeDeclined</c>, <c>tok_visa</c> and so on.
    /// </summary>
    public static TestCard? Find(string? token)
    {
        var name = token is null ? null
            : token.StartsWith("pm_card_", StringComparison.Ordinal) ? token["pm_card_".Length..]
            : token.StartsWith("tok_", StringComparison.Ordinal) ? token["tok_".Length..]
            : null;
        if (name is null)
        {
            return null;
        }

        name = name.StartsWith("visa_chargeDeclined", StringComparison.OrdinalIgnoreCase) ? name["visa_".Length..] : name;
        return TestCards.Find(Numbers.GetValueOrDefault(name)) ?? CardsByBrandAndCountry.FindByName(name);
    }
}
