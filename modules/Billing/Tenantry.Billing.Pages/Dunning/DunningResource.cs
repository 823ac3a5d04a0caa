using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Dunning;

/// <summary>Defines the operator's list of unpaid invoices, ordered by the next dunning step.</summary>
internal static class DunningResource
{
    public static ResourceDefinition Definition { get; } = new("dunning", "Unpaid invoices", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Failed renewals and recovery.",
        Icon = "alert-triangle",
        Group = OperatorSections.Payments,
        Order = 33,
        Columns =
        [
            new("Invoice", CellKind.Code), new("Tenant"), new("Product"), new("Amount", CellKind.Money),
            new("Stage", CellKind.Status), new("Reason"),
            new("Next step", CellKind.Time), new("Since", CellKind.Time),
        ],
        SearchHint = "Stripe invoice ID or product",
        Statuses = Enum.GetNames<DunningStage>(),
        Empty = "No unpaid invoices.",
        FindAsync = FindAsync,
        Actions =
        [
            new("retry", "Retry payment", "The card on file is charged now. If it's declined, nothing else changes.",
                (services, id, _, ct) => Dunning(services).RetryAsync(id, ct))
            {
                When = IsOpen,
                Done = "The invoice is paid.",
            },
            new("extend", "Extend grace period",
                "Moves the final warning, the end of access and the cancellation by the configured number of days. If the grace period is "
                    + "over, the days count from now.",
                (services, id, reason, ct) => Dunning(services).ExtendAsync(id, reason, ct))
            {
                AsksReason = true,
                When = IsOpen,
                Done = "The grace period is extended.",
            },
            new("stop", "Stop dunning",
                "Stops emails, retries and automatic cancellation. Access still ends with the grace period; extend it first to keep "
                    + "access.",
                (services, id, reason, ct) => Dunning(services).StopAsync(id, reason, ct))
            {
                AsksReason = true,
                IsDangerous = true,
                When = IsOpen,
                Done = "Dunning is stopped.",
            },
        ],
    };

    private static ChangeDunning Dunning(IServiceProvider services) => services.GetRequiredService<ChangeDunning>();

    private static bool IsOpen(ResourceDetail detail) => Enum.TryParse<DunningStage>(detail.Status, out var stage) && !stage.IsEnd();

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator lists unpaid invoices", ct);
        var rows = db.Set<DunningCase>().AsNoTracking();
        if (Enum.TryParse<DunningStage>(query.Status, out var stage))
        {
            rows = rows.Where(row => row.Stage == stage);
        }

        if (query.Search.Length > 0)
        {
            rows = rows.Where(row => row.InvoiceId == query.Search || row.Product.Contains(query.Search));
        }

        var total = await rows.CountAsync(ct);
        var page = await rows.OrderBy(row => row.NextStepAt == null).ThenBy(row => row.NextStepAt).ThenByDescending(row => row.StartedAt)
            .Skip(query.Skip).Take(query.Size).ToListAsync(ct);
        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([.. page.Select(row => row.TenantId).Distinct()], ct);
        return new ResourcePage(
            [.. page.Select(row => new ResourceRow(
                row.InvoiceId, row.InvoiceId, names.GetValueOrDefault(row.TenantId, "?"), row.Product, row.Amount, row.Stage.ToString(),
                Reason(row), row.NextStepAt, row.StartedAt))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<ICrossTenantDbContextFactory<BillingDbContext>>()
            .CreateDbContextAsync("operator reads an unpaid invoice", ct);
        if (await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(dunningCase => dunningCase.InvoiceId == id, ct) is not { } row)
        {
            return null;
        }

        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId], ct);
        return new ResourceDetail(
            $"{row.Amount.Display} from {names.GetValueOrDefault(row.TenantId, "?")}",
            [
                new("Invoice", row.InvoiceId, CellKind.Code), new("Plan", $"{row.Product}/{row.Plan}"),
                new("Amount", row.Amount, CellKind.Money), new("Reason", Reason(row)),
                new("Unpaid since", row.StartedAt, CellKind.Time),
                new("Attempts", Math.Max(row.ProviderAttempts, row.RetryCount), CellKind.Number),
                new("Next retry", row.NextRetryAt, CellKind.Time), new("Reminder", row.RemindAt, CellKind.Time),
                new("Read-only from", row.RestrictAt, CellKind.Time),
                new("Suspended from", row.SuspendAt, CellKind.Time), new("Canceled on", row.EndAt, CellKind.Time),
                new("Resolved", row.ClosedAt, CellKind.Time),
            ])
        {
            Status = row.Stage.ToString(),
            Subject = $"dunning/{row.InvoiceId}",
        };
    }

    private static string Reason(DunningCase row) => row switch
    {
        { NeedsAuthentication: true } => "Authentication required",
        { Decline: DeclineKind.Hard } => $"Card declined, no retry: {row.DeclineCode?.Replace('_', ' ') ?? "no reason given"}",
        { DeclineCode: "generic_decline" } => "Card declined",
        { DeclineCode: { } code } => $"Card declined: {code.Replace('_', ' ')}",
        _ => "Not paid",
    };
}
