using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Represents the authenticator app of a user.</summary>
[SharedAcrossTenants("It belongs to a user, who can belong to several tenants.")]
internal sealed class Authenticator
{
    public Guid UserId { get; init; }

    /// <summary>Gets or sets the secret, encrypted with the key ring: unlike a password, it is needed to compute codes.</summary>
    public required string Secret { get; set; }

    /// <summary>Gets or sets the time at which the user proved that the app works. Before that, it is not asked for.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Gets or sets the time step of the last accepted code, which is not accepted again.</summary>
    public long LastStep { get; set; }
}

internal sealed class AuthenticatorConfiguration : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.IsForAccounts();
        builder.HasKey(authenticator => authenticator.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(authenticator => authenticator.UserId);
    }
}
