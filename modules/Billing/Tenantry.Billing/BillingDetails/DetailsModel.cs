using Microsoft.EntityFrameworkCore;

namespace Tenantry.Billing.BillingDetails;

/// <summary>The table of billing details.</summary>
internal static class DetailsModel
{
    public static void Describe(ModelBuilder model) => model.Entity<DetailsRow>(details =>
    {
        details.HasKey(row => row.TenantId);
        details.Property(row => row.VatStatus).HasConversion<string>();
        details.Property(row => row.Version).IsRowVersion();
    });
}
