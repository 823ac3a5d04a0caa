using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Represents reserved credits. Its ID is that of the operation that reserved them, whose entries name the grants.</summary>
internal sealed class CreditHold : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Unit { get; init; }

    public long Amount { get; init; }

    public CreditReservationStatus Status { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
