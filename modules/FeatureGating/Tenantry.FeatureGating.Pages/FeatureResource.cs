using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.FeatureGating.KillSwitches;

namespace Tenantry.FeatureGating.Pages;

/// <summary>Defines the operator's list of features, with the plans that grant each feature and its kill switch.</summary>
internal static class FeatureResource
{
    public static Resource<FeatureRow> Definition { get; } =
        new Resource<FeatureRow>("features", "Features", FeatureGatingPermissions.Operate)
    {
        Subtitle = "Features that plans grant. The kill switch overrides every plan and override.",
        Icon = "toggle-left",
        Section = OperatorSections.Products,
        Order = 24,
        SearchHint = "Search by name or key",
        Empty = "Register a feature with AddFeatureGating().Feature(…).",
    }
        .FromList(FeatureRow.ListAsync)
        .Key(feature => feature.Key)
        .Column("Feature", feature => feature.Name, column => column.Search().Sort())
        .Column("Key", feature => feature.Key, column => column.As(CellKind.Code).Search().Sort().Minor())
        .Column("Kind", feature => feature.Kind, column => column.Sort()
            .Filter((FeatureRow.Metered, FeatureRow.Metered), (FeatureRow.Switch, FeatureRow.Switch)))
        .Column("State", feature => feature.State, column => column.As(CellKind.Status).Sort()
            .Filter(FeatureRow.On, FeatureRow.Off).ListOnly())
        .Column("Granted by", feature => feature.GrantedBy)
        .Column("Overrides", feature => feature.Overrides, column => column.Sort().ListOnly())
        .View("off", "Turned off", feature => feature.TurnedOffAt != null, counted: true)
        .Status(feature => feature.State)
        .Audited(feature => $"feature/{feature.Key}")
        .Panel("Kill switch", KillSwitchAsync)
        .Related("overrides", "feature", feature => feature.Key)
        .Action("off", "Turn off for all tenants", "No tenant can use these features, regardless of its plan.",
            context => SetAsync(context, off: true), action => action
                .When(feature => feature.TurnedOffAt is null).AskReason().Dangerous().InList()
                .Consequence(feature => $"No tenant can use {feature.Name}, regardless of its plan"
                    + $"{GrantedBy(feature.Plans.Count)}. Takes effect with the next request.")
                .Done("The feature is off for all tenants."))
        .Action("on", "Turn back on", "Plans and overrides apply again.", context => SetAsync(context, off: false), action => action
            .When(feature => feature.TurnedOffAt is not null).InList()
            .Consequence(feature => $"Plans and overrides of {feature.Name} apply again with the next request.")
            .Done("The feature is back on."));

    private static Task<IReadOnlyList<ResourceField>> KillSwitchAsync(ResourceContext<FeatureRow> context) =>
        Task.FromResult<IReadOnlyList<ResourceField>>(context.Row.TurnedOffAt is { } turnedOffAt
            ? [new("Turned off", turnedOffAt), new("Reason", context.Row.TurnedOffReason)]
            : []);

    private static string GrantedBy(int plans) => plans switch
    {
        0 => "",
        1 => ". 1 plan grants it",
        _ => $". {plans} plans grant it",
    };

    private static Task<Result> SetAsync(ResourceContext<FeatureRow> context, bool off) =>
        context.Services.GetRequiredService<SetKillSwitch>().RunAsync(context.Row.Key, off, context.Reason, context.CancellationToken);
}
