using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Dunning;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Pages.Dunning;
using Tenantry.Platform.Data;

namespace Tenantry.Billing.Pages.Dunning;

/// <summary>The operator's list of unpaid invoices, the next step first.</summary>
internal static class DunningResource
{
    public static ResourceDefinition Definition { get; } = new("dunning", "Unpaid invoices", BillingPermissions.Operate, ListAsync)
    {
        Subtitle = "Renewals that were not paid: what was done about them, and what comes next.",
        Icon = "alert-triangle",
        Group = OperatorGroups.Money,
        Order = 33,
        Columns =
        [
            new("Invoice", CellKind.Code), new("Tenant"), new("Product"), new("Amount", CellKind.Money), new("Stage", CellKind.Status), new("Why"),
            new("Next step", CellKind.Time), new("Since", CellKind.Time),
        ],
        SearchHint = "Invoice at the provider, or product",
        Statuses = Enum.GetNames<DunningStage>(),
        Empty = "Every renewal was paid.",
        FindAsync = FindAsync,
        Actions =
        [
            new("retry", "Try again now", "The customer's present card is charged now. Where it is declined, nothing else changes.", (services, id, _, ct) => Verb(services).RetryAsync(id, ct))
            {
                When = IsOpen,
                Done = "It is paid.",
            },
            new("extend", "Extend the grace period", "Access, the last warning and the end move on by the days that the settings give, counted from now where the grace period is over.",
                (services, id, reason, ct) => Verb(services).ExtendAsync(id, reason, ct))
            {
                AsksReason = true,
                When = IsOpen,
                Done = "There is more time.",
            },
            new("stop", "Stop dunning", "No more mails are sent, nothing is tried and nothing is ended by us. Access still ends with the grace period; extend it first where it should not.",
                (services, id, reason, ct) => Verb(services).StopAsync(id, reason, ct))
            {
                AsksReason = true,
                IsDangerous = true,
                When = IsOpen,
                Done = "It is stopped.",
            },
        ],
    };

    private static ChangeDunning Verb(IServiceProvider services) => services.GetRequiredService<ChangeDunning>();

    private static bool IsOpen(ResourceDetail detail) => Enum.TryParse<DunningStage>(detail.Status, out var stage) && !stage.IsEnd();

    private static async Task<ResourcePage> ListAsync(IServiceProvider services, ResourceQuery query, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<BillingDbContext>>().OpenAsync("operator lists unpaid invoices", ct);
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
                row.InvoiceId, row.InvoiceId, names.GetValueOrDefault(row.TenantId, "?"), row.Product, row.Amount, row.Stage.ToString(), Why(row), row.NextStepAt, row.StartedAt))],
            total);
    }

    private static async Task<ResourceDetail?> FindAsync(IServiceProvider services, string id, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IAcrossTenants<BillingDbContext>>().OpenAsync("operator reads an unpaid invoice", ct);
        if (await db.Set<DunningCase>().AsNoTracking().FirstOrDefaultAsync(dunningCase => dunningCase.InvoiceId == id, ct) is not { } row)
        {
            return null;
        }

        var names = await services.GetRequiredService<ITenants>().GetNamesAsync([row.TenantId], ct);
        return new ResourceDetail(
            $"{row.Amount.Display} from {names.GetValueOrDefault(row.TenantId, "?")}",
            [
                new("Invoice", row.InvoiceId, CellKind.Code), new("Plan", $"{row.Product}/{row.Plan}"), new("Amount", row.Amount, CellKind.Money), new("Why", Why(row)),
                new("Unpaid since", row.StartedAt, CellKind.Time), new("Tries", Math.Max(row.SeenAttempts, row.Tries), CellKind.Number),
                new("We try again", row.NextRetryAt, CellKind.Time), new("Reminder", row.RemindAt, CellKind.Time), new("Read only from", row.RestrictAt, CellKind.Time),
                new("Suspended from", row.SuspendAt, CellKind.Time), new("Given up", row.EndAt, CellKind.Time), new("Over since", row.ClosedAt, CellKind.Time),
            ])
        {
            Status = row.Stage.ToString(),
            Subject = $"dunning/{row.InvoiceId}",
        };
    }

    private static string Why(DunningCase row) => row switch
    {
        { NeedsAuthentication: true } => "The bank wants the owner to confirm",
        { Decline: DeclineKind.Hard } => $"Declined for good: {row.DeclineCode?.Replace('_', ' ') ?? "the bank gives no reason"}",
        { DeclineCode: { } code } => $"Declined: {code.Replace('_', ' ')}",
        _ => "Not paid",
    };
}
