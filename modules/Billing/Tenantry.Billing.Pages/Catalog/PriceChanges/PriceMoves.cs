using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Catalog.PriceChanges;
using Tenantry.Billing.Pages.Catalog.PlanEditing;
using Tenantry.Billing.PriceMigrations;
using Tenantry.Platform.Jobs;

namespace Tenantry.Billing.Pages.Catalog.PriceChanges;

/// <summary>Shows what moving subscribers to a price changes, and starts it.</summary>
internal static class PriceMoves
{
    private const int MaxShown = 50;

    public static async Task<IReadOnlyList<ResourceField>> FieldsAsync(ResourceContext<PriceRow> context)
    {
        if (!context.Row.IsOnSale || context.Row.OlderSubscribers == 0)
        {
            return [];
        }

        var moves = await ListAsync(context);
        var shown = moves.Take(MaxShown).ToList();
        var names = await context.Services.GetRequiredService<ITenants>()
            .GetNamesAsync([.. shown.Select(move => move.Tenant).Distinct()], context.CancellationToken);
        return
        [
            new("All", Summary(context.Row, moves)),
            .. shown.Select(move => new ResourceField(names.GetValueOrDefault(move.Tenant, "A tenant"), Describe(move))),
        ];
    }

    public static async Task<string> ConsequenceAsync(ResourceContext<PriceRow> context) =>
        $"{Summary(context.Row, await ListAsync(context))} The new price applies from each subscriber's next period. Nothing is charged now.";

    public static async Task<Result> StartAsync(ResourceContext<PriceRow> context)
    {
        await context.Services.GetRequiredService<IBackgroundJobs>().EnqueueAsync<MoveSubscribers, MoveOrder>(
            new MoveOrder(context.Row.Id, context.Reason ?? ""), ct: context.CancellationToken);
        return Result.Success;
    }

    private static Task<IReadOnlyList<PriceMigrationItem>> ListAsync(ResourceContext<PriceRow> context) =>
        context.Services.GetRequiredService<FindPriceMoves>().RunAsync(context.Row.Id, context.CancellationToken);

    private static string Summary(PriceRow row, IReadOnlyList<PriceMigrationItem> moves) => moves.Count == 0
        ? "No subscriber can be moved: the others are canceling, or have a scheduled change."
        : $"{PlanFields.Count(moves.Count, "subscriber moves", "subscribers move")}. MRR changes by "
            + $"{Signed(Money.Round(moves.Sum(move => move.MonthlyChangeMinorUnits), row.Version.Currency))}.";

    private static string Describe(PriceMigrationItem move) => string.Create(CultureInfo.InvariantCulture,
        $"{move.PreviousAmount.Display} → {move.NewAmount.Display} from {move.EffectiveAt.UtcDateTime:d MMM yyyy}");

    private static string Signed(Money money) => money.MinorUnits > 0 ? $"+{money.Display}" : money.Display;
}
