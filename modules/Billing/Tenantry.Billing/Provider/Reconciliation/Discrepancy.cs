using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Tenantry.Billing.Gateways;

namespace Tenantry.Billing.Provider.Reconciliation;

/// <summary>Represents a discrepancy: an object of the provider that differs from the stored one.</summary>
[SharedAcrossTenants("The object may belong to no tenant here; only the operator sees the discrepancy.")]
internal sealed class Discrepancy
{
    public Guid Id { get; init; }

    public GatewayObject Kind { get; init; }

    public required string GatewayId { get; init; }

    /// <summary>Gets the tenant that owns the object, if known.</summary>
    public TenantId? Owner { get; private set; }

    public DiscrepancyReason Reason { get; private set; }

    public string DifferencesJson { get; private set; } = "[]";

    [NotMapped]
    public IReadOnlyList<Difference> Differences =>
    JsonSerializer.Deserialize<List<Difference>>(DifferencesJson, JsonSerializerOptions.Web)!;

    public DateTimeOffset FoundAt { get; init; }

    /// <summary>Gets the time at which the discrepancy was last confirmed.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>Gets or sets the error of the last repair that did not resolve the discrepancy.</summary>
    public string? RepairError { get; set; }

    public void Update(DetectedDiscrepancy finding, DateTimeOffset now) => (Owner, Reason, ConfirmedAt, DifferencesJson) =
        (finding.Owner, finding.Reason, now, JsonSerializer.Serialize(finding.Differences, JsonSerializerOptions.Web));
}

/// <summary>Specifies the kind of a discrepancy. Stored by name.</summary>
internal enum DiscrepancyReason
{
    /// <summary>Both sides have the object, with different fields.</summary>
    Different = 1,

    /// <summary>The object exists only at the payment provider.</summary>
    MissingHere = 2,

    /// <summary>The object exists only here.</summary>
    MissingThere = 3,

    /// <summary>The customer of the object belongs to no tenant here.</summary>
    UnknownCustomer = 4,

    /// <summary>The price of the object belongs to no plan here.</summary>
    UnknownPrice = 5,
}
