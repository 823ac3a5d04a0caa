using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;

namespace Tenantry.Billing.Credits.Statements;

/// <summary>Builds the descriptions of credit movements for the customer.</summary>
internal static class CreditDescriptions
{
    /// <summary>Describes a movement.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="parent">The operation that it ends or reverses, if any.</param>
    /// <param name="lot">The grant that it concerns.</param>
    public static string Describe(CreditOperation operation, CreditOperation? parent, CreditLot? lot) => operation.Kind switch
    {
        CreditMovementKind.Grant => lot is null ? "Added" : Describe(lot),
        CreditMovementKind.Spend => operation.Note ?? "Used",
        CreditMovementKind.Reservation => With("Reserved", operation.Note),
        CreditMovementKind.Commit => parent?.Note is { } note ? $"{note}: used from reservation" : "Used from reservation",
        CreditMovementKind.Release => With("Reservation released", parent?.Note),
        CreditMovementKind.ReservationExpiry => With("Reservation expired", parent?.Note),
        CreditMovementKind.Expiry => With("Expired", lot is null ? operation.Note : Describe(lot)),
        CreditMovementKind.Refund => With("Refunded", operation.Note ?? parent?.Note),
        CreditMovementKind.Revocation => With("Revoked", lot is null ? operation.Note : Describe(lot)),
        CreditMovementKind.Restoration => With("Restored", lot is null ? operation.Note : Describe(lot)),
        _ => "Debt repaid",
    };

    public static string Describe(CreditLot lot) => Describe(lot.Source, lot.Note);

    public static string Describe(CreditSource source, string? note) => source switch
    {
        CreditSource.Purchase => With("Purchased", note),
        CreditSource.Period => note is null ? "Included in your plan" : $"Included in {note}",
        CreditSource.Promotion => With("Promotion", note),
        CreditSource.Referral => With("Referral reward", note),
        _ => With("Added by support", note),
    };

    private static string With(string text, string? note) => string.IsNullOrWhiteSpace(note) ? text : $"{text}: {note}";
}
