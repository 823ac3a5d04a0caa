using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>Maps discrepancies and reconciliation runs to the text that the operator reads.</summary>
internal static class DriftWords
{
    public static string Of(DriftReason reason) => reason switch
    {
        DriftReason.MissingHere => "Missing here",
        DriftReason.MissingThere => "Missing in Stripe",
        DriftReason.UnknownCustomer => "Unknown customer",
        DriftReason.UnknownPrice => "Unknown price",
        _ => "Different",
    };

    public static string Explain(DriftReason reason) => reason switch
    {
        DriftReason.MissingHere => "It exists in Stripe but not here.",
        DriftReason.MissingThere => "It exists here but not in Stripe. A repair can't create it there.",
        DriftReason.UnknownCustomer => "Its customer doesn't belong to a tenant. It may belong to another application that uses the same Stripe account.",
        DriftReason.UnknownPrice => "Its price doesn't belong to a plan. Add it to the catalog, or move the subscription.",
        _ => "It exists on both sides, but these fields differ.",
    };

    public static string Of(string step) => step switch
    {
        "events" => "Missed webhooks",
        "objects" => "Subscriptions and invoices",
        _ => "Repair",
    };

    public static string Outcome(ReconciliationRun run) => run switch
    {
        { Error: { } error } => error,
        { Step: "events" } => $"{run.Seen:N0} events checked, {run.Found:N0} missed",
        { Step: "objects" } => $"{run.Seen:N0} objects compared, {run.Found:N0} differ",
        _ => $"{run.Seen:N0} attempted, {run.Found:N0} repaired",
    };
}
