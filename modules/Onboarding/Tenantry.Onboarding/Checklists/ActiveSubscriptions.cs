namespace Tenantry.Onboarding.Checklists;

/// <summary>Provides the subscriptions and one-time purchases of the current tenant for checklists.</summary>
internal sealed class ActiveSubscriptions(ISubscriptions subscriptions, TimeProvider clock)
{
    /// <summary>Lists the products of all subscriptions that have started and not ended, and of all purchases that give access.</summary>
    public async Task<IReadOnlyCollection<string>> ListProductsAsync(CancellationToken ct) =>
    [
        .. (await ListAsync(ct)).Where(subscription => subscription.Status != SubscriptionStatus.Canceled)
            .Select(subscription => subscription.Product)
            .Concat((await ListPurchasesAsync(ct)).Where(purchase => purchase.HasAccess).Select(purchase => purchase.Product)).Distinct(),
    ];

    /// <summary>
    /// Determines whether the tenant has access to a product. Returns <see langword="null"/> if the tenant never bought it.
    /// </summary>
    public async Task<bool?> HasAccessAsync(string product, CancellationToken ct)
    {
        var access = (await ListAsync(ct)).Where(subscription => subscription.Product == product)
            .Select(subscription => subscription.HasAccess(clock.GetUtcNow()))
            .Concat((await ListPurchasesAsync(ct)).Where(purchase => purchase.Product == product).Select(purchase => purchase.HasAccess))
            .ToList();
        return access.Count == 0 ? null : access.Contains(true);
    }

    private async Task<IEnumerable<SubscriptionSummary>> ListAsync(CancellationToken ct) =>
        (await subscriptions.ListAsync(ct)).Where(subscription => subscription.Status != SubscriptionStatus.Incomplete);

    private async Task<IEnumerable<PurchaseSummary>> ListPurchasesAsync(CancellationToken ct) =>
        (await subscriptions.ListPurchasesAsync(ct)).Where(purchase => purchase.GrantsAccess);
}
