using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Referrals;

/// <summary>Defines the limits of the referral tables.</summary>
internal static class ReferralTables
{
    public const int MaxCode = 20;
    public const int MaxReference = 200;
}

/// <summary>Maps <see cref="ReferralLink"/>.</summary>
internal sealed class ReferralLinkConfiguration : IEntityTypeConfiguration<ReferralLink>
{
    public void Configure(EntityTypeBuilder<ReferralLink> links)
    {
        links.HasKey(row => row.TenantId);
        links.Property(row => row.Code).HasMaxLength(ReferralTables.MaxCode);
        links.HasIndex(row => row.Code).IsUnique();
    }
}

/// <summary>Maps <see cref="Referral"/>.</summary>
internal sealed class ReferralConfiguration : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> referrals)
    {
        referrals.HasKey(row => new { row.TenantId, row.ReferredTenantId });
        referrals.HasIndex(row => row.ReferredTenantId).IsUnique();
        referrals.ToTable(table => table.HasCheckConstraint("referral_of_another", "tenant_id <> referred_tenant_id"));
    }
}

/// <summary>Maps <see cref="ReferralReward"/>.</summary>
internal sealed class ReferralRewardConfiguration : IEntityTypeConfiguration<ReferralReward>
{
    public void Configure(EntityTypeBuilder<ReferralReward> rewards)
    {
        rewards.HasKey(row => new { row.TenantId, row.Reference });
        rewards.Property(row => row.Reference).HasMaxLength(ReferralTables.MaxReference);
        rewards.HasIndex(row => row.Reference).IsUnique();
        rewards.HasIndex(row => new { row.TenantId, row.ReferredTenantId });
        rewards.HasIndex(row => row.NextLookAt).HasFilter("next_look_at is not null");
        rewards.Property(row => row.State).HasConversion<string>();
        rewards.Property(row => row.Version).IsRowVersion();
        rewards.ToTable(table => table.HasCheckConstraint("referral_reward_not_negative", "due_minor >= 0 and given_minor >= 0"));
    }
}

/// <summary>Maps <see cref="ReferralBalanceChange"/>.</summary>
internal sealed class ReferralBalanceChangeConfiguration : IEntityTypeConfiguration<ReferralBalanceChange>
{
    public void Configure(EntityTypeBuilder<ReferralBalanceChange> moves)
    {
        moves.HasKey(row => new { row.TenantId, row.Reference, row.Number });
        moves.Property(row => row.Reference).HasMaxLength(ReferralTables.MaxReference);
    }
}
