using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Represents the form for billing details.</summary>
internal sealed class BillingDetailsForm
{
    [Required(ErrorMessage = "Enter a name or company.")]
    [StringLength(150, ErrorMessage = "Use at most 150 characters.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter an email address.")]
    [EmailAddress(ErrorMessage = "Enter a valid email address.")]
    [StringLength(320, ErrorMessage = "Use at most 320 characters.")]
    public string? Email { get; set; }

    [StringLength(200, ErrorMessage = "Use at most 200 characters.")]
    public string? Line1 { get; set; }

    [StringLength(200, ErrorMessage = "Use at most 200 characters.")]
    public string? Line2 { get; set; }

    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string? City { get; set; }

    [StringLength(20, ErrorMessage = "Use at most 20 characters.")]
    public string? PostalCode { get; set; }

    [StringLength(100, ErrorMessage = "Use at most 100 characters.")]
    public string? State { get; set; }

    public string? Country { get; set; }

    [StringLength(40, ErrorMessage = "Use at most 40 characters.")]
    public string? VatId { get; set; }
}
