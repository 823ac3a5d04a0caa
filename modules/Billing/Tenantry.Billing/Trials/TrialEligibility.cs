using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Trials;

/// <summary>
/// Grants one trial of a product to each tenant, email address and card, according to <see cref="BillingOptions.TrialGuard"/>.
/// </summary>
internal sealed class TrialEligibility(
    BillingDbContext db, ICrossTenantDbContextFactory<BillingDbContext> across, ITenants tenants, ICurrentTenant current, ICurrentUser user,
    BillingOptions options)
    : ITrialEligibility
{
    public async Task<bool> IsEligibleAsync(string product, CancellationToken cancellationToken) =>
        !await db.Set<Subscription>().AnyAsync(row => row.Product == product && row.TrialEndsAt != null, cancellationToken)
        && !await HadWithAnotherTenantAsync(product, cancellationToken);

    public Task<bool> ContinuesAsync(StartedTrial trial, CancellationToken cancellationToken) =>
        Task.FromResult(trial.EarlierRedemption is null);

    private async Task<bool> HadWithAnotherTenantAsync(string product, CancellationToken ct)
    {
        if (options.TrialGuard == TrialGuard.Tenant)
        {
            return false;
        }

        var owner = current.IsAvailable ? (await tenants.FindAsync(current.Required, ct))?.OwnerEmail : null;
        var marks = new[] { user.Email, owner }.Select(EmailNormalizer.Normalize).OfType<string>()
            .Select(email => TrialRedemption.Hash(TrialMark.Email, email)).ToList();
        await using var context = await across.CreateDbContextAsync("check whether a trial was already redeemed", ct);
        return await context.Set<TrialRedemption>()
            .AnyAsync(row => row.Kind == TrialMark.Email && row.Product == product && marks.Contains(row.Mark), ct);
    }
}
