using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Maps <see cref="DetailsRow"/>.</summary>
internal sealed class DetailsRowConfiguration : IEntityTypeConfiguration<DetailsRow>
{
    public void Configure(EntityTypeBuilder<DetailsRow> details)
    {
        details.HasKey(row => row.TenantId);
        details.Property(row => row.VatStatus).HasConversion<string>();
        details.Property(row => row.Version).IsRowVersion();
    }
}
