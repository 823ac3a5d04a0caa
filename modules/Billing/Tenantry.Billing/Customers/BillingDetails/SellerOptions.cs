using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Who sells: what stands at the head and at the foot of every invoice. An invoice keeps what stood here when it was issued.</summary>
public sealed class SellerOptions
{
    /// <summary>Gets or sets what names the seller in the series of numbers. It is not printed.</summary>
    /// <value><c>seller</c>; another company that takes the business over needs another, and begins its own series.</value>
    [RegularExpression("^[a-z0-9-]{1,40}$", ErrorMessage = "A seller's key has 1 to 40 lower-case letters, digits and hyphens.", MatchTimeoutInMilliseconds = 1000)]
    public string Key { get; set; } = "seller";

    /// <summary>Gets or sets the legal name.</summary>
    /// <value>None: the product's name is printed, which is no lawful invoice in most countries.</value>
    [StringLength(200)]
    public string? Name { get; set; }

    /// <summary>Gets or sets the postal address, a line each.</summary>
    /// <value>None; at most 6 lines.</value>
    [MaxLength(6)]
    public IList<string> Address { get; set; } = [];

    /// <summary>Gets or sets the country, in two letters (ISO 3166-1).</summary>
    /// <value>None: that of the VAT id.</value>
    [RegularExpression("^[A-Z]{2}$", ErrorMessage = "A country has two capital letters, such as DE.", MatchTimeoutInMilliseconds = 1000)]
    public string? Country { get; set; }

    /// <summary>Gets or sets the VAT id, such as <c>DE136695976</c>.</summary>
    /// <value>None: no customer is charged by reverse charge.</value>
    [StringLength(20)]
    public string? VatId { get; set; }

    /// <summary>Gets or sets the address of mail for questions about an invoice.</summary>
    /// <value>None.</value>
    [EmailAddress]
    public string? Email { get; set; }

    /// <summary>Gets or sets what stands at the foot of every page, such as register and bank.</summary>
    /// <value>None; at most 500 characters.</value>
    [StringLength(500)]
    public string? Footer { get; set; }

    /// <summary>Gets or sets the zone whose calendar dates the documents.</summary>
    /// <value><c>UTC</c>; an IANA zone.</value>
    [Required]
    public string TimeZone { get; set; } = "UTC";
}
