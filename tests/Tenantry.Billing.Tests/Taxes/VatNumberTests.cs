using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Pages.Customers.BillingDetails;

namespace Tenantry.Billing.Tests.Taxes;

public sealed class VatNumberTests
{
    [Theory]
    [InlineData("DE", "DE 136 695 976", "DE136695976")]
    [InlineData("DE", "136695976", "DE136695976")]
    [InlineData("GR", "094259216", "EL094259216")]
    [InlineData("FR", "fr40303265045", "FR40303265045")]
    [InlineData("AT", "ATU33864707", "ATU33864707")]
    [InlineData("GB", "GB980780684", "GB980780684")]
    [InlineData("CH", "CHE-123.456.788 MWST", "CHE-123456788MWST")]
    [InlineData("US", "12-3456789", "12-3456789")]
    public void Number_IsParsed_WithSpacesAndDots(string country, string typed, string value) =>
        VatNumbers.Parse(country, typed).ShouldBe(new VatNumber(value));

    [Theory]
    [InlineData("DE", "DE12345")]
    [InlineData("DE", "FR40303265045")]
    [InlineData("AT", "33864707")]
    [InlineData("US", "DE136695976")]
    [InlineData("VA", "123456789")]
    [InlineData("DE", "DE136695976\nDE136695976")]
    public void InvalidNumber_IsRejected(string country, string typed) => VatNumbers.Parse(country, typed).ShouldBeNull();

    [Theory]
    [InlineData("DE136695976", null, "FR", nameof(VatStatus.Verified), true)]
    [InlineData("DE136695976", null, "DE", nameof(VatStatus.Verified), false)]
    [InlineData("DE136695976", null, "FR", nameof(VatStatus.Unverified), false)]
    [InlineData("DE136695976", null, "FR", nameof(VatStatus.Refused), false)]
    [InlineData("DE136695976", null, "US", nameof(VatStatus.Verified), false)]
    [InlineData("EL094259216", null, "DE", nameof(VatStatus.Verified), true)]
    [InlineData("DE136695976", "CH", "FR", nameof(VatStatus.Verified), false)]
    [InlineData(null, "DE", "FR", nameof(VatStatus.Verified), false)]
    public void ReverseCharge_AppliesToBusinessesInAnotherEuCountry(
        string? sellersNumber, string? sellersCountry, string country, string status, bool applies)
    {
        var seller = new SellerOptions { VatId = sellersNumber, Country = sellersCountry };
        ReverseCharge.Applies(seller, new TenantBillingDetails
            { Name = "A", Email = "a@b", Country = country, VatId = "X", VatStatus = Enum.Parse<VatStatus>(status) }).ShouldBe(applies);
        ReverseCharge.Applies(seller, new TenantBillingDetails { Name = "A", Email = "a@b", Country = country })
            .ShouldBeFalse("a person has no number");
    }
}
