using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Maps discrepancies and reconciliation runs to the text that the operator reads.</summary>
internal static class DiscrepancyText
{
    public static string Describe(DiscrepancyReason reason) => reason switch
    {
        DiscrepancyReason.MissingHere => "It exists in Stripe but not here.",
        DiscrepancyReason.MissingThere => "It exists here but not in Stripe. A repair can't create it there.",
        DiscrepancyReason.UnknownCustomer =>
            "Its customer doesn't belong to a tenant. It may belong to another application that uses the same Stripe account.",
        DiscrepancyReason.UnknownPrice => "Its price doesn't belong to a plan. Add it to the catalog, or move the subscription.",
        _ => "It exists on both sides, but these fields differ.",
    };

    public static string Label(string step) => step switch
    {
        "events" => "Missed webhooks",
        "objects" => "Subscriptions and invoices",
        _ => "Repair",
    };

    public static string Outcome(ReconciliationRun run) => run switch
    {
        { Error: { } error } => error,
        { Step: "events" } => $"{run.Processed:N0} events checked, {run.Found:N0} missed",
        { Step: "objects" } => $"{run.Processed:N0} objects compared, {run.Found:N0} differ",
        _ => $"{run.Processed:N0} attempted, {run.Found:N0} repaired",
    };
}
