namespace Tenantry.Billing.Subscriptions.Purchases;

/// <summary>Defines which purchases a tenant owns, so that the plan is not sold to it again.</summary>
internal static class OwnedPurchases
{
    public static IQueryable<Purchase> Owned(this IQueryable<Purchase> purchases, string product, string plan) => purchases.Where(
        row => row.Product == product && row.Plan == plan && row.IsOwnedOnce && row.EndedAt == null && row.DuplicateOf == null);
}
