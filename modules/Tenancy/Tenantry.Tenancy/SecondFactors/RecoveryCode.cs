using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.SecondFactors;

/// <summary>
/// Represents a recovery code of a user. Only its SHA-256 hash is stored: it has 120 random bits, so a slower hash would not make guessing
/// harder. A used code is deleted.
/// </summary>
[SharedAcrossTenants("It belongs to a user, who can belong to several tenants.")]
internal sealed class RecoveryCode
{
    public Guid UserId { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.IsForAccounts();
        builder.HasKey(code => new { code.UserId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(32);
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId);
    }
}
