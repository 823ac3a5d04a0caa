using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Represents the result of comparing one object, if the two sides differ.</summary>
internal sealed record DetectedDiscrepancy(GatewayObject Kind, string GatewayId, TenantId? Owner, DiscrepancyReason Reason,
    IReadOnlyList<Difference> Differences);

/// <summary>Represents one page of the provider's list: all IDs, and the IDs of the objects that seem to differ.</summary>
internal sealed record ReconciliationPage(IReadOnlyList<string> Ids, IReadOnlyList<string> Suspects);

/// <summary>Compares one kind of the provider's objects with the stored ones.</summary>
internal interface IObjectReconciler
{
    GatewayObject Kind { get; }

    /// <summary>Lists the provider's objects, page by page.</summary>
    IAsyncEnumerable<ReconciliationPage> ListPagesAsync(CancellationToken ct);

    /// <summary>Lists the IDs of the stored objects that must exist at the payment provider.</summary>
    Task<IReadOnlyList<string>> ListActiveIdsAsync(CancellationToken ct);

    /// <summary>Reads both sides of one object now and returns the discrepancy; <see langword="null"/> if they agree.</summary>
    Task<DetectedDiscrepancy?> CompareAsync(string gatewayId, CancellationToken ct);
}
