using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Overrides;
using Tenantry.FeatureGating.Contracts;
using Tenantry.Platform.Permissions;

namespace Tenantry.Billing.Pages.Overrides;

/// <summary>Defines the operator's overrides: custom terms of single tenants, with their cost.</summary>
internal static class OverrideResource
{
    public const string Segment = "overrides";

    public static Resource<TenantOverride> Definition { get; } =
        new Resource<TenantOverride>("tenant-overrides", "Overrides", BillingPermissions.Operate)
    {
        Subtitle = "Custom terms for single tenants: another plan, a higher quota, a discount or credits.",
        Icon = "gift",
        Section = OperatorSections.Subscriptions,
        Order = 14,
        SearchHint = "Override or reason",
        Empty = "Use a button above to give a tenant another plan, a quota, a discount or credits.",
    }
        .FromDatabase<BillingDbContext>("operator lists overrides", db => db.Set<TenantOverride>())
        .Key(row => row.Id)
        .Column("Override", row => row.Title, column => column.Search().Sort())
        .Column("Tenant", row => row.TenantId, column => column.Filter())
        .Column("Kind", row => row.Kind, column => column.As(CellKind.Text).Filter().Hidden())
        .Column("Cost", row => row.CostMinor, column => column.As(CellKind.Money).Display((row, _) => Cost(row)))
        .Column("Status", row => row.Status, column => column.Sort().Filter())
        .Column("Reason", row => row.Reason, column => column.Search().Minor())
        .Column("Created", row => row.CreatedAt, column => column.Sort().Filter())
        .Column("Last day", row => row.EndsAt, column => column.Sort().Display((row, _) => Day(row.LastDay)))
        .Column("Created by", row => row.CreatedBy, column => column.Search().Hidden())
        .Column("Ended", row => row.EndedAt, column => column.Hidden())
        .Column("Ended because", row => row.EndReason, column => column.Hidden())
        .OrderByDescending(row => row.CreatedAt)
        .View("active", "Active", row => row.Status == OverrideStatus.Active || row.Status == OverrideStatus.Pending)
        .Status(row => row.Status)
        .Audited(row => row.Subject)
        .Action("remove", "Remove override",
            "It ends now instead of on its end date. Usage and savings so far are kept.",
            context => context.Services.GetRequiredService<EndOverride>()
                .RemoveAsync(context.Row.TenantId, context.Row.Id, context.Reason ?? "", context.CancellationToken),
            action => action.When(row => row.Status is OverrideStatus.Active or OverrideStatus.Pending, OverrideProblems.OverrideNotFound)
                .Require(BillingPermissions.Grant).InList().Bulk().Dangerous().AskReason().Done("The override is removed."))
        .ListAction<PlanOverrideInput>("plan", "Change plan", OverrideInput.CreateAsync, form => form
            .Require(BillingPermissions.Grant).Done("The plan is changed.")
            .Intro("Takes effect now, with no charge for the current period. Renewals are charged at the price of the new plan."))
        .ListAction<QuotaOverrideInput>("quota", "Add quota", OverrideInput.CreateAsync, form => form
            .Require(BillingPermissions.Grant).Done("The quota is added.").Intro("Raises a limit for one tenant.")
            .When((services, _) => Task.FromResult(services.GetService<IFeatureOverrides>() is not null)))
        .ListAction<DiscountOverrideInput>("discount", "Add discount", OverrideInput.CreateAsync, form => form
            .Require(BillingPermissions.Grant).Done("The discount is added.")
            .Intro("A percentage off each invoice for a number of months."))
        .ListAction<CreditOverrideInput>("credits", "Add credits", OverrideInput.CreateAsync, form => form
            .Require(BillingPermissions.Grant).Done("The credits are added.")
            .Intro("Credits or account balance, added to what the tenant has."));

    /// <summary>Leads from the page of a tenant to its overrides.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet($"/admin/tenants/{{tenant:guid}}/{Segment}", (Guid tenant, HttpRequest request) =>
            TypedResults.LocalRedirect(request.PathBase + $"/admin/tenant-overrides?tenant={tenant}"))
        .RequirePermission(BillingPermissions.Grant).ExcludeFromDescription();

    private static object Cost(TenantOverride row) =>
        row.CostMinor is { } cost && row.CostCurrency is { } currency ? new Money(cost, currency) : row.CostDescription;

    private static DateOnly? Day(DateTimeOffset? moment) => moment is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
