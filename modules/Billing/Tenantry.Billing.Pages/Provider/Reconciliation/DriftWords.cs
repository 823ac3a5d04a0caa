using Tenantry.Billing.Provider.Reconciliation;

namespace Tenantry.Billing.Pages.Provider.Reconciliation;

/// <summary>What the operator reads about a drift.</summary>
internal static class DriftWords
{
    public static string Of(DriftReason reason) => reason switch
    {
        DriftReason.MissingHere => "Missing here",
        DriftReason.MissingThere => "Missing at the provider",
        DriftReason.UnknownCustomer => "Unknown customer",
        DriftReason.UnknownPrice => "Unknown price",
        _ => "Different",
    };

    public static string Explain(DriftReason reason) => reason switch
    {
        DriftReason.MissingHere => "The provider has it, and it was never brought here.",
        DriftReason.MissingThere => "It is held here, and the provider does not know it. A repair cannot make it there.",
        DriftReason.UnknownCustomer => "Its customer belongs to no tenant here. It may be another application's, in the same account.",
        DriftReason.UnknownPrice => "Its price belongs to no plan here. Add it to the catalogue, or move the subscription.",
        _ => "Both have it, and these fields differ.",
    };

    public static string Of(string step) => step switch
    {
        "events" => "Looking for webhooks that never arrived",
        "objects" => "Comparing subscriptions and invoices",
        _ => "Repairing",
    };

    public static string Outcome(ReconciliationRun run) => run switch
    {
        { Error: { } error } => error,
        { Step: "events" } => $"{run.Seen:N0} events read, {run.Found:N0} had never arrived",
        { Step: "objects" } => $"{run.Seen:N0} objects compared, {run.Found:N0} differ",
        _ => $"{run.Seen:N0} tried, {run.Found:N0} repaired",
    };
}
