using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.FeatureGating.Data;
using Tenantry.FeatureGating.Features;
using Tenantry.FeatureGating.Overrides;
using Tenantry.Platform.Data;

namespace Tenantry.FeatureGating.Pages;

/// <summary>Defines the operator's list of overrides.</summary>
internal static class OverrideResource
{
    private const string Allowed = "Allowed";
    private const string Denied = "Denied";
    private const string Expired = "Expired";

    public static Resource<FeatureOverride> Definition { get; } =
        new Resource<FeatureOverride>("overrides", "Feature overrides", FeatureGatingPermissions.Operate)
    {
        Subtitle = "Features granted to or denied for single tenants, regardless of their plans.",
        Icon = "adjustments",
        Section = OperatorSections.Products,
        Order = 25,
        SearchHint = "Search by reason",
        Empty = "Create an override to grant a feature to one tenant, or to deny it.",
    }
        .FromDatabase<FeatureGatingDbContext>("operator lists overrides", db => db.Set<FeatureOverride>())
        .Key(featureOverride => featureOverride.TenantId, featureOverride => featureOverride.Feature)
        .Column("Feature", featureOverride => featureOverride.Feature, column => column
            .Sort().FilterReference("features").Display((row, services) => NameOf(services, row.Feature)))
        .Column("Tenant", featureOverride => featureOverride.TenantId, column => column.Filter())
        .Column("Access", featureOverride => featureOverride.IsAllowed, column => column.As(CellKind.Status).Sort()
            .Display((row, services) => AccessOf(row, services.GetRequiredService<TimeProvider>().GetUtcNow()))
            .FilterChoices((Allowed, row => row.IsAllowed), (Denied, row => !row.IsAllowed)))
        .Column("Limit", featureOverride => featureOverride.Limit, column => column.Sort())
        .Column("Expires", featureOverride => featureOverride.Until, column => column.Sort().Filter())
        .Column("Reason", featureOverride => featureOverride.Reason, column => column.Search().Minor())
        .Column("Set", featureOverride => featureOverride.SetAt, column => column.Sort().Filter().Minor())
        .OrderByDescending(featureOverride => featureOverride.SetAt)
        .View("current", "Current", (_, now) => row => row.Until == null || row.Until > now)
        .View("expired", "Expired", (_, now) => row => row.Until <= now)
        .Heading(HeadingAsync)
        .Audited(row => $"override/{row.TenantId}.{row.Feature}")
        .Create<NewOverrideInput>("New override", CreateAsync, form => form.Done("The override applies with the next request.")
            .Intro("An override takes precedence over the tenant's plan until it expires or is removed."))
        .Edit<OverrideInput>("Edit override", InputOf, (context, input) => SetAsync(context.Services,
            context.Row.TenantId, context.Row.Feature, input, context.CancellationToken),
            form => form.Done("The override was changed. It applies with the next request."))
        .Action("lift", "Remove override", "The tenants' plans apply again with the next request.", RemoveAsync, action => action
            .Consequence(ConsequenceAsync).AskReason().InList().Bulk().Done("The override was removed. The plan applies again."));

    private static string NameOf(IServiceProvider services, string feature) =>
        services.GetRequiredService<FeatureCatalog>().Find(feature)?.Name ?? feature;

    private static string AccessOf(FeatureOverride row, DateTimeOffset now) =>
        row.Until <= now ? Expired : row.IsAllowed ? Allowed : Denied;

    private static async Task<string> TenantOfAsync(ResourceContext<FeatureOverride> context) =>
        (await context.Services.GetRequiredService<ITenants>().GetNamesAsync([context.Row.TenantId], context.CancellationToken))
            .GetValueOrDefault(context.Row.TenantId) ?? context.Row.TenantId.ToString();

    private static async Task<string> HeadingAsync(ResourceContext<FeatureOverride> context) =>
        $"{NameOf(context.Services, context.Row.Feature)} for {await TenantOfAsync(context)}";

    private static async Task<string> ConsequenceAsync(ResourceContext<FeatureOverride> context) =>
        $"The plan of {await TenantOfAsync(context)} decides about {NameOf(context.Services, context.Row.Feature)} again, with the next "
            + "request.";

    private static OverrideInput InputOf(FeatureOverride row) => new()
    {
        Access = row.IsAllowed ? OverrideAccess.Allow : OverrideAccess.Deny, Limit = row.Limit, Expires = row.Until, Reason = row.Reason,
    };

    private static async Task<Result<string>> CreateAsync(
        IServiceProvider services, NewOverrideInput input, CancellationToken cancellationToken)
    {
        var (tenant, feature) = (input.Tenant!.Value, input.Feature!);
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<FeatureGatingDbContext>>()
            .CreateDbContextAsync("operator creates an override", cancellationToken);
        if (await db.Set<FeatureOverride>().AnyAsync(row => row.TenantId == tenant && row.Feature == feature, cancellationToken))
        {
            return OverrideProblems.OverrideExists.WithField(nameof(NewOverrideInput.Feature));
        }

        var set = await SetAsync(services, tenant, feature, input, cancellationToken);
        return set.IsProblem ? set.Problem : $"{tenant}.{feature}";
    }

    private static Task<Result> SetAsync(
        IServiceProvider services, TenantId tenant, string feature, OverrideInput input, CancellationToken cancellationToken) =>
        services.GetRequiredService<SetOverride>().RunAsync(
            new OverrideRequest(tenant.Value, feature, input.Access == OverrideAccess.Allow, input.Limit, input.Expires, input.Reason),
            cancellationToken);

    private static Task<Result> RemoveAsync(ResourceContext<FeatureOverride> context) =>
        context.Services.GetRequiredService<RemoveOverride>()
            .RunAsync(context.Row.TenantId, context.Row.Feature, context.Reason, context.CancellationToken);
}
