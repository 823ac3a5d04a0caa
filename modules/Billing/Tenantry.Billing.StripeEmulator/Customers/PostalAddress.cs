namespace Tenantry.Billing.StripeEmulator;

internal static class PostalAddress
{
    private static readonly string[] Members = ["city", "country", "line1", "line2", "postal_code", "state"];

    /// <summary>Completes the owner's address to six members. Stripe sends missing members as null and never omits them.</summary>
    public static JsonObject WithCompleteAddress(this JsonObject owner)
    {
        if (owner.Obj("address") is { } address)
        {
            foreach (var member in Members)
            {
                address.TryAdd(member, null);
            }
        }

        return owner;
    }
}
