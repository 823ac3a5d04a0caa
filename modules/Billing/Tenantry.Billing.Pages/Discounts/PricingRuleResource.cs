using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Contracts.Discounts;
using Tenantry.Billing.Data;
using Tenantry.Billing.Discounts;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Discounts;

/// <summary>Represents a pricing rule with its status at the time of the list.</summary>
internal sealed record PricingRuleItem(PricingRuleRow Row, PricingRule Rule, string Status)
{
    public const string Scheduled = "Scheduled";
    public const string Active = "Active";
    public const string Ended = "Ended";

    public string Key => Row.Key;

    public string Name => Rule.Name.Length > 0 ? Rule.Name : Rule.Key;

    public TenantId? Tenant => Rule.Tenant;

    public static PricingRuleItem Of(PricingRuleRow row, DateTimeOffset now)
    {
        var rule = row.Description;
        return new(row, rule, row.EndedAt is not null || rule.Until <= now ? Ended : rule.From > now ? Scheduled : Active);
    }
}

/// <summary>Defines the operator's pricing rules.</summary>
internal static class PricingRuleResource
{
    public static Resource<PricingRuleItem> Definition { get; } =
        new Resource<PricingRuleItem>("pricing-rules", "Pricing rules", BillingPermissions.Operate)
    {
        Subtitle = "Rules change the price for new buyers within seconds. Existing subscribers are not affected.",
        Icon = "tag",
        Section = OperatorSections.Products,
        Order = 23,
        SearchHint = "Name or key",
        Empty = "Create a rule to change the price of a plan for a limited time or for one tenant.",
    }
        .FromList(async (services, ct) =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            return [.. (await services.GetRequiredService<BillingDbContext>().Set<PricingRuleRow>().AsNoTracking()
                .OrderByDescending(row => row.Id).ToListAsync(ct)).Select(row => PricingRuleItem.Of(row, now))];
        })
        .Key(rule => rule.Key)
        .Column("Name", rule => rule.Name, column => column.Sort().Search())
        .Column("Price change", rule => Effect(rule.Rule))
        .Column("Applies to", rule => rule.Rule.Product, column => column.Display((rule, services) => CatalogNames.Of(services,
            [rule.Rule.Plan is { } plan ? $"{rule.Rule.Product}/{plan}" : rule.Rule.Product])).FilterReference("products").Named("product"))
        .Column("Tenant", rule => rule.Tenant, column => column.Filter())
        .Column("Status", rule => rule.Status, column => column.As(CellKind.Status).Sort()
            .Filter(PricingRuleItem.Active, PricingRuleItem.Scheduled, PricingRuleItem.Ended))
        .Column("Starts", rule => rule.Rule.From, column => column.Sort().Hidden())
        .Column("Ends", rule => rule.Row.EndedAt ?? rule.Rule.Until, column => column.Sort().Minor())
        .Column("Key", rule => rule.Key, column => column.As(CellKind.Code).Search().Hidden())
        .View("active", "Active", rule => rule.Status == PricingRuleItem.Active)
        .Status(rule => rule.Status)
        .Audited(rule => $"pricing-rule/{rule.Key}")
        .Action("end", "End rule", "New buyers pay the list price within seconds. Existing subscribers are not affected.",
            context => context.Services.GetRequiredService<EndDiscounts>()
                .EndRuleAsync(context.Row.Key, context.Reason, context.CancellationToken),
            action => action.When(rule => rule.Status != PricingRuleItem.Ended).InList().Bulk().Dangerous().AskReason()
                .Done("The rule has ended."))
        .Create<PricingRuleInput>("New pricing rule", PricingRuleInput.CreateAsync, form => form
            .Intro("Changes the price for new buyers within seconds. Existing subscribers are not affected.")
            .Done("The pricing rule is created. It's live within seconds."));

    private static string Effect(PricingRule rule)
    {
        var off = rule.PercentOff is { } percent
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{percent:0.##}%") : rule.Amount?.Display;
        return rule.Kind switch
        {
            PricingRuleKind.Custom => rule.PercentOff is null ? $"{off} for one tenant" : $"{off} off for one tenant",
            PricingRuleKind.Promotion => rule.Months > 0 ? $"{off} off for {(rule.Months == 1 ? "a month" : $"{rule.Months} months")}"
                : $"{off} off the first payment",
            _ => $"{off} off",
        };
    }
}
