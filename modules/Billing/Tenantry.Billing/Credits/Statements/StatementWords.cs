using Tenantry.Billing.Contracts.Credits;
using Tenantry.Billing.Credits.Ledger;

namespace Tenantry.Billing.Credits.Statements;

/// <summary>What moved the balance, as the customer says it.</summary>
internal static class StatementWords
{
    /// <summary>Says it.</summary>
    /// <param name="operation">What happened.</param>
    /// <param name="parent">What it ends or takes back, where that is an act of its own.</param>
    /// <param name="lot">The grant it is about.</param>
    public static string Of(CreditOperation operation, CreditOperation? parent, CreditLot? lot) => operation.Kind switch
    {
        CreditMovementKind.Grant => lot is null ? "Added" : Of(lot),
        CreditMovementKind.Spend => operation.Note ?? "Used",
        CreditMovementKind.Reservation => With("Set aside", operation.Note),
        CreditMovementKind.Commit => parent?.Note is { } note ? $"{note}: used of what was set aside" : "Used of what was set aside",
        CreditMovementKind.Release => With("Not needed, back from what was set aside", parent?.Note),
        CreditMovementKind.Lapse => With("Not used in time, back from what was set aside", parent?.Note),
        CreditMovementKind.Expiry => With("Expired", lot is null ? operation.Note : Of(lot)),
        CreditMovementKind.Refund => With("Given back", operation.Note ?? parent?.Note),
        CreditMovementKind.Revocation => With("Taken back", lot is null ? operation.Note : Of(lot)),
        CreditMovementKind.Restoration => With("Given again", lot is null ? operation.Note : Of(lot)),
        _ => "Paid what was owed",
    };

    public static string Of(CreditLot lot) => Of(lot.Source, lot.Note);

    public static string Of(CreditSource source, string? note) => source switch
    {
        CreditSource.Purchase => With("Bought", note),
        CreditSource.Period => note is null ? "With your plan" : $"With {note}",
        CreditSource.Promotion => With("A gift", note),
        CreditSource.Referral => With("For bringing a customer", note),
        _ => With("From us", note),
    };

    private static string With(string words, string? note) => string.IsNullOrWhiteSpace(note) ? words : $"{words}: {note}";
}
