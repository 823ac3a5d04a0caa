namespace Tenantry.Onboarding.Checklists;

/// <summary>Provides the subscriptions of the current tenant for checklists.</summary>
internal sealed class ActiveSubscriptions(ISubscriptions subscriptions, TimeProvider clock)
{
    /// <summary>Lists the products of all subscriptions that have started and not ended.</summary>
    public async Task<IReadOnlyCollection<string>> ListProductsAsync(CancellationToken ct) =>
        (await ListAsync(ct)).Where(subscription => subscription.Status != SubscriptionStatus.Canceled)
        .Select(subscription => subscription.Product).ToHashSet();

    /// <summary>
    /// Determines whether the tenant has access to a product. Returns <see langword="null"/> if the tenant never subscribed to it.
    /// </summary>
    public async Task<bool?> HasAccessAsync(string product, CancellationToken ct)
    {
        var own = (await ListAsync(ct)).Where(subscription => subscription.Product == product).ToList();
        return own.Count == 0 ? null : own.Exists(subscription => subscription.HasAccess(clock.GetUtcNow()));
    }

    private async Task<IEnumerable<SubscriptionSummary>> ListAsync(CancellationToken ct) =>
        (await subscriptions.ListAsync(ct)).Where(subscription => subscription.Status != SubscriptionStatus.Incomplete);
}
