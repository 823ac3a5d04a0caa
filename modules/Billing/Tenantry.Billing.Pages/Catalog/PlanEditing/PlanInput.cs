using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog.PlanEditing;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Pages.Products;

namespace Tenantry.Billing.Pages.Catalog.PlanEditing;

/// <summary>Represents the form that edits a plan.</summary>
internal sealed class PlanInput
{
    [Required(ErrorMessage = "Enter a name."), StringLength(60)]
    public string Name { get; set; } = "";

    [Choices(typeof(FeatureChoices)), Display(Description = "A limit counts per billing period. Leave it empty for unlimited use.")]
    public IReadOnlyDictionary<string, long?> Entitlements { get; set; } = ImmutableDictionary<string, long?>.Empty;

    [DataType(DataType.MultilineText), Display(Name = "Feature list",
        Description = "One line for each point on the price card. Leave it empty to list the entitlements.")]
    public string? Highlights { get; set; }

    [Range(1, 1000), Display(Name = "Sort order", Description = "1 comes first.")]
    public int SortOrder { get; set; } = 1;

    [Range(0, 730), Display(Name = "Trial days", Description = "0 means no trial.")]
    public int TrialDays { get; set; }

    [Required(ErrorMessage = "Enter a reason."), StringLength(500), DataType(DataType.MultilineText),
        Display(Description = "Kept in the audit trail.")]
    public string Reason { get; set; } = "";

    public static PlanInput Of(PlanRow plan) => new()
    {
        Name = plan.Name,
        Entitlements = plan.Description.Entitlements.ToDictionary(entitlement => entitlement.Feature, entitlement => entitlement.Limit),
        Highlights = string.Join('\n', plan.Description.Highlights),
        SortOrder = plan.Plan.Position + 1,
        TrialDays = plan.Plan.TrialDays,
    };

    public static Task<Result> SaveAsync(ResourceContext<PlanRow> context, PlanInput input) =>
        context.Services.GetRequiredService<EditPlan>().RunAsync(
            context.Row.Product, context.Row.Plan.Key,
            new PlanEdit(input.Name, Grants(input.Entitlements), Lines(input.Highlights), input.SortOrder - 1, input.TrialDays,
                context.Row.Plan.IsOnSale),
            input.Reason, context.CancellationToken);

    public static ImmutableArray<Entitlement> Grants(IReadOnlyDictionary<string, long?> entitlements) =>
        [.. entitlements.Select(entitlement => new Entitlement(entitlement.Key, entitlement.Value))];

    public static ImmutableArray<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
