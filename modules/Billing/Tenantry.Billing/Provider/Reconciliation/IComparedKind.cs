using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>What was found about one object.</summary>
internal sealed record Finding(GatewayObject Kind, string GatewayId, TenantId? Owner, DriftReason Reason, IReadOnlyList<Difference> Differences);

/// <summary>Objects found on one page of the provider's list: all their ids, and those that look different here.</summary>
internal sealed record ComparedPage(IReadOnlyList<string> Ids, IReadOnlyList<string> Suspects);

/// <summary>Compares one kind of the provider's objects with its mirror.</summary>
internal interface IComparedKind
{
    GatewayObject Kind { get; }

    /// <summary>Pages through the provider's list.</summary>
    IAsyncEnumerable<ComparedPage> PagesAsync(CancellationToken ct);

    /// <summary>The ids that the mirror holds and the provider must have.</summary>
    Task<IReadOnlyList<string>> LivingHereAsync(CancellationToken ct);

    /// <summary>Reads both sides of one object now, and says how they differ; <see langword="null"/> where they agree.</summary>
    Task<Finding?> CheckAsync(string gatewayId, CancellationToken ct);
}
