using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Provider.CatalogSync;

namespace Tenantry.Billing.Pages.Provider.CatalogSync;

/// <summary>Defines the operator's list of differences between the catalog and the payment provider.</summary>
internal static class CatalogSyncResource
{
    private const string Failed = "The request to Stripe failed";

    public static Resource<SyncStep> Definition { get; } =
        new Resource<SyncStep>("catalog-sync", "Catalog sync", BillingPermissions.Operate)
    {
        Subtitle = "Differences between your catalog and Stripe. Prices are also created with their first sale.",
        Icon = "refresh",
        Section = OperatorSections.Products,
        Order = 26,
        SearchHint = "Name",
    }
        .FromList(async (services, ct) => (await ReadAsync(services, ct)).Steps)
        .WithoutDetail()
        .Column("Name", step => step.Key, column => column.As(CellKind.Code).Sort().Search())
        .Column("Type", step => step.Kind, column => column.Sort().Filter("product", "price", "coupon", "code"))
        .Column("Difference", step => step.Detail)
        .Column("Action", step => step.Action, column => column.As(CellKind.Text).Sort().Filter()
            .Display((step, _) => step.Action == SyncAction.Conflict ? "Resolve in Stripe" : step.Action))
        .EmptyNotice(async (services, ct) => (await ReadAsync(services, ct)).Error is { } error
            ? new ResourceNotice(Failed, error)
            : new ResourceNotice("In sync", "Stripe has every product, price, coupon and promotion code that is for sale."))
        .ListAction<SyncInput>("sync", "Sync to Stripe", async (services, _, ct) =>
        {
            try
            {
                await services.GetRequiredService<SyncCatalog>().RunAsync(ct);
                return Result.Success;
            }
            catch (GatewayException exception)
            {
                return new Problem(ProblemKind.Unavailable, "billing.provider_unavailable", $"{Failed}: {exception.Message}");
            }
        }, form => form
            .Intro("Creates what is missing in Stripe and renames what has another name there. "
                + "Conflicts stay in the list: resolve them in Stripe.")
            .Done("The catalog is synced to Stripe.")
            .When(async (services, ct) => (await ReadAsync(services, ct)).Steps.Any(step => step.Action != SyncAction.Conflict)));

    private static Task<(IReadOnlyList<SyncStep> Steps, string? Error)> ReadAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<CatalogDifferences>().ReadAsync(ct);
}

/// <summary>Represents the form that starts the sync. It asks nothing.</summary>
internal sealed class SyncInput;
