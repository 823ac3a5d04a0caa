using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Sessions;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.IsForAccounts();
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Device).HasMaxLength(DeviceName.MaxLength);
        builder.Property(session => session.Address).HasMaxLength(45);
        builder.HasIndex(session => new { session.UserId, session.LastSeenAt });
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId);
    }
}
