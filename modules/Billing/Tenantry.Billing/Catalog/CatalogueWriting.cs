using System.Text.Json;
using Tenantry.Billing.Contracts.Catalogue;

namespace Tenantry.Billing.Catalog;

/// <summary>Maps plan and product descriptions to catalog rows.</summary>
internal static class CatalogueWriting
{
    public static ProductRow Row(ProductDescription product, int position) => new()
    {
        Key = product.Key,
        Name = product.Name,
        Description = product.Description,
        Audience = product.Audience,
        Position = position,
        GoalMinor = product.MonthlyGoal?.MinorUnits,
        GoalCurrency = product.MonthlyGoal?.Currency,
    };

    public static PlanRow Row(string product, PlanDescription plan, int position) => new()
    {
        Product = product,
        Key = plan.Key,
        Name = plan.Name,
        Position = position,
        Kind = plan.Kind,
        Fits = [.. plan.Fits],
        TrialDays = plan.TrialDays,
        TrialNeedsCard = plan.TrialNeedsCard,
        Entitlements = Json(plan.Entitlements),
        Credits = Json(plan.Credits),
        Overages = Json(plan.Overages),
        Highlights = [.. plan.Highlights],
    };

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}
