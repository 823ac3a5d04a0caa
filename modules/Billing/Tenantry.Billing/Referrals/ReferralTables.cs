using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.Referrals;

internal static class ReferralTables
{
    public const int MaxCode = 20;
    private const int MaxReference = 200;

    public static void Describe(ModelBuilder model)
    {
        model.Entity<ReferralLink>(links =>
        {
            links.HasKey(row => row.TenantId);
            links.Property(row => row.Code).HasMaxLength(MaxCode);
            links.HasIndex(row => row.Code).IsUnique();
        });
        model.Entity<Referral>(referrals =>
        {
            referrals.HasKey(row => new { row.TenantId, row.ReferredTenantId });
            referrals.HasIndex(row => row.ReferredTenantId).IsUnique();
            referrals.ToTable(table => table.HasCheckConstraint("referral_of_another", "tenant_id <> referred_tenant_id"));
        });
        model.Entity<ReferralReward>(rewards =>
        {
            rewards.HasKey(row => new { row.TenantId, row.Reference });
            rewards.Property(row => row.Reference).HasMaxLength(MaxReference);
            rewards.HasIndex(row => row.Reference).IsUnique();
            rewards.HasIndex(row => new { row.TenantId, row.ReferredTenantId });
            rewards.HasIndex(row => row.NextLookAt).HasFilter("next_look_at is not null");
            rewards.Property(row => row.State).HasConversion<string>();
            rewards.Property(row => row.Version).IsRowVersion();
            rewards.ToTable(table => table.HasCheckConstraint("referral_reward_not_negative", "due_minor >= 0 and given_minor >= 0"));
        });
        model.Entity<ReferralMove>(moves =>
        {
            moves.HasKey(row => new { row.TenantId, row.Reference, row.Number });
            moves.Property(row => row.Reference).HasMaxLength(MaxReference);
        });
    }
}
