using Tenantry.AdminUi;
using Tenantry.Billing.Data;
using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Defines the operator's list of reconciliation runs.</summary>
internal static class ReconciliationRunResource
{
    public static Resource<ReconciliationRun> Definition { get; } =
        new Resource<ReconciliationRun>("reconciliation-runs", "Reconciliation runs", BillingPermissions.Operate)
    {
        Subtitle = "Each search for missed webhooks, comparison with Stripe and repair, with its result.",
        Icon = "scale",
        Section = OperatorSections.System,
        Order = 936,
        Empty = "The first run starts tonight. Start one now on the reconciliation page.",
    }
        .FromDatabase<BillingDbContext>("operator reads the reconciliation", db => db.Set<ReconciliationRun>())
        .Key(run => run.Id)
        .WithoutDetail()
        .Column("Check", run => run.Step, column => column.Display((run, _) => DiscrepancyText.Label(run.Step)).Sort()
            .FilterChoices(("Missed webhooks", run => run.Step == "events"), ("Comparison", run => run.Step == "objects"),
                ("Repair", run => run.Step == "repair")))
        .Column("Started", run => run.StartedAt, column => column.As(CellKind.ExactTime).Sort().Filter())
        .Column("Ended", run => run.EndedAt, column => column.As(CellKind.ExactTime).Minor())
        .Column("Status", run => run.Error, column => column.As(CellKind.Status).Display((run, _) => Status(run))
            .FilterChoices(("Failed", run => run.Error != null), ("Running", run => run.Error == null && run.EndedAt == null),
                ("Done", run => run.Error == null && run.EndedAt != null)))
        .Column("Result", run => run.Found, column => column.As(CellKind.Text).Display((run, _) => DiscrepancyText.Outcome(run)))
        .OrderByDescending(run => run.StartedAt);

    private static string Status(ReconciliationRun run) => run switch
    {
        { Error: not null } => "Failed",
        { EndedAt: null } => "Running",
        _ => "Done",
    };
}
