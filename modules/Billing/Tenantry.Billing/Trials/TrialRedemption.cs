using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Trials;

/// <summary>Represents a redeemed trial. It stores hashes, which reveal neither the email address nor the card.</summary>
[SharedAcrossTenants("Trials are limited per person and card, across tenants. The row contains hashes and no email address.")]
internal sealed class TrialRedemption
{
    public TrialMark Kind { get; init; }

    public required string Mark { get; init; }

    public required string Product { get; init; }

    /// <summary>Gets the tenant that redeemed the trial.</summary>
    public TenantId By { get; init; }

    public DateTimeOffset At { get; init; }

    public static string Hash(TrialMark kind, string value) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{value}")));
}

/// <summary>Maps <see cref="TrialRedemption"/>.</summary>
internal sealed class TrialRedemptionConfiguration : IEntityTypeConfiguration<TrialRedemption>
{
    public void Configure(EntityTypeBuilder<TrialRedemption> uses)
    {
        uses.IsHiddenFromApplication();
        uses.HasKey(row => new { row.Kind, row.Mark, row.Product });
        uses.Property(row => row.Kind).HasConversion<string>();
    }
}
