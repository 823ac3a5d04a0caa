namespace Tenantry.Billing.Customers;

/// <summary>Defines the problems of customers and their billing details.</summary>
internal static class CustomerProblems
{
    public static Problem CountryUnknown { get; } =
        new(ProblemKind.Invalid, "billing.country_unknown", "There is no such country. Enter its two-letter code, such as DE.");

    public static Problem VatNeedsCountry { get; } =
        new(ProblemKind.Invalid, "billing.vat_needs_country", "Choose your country too: it determines the format of the tax number.");

    public static Problem VatInvalid { get; } = new(
        ProblemKind.Invalid, "billing.vat_invalid",
        "This isn't a valid tax number of your country. Check it on a letter from your tax office.");

    public static Problem UnknownCustomer { get; } = new(
        ProblemKind.NotFound, "billing.unknown_customer",
        "The payment provider's customer belongs to no tenant here. Check that the webhook comes from the account of this site.");

    public static Problem SignInFirst { get; } =
        new(ProblemKind.Unauthenticated, "billing.sign_in_first", "Sign in or sign up first, then choose the plan.");
}
