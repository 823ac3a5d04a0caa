using Tenantry.AdminUi;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Pages.Customers;

/// <summary>Defines the operator's list of customers, with the tenant and the id of each at the payment provider.</summary>
internal static class CustomerResource
{
    public static Resource<Customer> Definition { get; } = new Resource<Customer>("customers", "Customers", BillingPermissions.Operate)
    {
        Subtitle = "Tenants as customers of Stripe.",
        Icon = "user-circle",
        Section = OperatorSections.Customers,
        Order = 12,
        SearchHint = "Search by email or Stripe ID",
        Empty = "No customers yet. They appear with their first checkout.",
    }
        .FromDatabase<BillingDbContext>("operator lists customers", db => db.Set<Customer>())
        .Key(customer => customer.GatewayId)
        .WithoutDetail()
        .Column("Email", customer => customer.Email, column => column.Search().Sort()
            .Link(customer => $"/admin/tenants/{customer.TenantId}"))
        .Column("Tenant", customer => customer.TenantId, column => column.Filter())
        .Column("Created", customer => customer.CreatedAt, column => column.Sort().Filter())
        .Column("Stripe ID", customer => customer.GatewayId, column => column.As(CellKind.Code).SearchExact().Minor())
        .OrderByDescending(customer => customer.CreatedAt);
}
