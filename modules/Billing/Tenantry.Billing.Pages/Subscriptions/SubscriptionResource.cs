using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Billing.Pages.Cancellations.Extensions;
using Tenantry.Billing.Pages.Products;
using Tenantry.Billing.Subscriptions;

namespace Tenantry.Billing.Pages.Subscriptions;

/// <summary>Defines the operator's list of subscriptions.</summary>
internal static class SubscriptionResource
{
    public static Resource<Subscription> Definition { get; } = SubscriptionActions.AddTo(
        new Resource<Subscription>("subscriptions", "Subscriptions", BillingPermissions.Operate)
    {
        Subtitle = "All subscriptions, newest first.",
        Icon = "refresh",
        Section = OperatorSections.Subscriptions,
        Order = 13,
        SearchHint = "Product, plan or Stripe ID",
        Empty = "No subscriptions yet. The first sale appears here within seconds.",
    }
        .FromDatabase<BillingDbContext>("operator lists subscriptions", db => db.Set<Subscription>())
        .Key(subscription => subscription.Id)
        .Column("Plan", subscription => subscription.Plan, column => column.Search().Sort().ListOnly()
            .Display((subscription, services) => Title(subscription, services)))
        .Column("Tenant", subscription => subscription.TenantId, column => column.Filter())
        .Column("Price", subscription => subscription.AmountMinor, column => column.As(CellKind.Text).Sort().Display(PriceOf))
        .Column("Status", subscription => subscription.Status, column => column.As(CellKind.Status).Sort().Filter().ListOnly()
            .Display((subscription, _) => StatusOf(subscription)))
        .Column("Started", subscription => subscription.StartedAt, column => column.Sort().Filter())
        .Column("Period ends", subscription => subscription.PeriodEnd, column => column.Sort().Filter().ListOnly())
        .Column("Product", subscription => subscription.Product, column => column.Hidden().ListOnly().Search()
            .Display((subscription, services) => CatalogNames.Product(services, subscription.Product)).FilterOptions(CatalogNames.Products))
        .Column("Stripe ID", subscription => subscription.GatewayId, column => column.As(CellKind.Code).SearchExact().Hidden().ListOnly())
        .OrderByDescending(subscription => subscription.Id)
        .View("active", "Active", subscription => subscription.Status == SubscriptionStatus.Active, counted: true)
        .View("trials", "Trials", subscription => subscription.Status == SubscriptionStatus.Trialing, counted: true)
        .View("payment-failed", "Payment failed", subscription => subscription.Status == SubscriptionStatus.PastDue
            || subscription.Status == SubscriptionStatus.Unpaid, counted: true)
        .View("canceling", "Canceling", subscription => subscription.CancelsAtPeriodEnd
            && subscription.Status != SubscriptionStatus.Canceled)
        .View("canceled", "Canceled", subscription => subscription.Status == SubscriptionStatus.Canceled)
        .NeedsAttention("payment-failed")
        .Heading(context => Task.FromResult(Title(context.Row, context.Services)))
        .Status(StatusOf)
        .Fields(SubscriptionFields.ReadAsync)
        .Related("invoices", "subscription", subscription => subscription.Id)
        .Related("payments", "subscription", subscription => subscription.Id)
        .Audited(subscription => $"subscription/{subscription.Id}"));

    internal static string StatusOf(Subscription subscription) =>
        subscription is { CancelsAtPeriodEnd: true, Status: SubscriptionStatus.Active or SubscriptionStatus.Trialing }
        ? "Cancels at period end" : StatusText.Of(subscription.Status);

    private static string Title(Subscription subscription, IServiceProvider services)
    {
        var summary = subscription.ToSummary(services.GetRequiredService<ICatalog>());
        return $"{summary.ProductName}, {summary.PlanName}";
    }

    private static object PriceOf(Subscription subscription, IServiceProvider services)
    {
        var summary = subscription.ToSummary(services.GetRequiredService<ICatalog>());
        return summary.AddOns.IsEmpty
            ? subscription.Quantity == 1 ? subscription.Price.Display : $"{subscription.Quantity:N0} × {subscription.Price.Display}"
            : $"{summary.Total.Display} {subscription.Price.IntervalDisplay}";
    }
}
