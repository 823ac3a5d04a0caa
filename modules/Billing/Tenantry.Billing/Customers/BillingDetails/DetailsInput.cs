using System.ComponentModel.DataAnnotations;

namespace Tenantry.Billing.Customers.BillingDetails;

/// <summary>Billing details as they are typed.</summary>
internal sealed class DetailsInput
{
    [Required(ErrorMessage = "Say who pays.")]
    [StringLength(150, ErrorMessage = "Keep the name within 150 characters.")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Say where invoices go.")]
    [EmailAddress(ErrorMessage = "This is no address of mail.")]
    [StringLength(320, ErrorMessage = "Keep the address within 320 characters.")]
    public string? Email { get; set; }

    [StringLength(200, ErrorMessage = "Keep it within 200 characters.")]
    public string? Line1 { get; set; }

    [StringLength(200, ErrorMessage = "Keep it within 200 characters.")]
    public string? Line2 { get; set; }

    [StringLength(100, ErrorMessage = "Keep it within 100 characters.")]
    public string? City { get; set; }

    [StringLength(20, ErrorMessage = "Keep it within 20 characters.")]
    public string? PostalCode { get; set; }

    [StringLength(100, ErrorMessage = "Keep it within 100 characters.")]
    public string? State { get; set; }

    public string? Country { get; set; }

    [StringLength(40, ErrorMessage = "Keep it within 40 characters.")]
    public string? VatId { get; set; }
}
