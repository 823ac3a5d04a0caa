using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tenantry.Billing.Catalog;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Data;
using Tenantry.Platform.Data;
using Tenantry.Platform.Backplane;

namespace Tenantry.Billing.Catalog.PlanEditing;

/// <summary>Represents the new values of a plan. Prices are changed separately.</summary>
internal sealed record PlanEdit(string Name, ImmutableArray<Entitlement> Entitlements, ImmutableArray<string> Highlights, int Position,
    int TrialDays, bool IsOnSale);

/// <summary>
/// Updates a plan. The change takes effect on every node within seconds. Changed entitlements create a new version, which applies to new
/// subscribers; existing subscribers keep their version until they are migrated. Name, feature list and position change for everyone.
/// </summary>
internal sealed class EditPlan(ICrossTenantDbContextFactory<BillingDbContext> across, DescribedPlans described, NodeBackplane signals)
{
    public async Task<Result> RunAsync(string product, string plan, PlanEdit edit, string reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator changes a plan", ct);
        if (await db.Set<CatalogPlan>().FirstOrDefaultAsync(row => row.Product == product && row.Key == plan, ct) is not { } row)
        {
            return CatalogProblems.PlanNotFound;
        }

        Grant(db, row, CatalogRowMapper.Json(edit.Entitlements), row.Credits, row.Overages);
        (row.Name, row.Highlights, row.Position) = (edit.Name.Trim(), [.. edit.Highlights], edit.Position);
        (row.TrialDays, row.IsOnSale) = (edit.TrialDays, edit.IsOnSale);
        return await SaveAsync(db, row, "billing.plan.changed", reason, ct);
    }

    /// <summary>Resets a plan to its definition in code or file.</summary>
    public async Task<Result> ResetAsync(string product, string plan, string reason, CancellationToken ct)
    {
        await using var db = await across.CreateDbContextAsync("operator resets a plan", ct);
        if (described.Find(product, plan) is not { } code
            || await db.Set<CatalogPlan>().FirstOrDefaultAsync(row => row.Product == product && row.Key == plan, ct) is not { } row)
        {
            return CatalogProblems.PlanNotFound;
        }

        var seeded = CatalogRowMapper.Row(product, code, row.Position);
        Grant(db, row, seeded.Entitlements, seeded.Credits, seeded.Overages);
        (row.Name, row.Highlights, row.TrialDays, row.TrialNeedsCard) =
            (seeded.Name, seeded.Highlights, seeded.TrialDays, seeded.TrialNeedsCard);
        return await SaveAsync(db, row, "billing.plan.reset", reason, ct);
    }

    private async Task<Result> SaveAsync(BillingDbContext db, CatalogPlan row, string action, string reason, CancellationToken ct)
    {
        if (!db.ChangeTracker.HasChanges())
        {
            return CatalogProblems.NothingChanges;
        }

        db.Audit(action, $"plan/{row.Product}.{row.Key}", reason,
            new { row.Name, row.Version, row.Entitlements, row.TrialDays, row.IsOnSale });
        await db.SaveChangesAsync(ct);
        signals.Publish(CatalogCache.Topic);
        return Result.Success;
    }

    private static void Grant(BillingDbContext db, CatalogPlan row, string entitlements, string credits, string overages)
    {
        // The database reformats JSON, so a comparison as text would always report a difference.
        if (Same(row.Entitlements, entitlements) && Same(row.Credits, credits) && Same(row.Overages, overages))
        {
            return;
        }

        db.Add(PlanVersion.Of(row));
        (row.Entitlements, row.Credits, row.Overages) = (entitlements, credits, overages);
        row.Version++;
    }

    private static bool Same(string left, string right) =>
        System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(left),
            System.Text.Json.Nodes.JsonNode.Parse(right));
}
