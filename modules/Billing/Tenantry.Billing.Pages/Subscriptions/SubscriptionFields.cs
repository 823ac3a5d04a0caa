using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Customers;
using Tenantry.Billing.Data;
using Tenantry.Billing.Subscriptions;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Subscriptions;

/// <summary>Reads the fields of the operator's page of a subscription. What does not apply to it is left out.</summary>
internal static class SubscriptionFields
{
    public static async Task<IReadOnlyList<ResourceField>> ReadAsync(ResourceContext<Subscription> context)
    {
        var row = context.Row;
        await using var db = await context.Services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads a subscription", context.CancellationToken);
        var customer = await db.Set<Customer>().AsNoTracking().Where(customer => customer.TenantId == row.TenantId)
            .Select(customer => customer.GatewayId).FirstOrDefaultAsync(context.CancellationToken);
        var summary = row.ToSummary(context.Services.GetRequiredService<ICatalog>());
        IEnumerable<ResourceField> fields =
        [
            .. summary.AddOns.Select(addOn => new ResourceField("Add-on", addOn.Display)),
            new("Discount", Describe(row.Discount)),
            new("Period", $"{row.PeriodStart:d MMM yyyy} to {row.PeriodEnd:d MMM yyyy}"),
            new("Access until", row.AccessUntil, CellKind.ExactTime),
            new("Trial ends", row.Status == SubscriptionStatus.Trialing ? row.TrialEndsAt : null, CellKind.ExactTime),
            new("Resumes", row.Status == SubscriptionStatus.Paused ? row.ResumesAt : null, CellKind.ExactTime),
            new("Ends", row.EndedAt is null ? row.EndsAt : null, CellKind.ExactTime),
            new("Free time until", row.GiftedUntil, CellKind.ExactTime),
            new("Scheduled change", Describe(row.Pending, row.PeriodEnd)),
            new("Ended", row.EndedAt, CellKind.ExactTime),
            new("Stripe ID", row.GatewayId, CellKind.Code), new("Stripe customer", customer, CellKind.Code),
        ];
        return [.. fields.Where(field => field.Value is not null)];
    }

    private static string? Describe(PendingChange? change, DateTimeOffset from) => change is null
        ? null
        : $"{string.Join(" + ", (change.AddOns ?? []).Select(addOn => addOn.Display).Prepend(change.PlanName))} from {from:d MMM yyyy}";

    private static string? Describe(SubscriptionDiscount? discount) => discount is null
        ? null
        : (discount.AmountOff?.Display ?? $"{discount.PercentOff:0.##}%") + (discount.EndsAt is { } end ? $" until {end:d MMM yyyy}" : "");
}
