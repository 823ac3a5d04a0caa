using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>Represents the challenge of a passkey that was answered, so that it is not accepted again until it expires.</summary>
[SharedAcrossTenants("Sign-in happens before there is a tenant.")]
internal sealed class SpentCeremony
{
    public Guid Id { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SpentCeremonyConfiguration : IEntityTypeConfiguration<SpentCeremony>
{
    public void Configure(EntityTypeBuilder<SpentCeremony> builder) => builder.IsForAccounts().HasIndex(ceremony => ceremony.ExpiresAt);
}
