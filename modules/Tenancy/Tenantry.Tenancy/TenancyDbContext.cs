using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Keys;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy;

internal sealed class TenancyDbContext(DbContextOptions<TenancyDbContext> options) : TenantDbContext(options)
{
    private const string Sharing = "A person may belong to several tenants; who they are in one is in the membership.";

    protected override string Schema => "tenancy";

    protected override void Describe(ModelBuilder model)
    {
        model.Entity<Tenant>(tenants =>
        {
            tenants.HasKey(row => row.TenantId);
            tenants.Property(row => row.Name).HasMaxLength(80);
            tenants.Property(row => row.Status).HasConversion<string>().HasMaxLength(20);
            tenants.HasIndex(row => row.CreatedAt);
        });
        model.Entity<TenantAddress>(addresses =>
        {
            addresses.HasKey(row => row.Subdomain);
            addresses.Property(row => row.Subdomain).HasMaxLength(63);
            addresses.HasIndex(row => row.Owner).IsUnique();
        });
        model.Entity<Membership>(members =>
        {
            members.HasKey(row => new { row.TenantId, row.PersonId });
            members.Property(row => row.Role).HasConversion<string>().HasMaxLength(20);
            members.HasIndex(row => row.PersonId);
            members.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId);
        });
        model.Entity<ApiKey>(keys =>
        {
            keys.HasKey(row => new { row.TenantId, row.Id });
            keys.Property(row => row.Name).HasMaxLength(80);
            keys.Property(row => row.Prefix).HasMaxLength(20);
            keys.HasIndex(row => row.CreatedAt);
        });
        DescribePeople(model);
    }

    // As IdentityUserContext describes them, which this context cannot be: its base is the tenant's.
    private static void DescribePeople(ModelBuilder model)
    {
        model.Entity<Person>(people =>
        {
            people.IsSharedAcrossTenants(Sharing);
            people.HasIndex(row => row.NormalizedUserName).IsUnique();
            people.HasIndex(row => row.NormalizedEmail).IsUnique();
            people.HasIndex(row => row.IsOperator).HasFilter("is_operator");
            people.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
            people.Property(row => row.DisplayName).HasMaxLength(80);
            people.Property(row => row.UserName).HasMaxLength(256);
            people.Property(row => row.NormalizedUserName).HasMaxLength(256);
            people.Property(row => row.Email).HasMaxLength(256);
            people.Property(row => row.NormalizedEmail).HasMaxLength(256);
        });
        model.Entity<IdentityUserClaim<Guid>>(claims =>
        {
            claims.IsSharedAcrossTenants(Sharing);
            claims.HasOne<Person>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserLogin<Guid>>(logins =>
        {
            logins.IsSharedAcrossTenants(Sharing);
            logins.HasKey(row => new { row.LoginProvider, row.ProviderKey });
            logins.HasOne<Person>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserToken<Guid>>(tokens =>
        {
            tokens.IsSharedAcrossTenants(Sharing);
            tokens.HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
            tokens.HasOne<Person>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserPasskey<Guid>>(passkeys =>
        {
            passkeys.IsSharedAcrossTenants(Sharing);
            passkeys.HasKey(row => row.CredentialId);
            passkeys.Property(row => row.CredentialId).HasMaxLength(1024);
            passkeys.OwnsOne(row => row.Data, data => data.ToJson("data"));
            passkeys.HasOne<Person>().WithMany().HasForeignKey(row => row.UserId);
        });
    }
}

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
internal sealed class TenancyDesign : IDesignTimeDbContextFactory<TenancyDbContext>
{
    public TenancyDbContext CreateDbContext(string[] args) => new(ModuleDatabase.OwnerOptions<TenancyDbContext>("Host=none"));
}
