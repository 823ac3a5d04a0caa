using Tenantry.Billing.Contracts.Credits;

namespace Tenantry.Billing.Credits.Ledger;

/// <summary>Credits set aside. Its id is that of the operation that set them aside, whose entries say from which lots.</summary>
internal sealed class CreditHold : ITenantOwned
{
    public TenantId TenantId { get; init; }

    public Guid Id { get; init; }

    public required string Unit { get; init; }

    public long Amount { get; init; }

    public CreditReservationStatus Status { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
