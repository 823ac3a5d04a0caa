using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Maps <see cref="TenantBillingDetails"/>.</summary>
internal sealed class TenantBillingDetailsConfiguration : IEntityTypeConfiguration<TenantBillingDetails>
{
    public void Configure(EntityTypeBuilder<TenantBillingDetails> details)
    {
        details.HasKey(row => row.TenantId);
        details.Property(row => row.VatStatus).HasConversion<string>();
        details.Property(row => row.Version).IsRowVersion();
    }
}
