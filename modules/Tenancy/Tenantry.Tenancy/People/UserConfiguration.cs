using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Tenancy.People;

// The mapping of IdentityUserContext, from which the module's DbContext cannot derive because its base class is TenantDbContext.
internal sealed class UserConfiguration :
    IEntityTypeConfiguration<User>, IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    private const string Sharing = "A user can belong to several tenants; the membership defines the role in each.";

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.IsSharedAcrossTenants(Sharing).IsForAccounts();
        builder.HasIndex(user => user.NormalizedUserName).IsUnique();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();
        builder.Ignore(user => user.IsOperator);
        builder.Property(user => user.OperatorRole).HasMaxLength(40);
        builder.HasIndex(user => user.OperatorRole).HasFilter("operator_role is not null");
        builder.Property(user => user.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(user => user.DisplayName).HasMaxLength(80);
        builder.Property(user => user.ExtraProperties).HasColumnType("jsonb");
        builder.Property(user => user.UserName).HasMaxLength(256);
        builder.Property(user => user.NormalizedUserName).HasMaxLength(256);
        builder.Property(user => user.Email).HasMaxLength(256);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(256);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        builder.IsSharedAcrossTenants(Sharing).IsForAccounts();
        builder.HasOne<User>().WithMany().HasForeignKey(claim => claim.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.IsSharedAcrossTenants(Sharing).IsForAccounts();
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.HasOne<User>().WithMany().HasForeignKey(login => login.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        builder.IsSharedAcrossTenants(Sharing).IsForAccounts();
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.IsSharedAcrossTenants(Sharing).IsForAccounts();
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(passkey => passkey.Data, data => data.ToJson("data"));
        builder.HasOne<User>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }
}
