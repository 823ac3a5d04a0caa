using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>One of the provider's objects that the mirror does not agree with.</summary>
[SharedAcrossTenants("What drifted may belong to nobody here; only the operator sees it.")]
internal sealed class Drift
{
    public Guid Id { get; init; }

    public GatewayObject Kind { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>Whose it is, where that is known.</summary>
    public TenantId? Owner { get; private set; }

    public DriftReason Reason { get; private set; }

    public string DifferencesJson { get; private set; } = "[]";

    [NotMapped]
    public IReadOnlyList<Difference> Differences => JsonSerializer.Deserialize<List<Difference>>(DifferencesJson, JsonSerializerOptions.Web)!;

    public DateTimeOffset FoundAt { get; init; }

    /// <summary>When it was last seen to be so.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>What a repair said that did not help.</summary>
    public string? Refusal { get; set; }

    public void See(Finding finding, DateTimeOffset now) => (Owner, Reason, SeenAt, DifferencesJson) =
        (finding.Owner, finding.Reason, now, JsonSerializer.Serialize(finding.Differences, JsonSerializerOptions.Web));
}

/// <summary>In what way they do not agree. Stored by name.</summary>
internal enum DriftReason
{
    /// <summary>Both have it, and fields differ.</summary>
    Different = 1,

    /// <summary>The provider has it, and the mirror does not.</summary>
    MissingHere = 2,

    /// <summary>The mirror has it, and the provider does not.</summary>
    MissingThere = 3,

    /// <summary>Its customer belongs to no tenant here.</summary>
    UnknownCustomer = 4,

    /// <summary>Its price belongs to no plan here.</summary>
    UnknownPrice = 5,
}
