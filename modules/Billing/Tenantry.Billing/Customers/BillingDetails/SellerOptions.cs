using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>
/// Options for the seller, which appear in the header and the footer of every invoice. An invoice keeps the values at the time of issue.
/// </summary>
public sealed class SellerOptions
{
    /// <summary>Gets or sets the key of the seller's invoice number sequence. It is not printed.</summary>
    /// <value>
    /// The default is <c>seller</c>. If another company takes over the business, give it a new key, which starts a new sequence.
    /// </value>
    [RegularExpression("^[a-z0-9-]{1,40}$", ErrorMessage = "A seller key must have 1 to 40 lower-case letters, digits and hyphens.",
        MatchTimeoutInMilliseconds = 1000)]
    public string Key { get; set; } = "seller";

    /// <summary>Gets or sets the legal name.</summary>
    /// <value>
    /// The default is <see langword="null"/>: the site name is printed, which does not meet the legal requirements for invoices in most
    /// countries.
    /// </value>
    [StringLength(200)]
    public string? Name { get; set; }

    /// <summary>Gets or sets the lines of the postal address; at most 6.</summary>
    /// <value>The default is an empty list.</value>
    [MaxLength(6)]
    public IList<string> Address { get; set; } = [];

    /// <summary>Gets or sets the two-letter country code (ISO 3166-1).</summary>
    /// <value>The default is <see langword="null"/>: the country of the VAT ID.</value>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "A country code must have two capital letters, such as DE.",
        MatchTimeoutInMilliseconds = 1000)]
    public string? Country { get; set; }

    /// <summary>Gets or sets the VAT ID, such as <c>DE136695976</c>.</summary>
    /// <value>The default is <see langword="null"/>: reverse charge never applies.</value>
    [StringLength(20)]
    public string? VatId { get; set; }

    /// <summary>Gets or sets the email address for questions about an invoice.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [EmailAddress]
    public string? Email { get; set; }

    /// <summary>Gets or sets the footer of every page, such as the company registration and bank details; at most 500 characters.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    [StringLength(500)]
    public string? Footer { get; set; }

    /// <summary>Gets or sets the IANA time zone for the dates of documents.</summary>
    /// <value>The default is <c>UTC</c>.</value>
    [Required]
    public string TimeZone { get; set; } = "UTC";
}
