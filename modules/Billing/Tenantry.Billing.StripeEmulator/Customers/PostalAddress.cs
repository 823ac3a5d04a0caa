namespace Tenantry.Billing.StripeEmulator;

internal static class PostalAddress
{
    private static readonly string[] Members = ["city", "country", "line1", "line2", "postal_code", "state"];

    /// <summary>Gives the owner's address all six members: Stripe sends what is not known as null, never leaves it out.</summary>
    public static JsonObject WithWholeAddress(this JsonObject owner)
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
