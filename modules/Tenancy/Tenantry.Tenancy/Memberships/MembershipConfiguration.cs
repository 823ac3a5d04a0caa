using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Memberships;

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(membership => new { membership.TenantId, membership.UserId });
        builder.Property(membership => membership.Role).HasMaxLength(40);
        builder.HasIndex(membership => membership.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(membership => membership.UserId);
    }
}
