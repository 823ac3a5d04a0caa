using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Counts the wrong passwords and codes of one key: an account from one address, an address, or a known device.</summary>
[SharedAcrossTenants("Sign-in happens before there is a tenant.")]
internal sealed class SignInFailure
{
    public required string Key { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset LastAt { get; init; }

    public DateTimeOffset? BlockedUntil { get; init; }
}

internal sealed class SignInFailureConfiguration : IEntityTypeConfiguration<SignInFailure>
{
    public void Configure(EntityTypeBuilder<SignInFailure> builder)
    {
        builder.IsForAccounts();
        builder.HasKey(failure => failure.Key);
        builder.Property(failure => failure.Key).HasMaxLength(120);
        builder.HasIndex(failure => failure.LastAt);
    }
}
