using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tenantry.RevenueDashboard.Movements;

internal sealed class MrrCustomerConfiguration : IEntityTypeConfiguration<MrrCustomer>
{
    public void Configure(EntityTypeBuilder<MrrCustomer> builder) => builder.HasKey(customer => customer.TenantId);
}
