namespace Tenantry.Billing;

// The refusals of credit notes, of billing details and of the way to the card.
internal static partial class BillingProblems
{
    public static Problem CreditNoteNotFound { get; } =
        new(ProblemKind.NotFound, "billing.credit_note_not_found", "There is no such credit note at the payment provider.");

    public static Problem NoSuchCreditNote { get; } =
        new(ProblemKind.NotFound, "billing.no_such_credit_note", "There is no such credit note. Open the invoice to see what was taken back of it.");

    public static Problem CountryUnknown { get; } =
        new(ProblemKind.Invalid, "billing.country_unknown", "There is no such country. Use its two letters, such as DE.");

    public static Problem VatNeedsCountry { get; } =
        new(ProblemKind.Invalid, "billing.vat_needs_country", "Choose your country too: it says how the tax number is written.");

    public static Problem VatInvalid { get; } =
        new(ProblemKind.Invalid, "billing.vat_invalid", "This is no tax number of your country. Look at a letter of your tax office.");

    public static Problem NoCustomerYet { get; } =
        new(ProblemKind.Conflict, "billing.no_customer_yet", "There is no card yet. Choose a plan first; you give the card there.");
}
