using Tenantry.Billing.BillingDetails;
using Tenantry.Billing.Taxes;

namespace Tenantry.Billing.Tests.Taxes;

public sealed class VatNumberTests
{
    [Theory]
    [InlineData("DE", "DE 136 695 976", "eu_vat", "DE136695976")]
    [InlineData("DE", "136695976", "eu_vat", "DE136695976")]
    [InlineData("GR", "094259216", "eu_vat", "EL094259216")]
    [InlineData("FR", "fr40303265045", "eu_vat", "FR40303265045")]
    [InlineData("AT", "ATU33864707", "eu_vat", "ATU33864707")]
    [InlineData("GB", "GB980780684", "gb_vat", "GB980780684")]
    [InlineData("CH", "CHE-123.456.788 MWST", "ch_vat", "CHE-123456788MWST")]
    [InlineData("US", "12-3456789", "us_ein", "12-3456789")]
    public void Number_IsRead_AsPeopleWriteIt(string country, string typed, string type, string value) =>
        VatNumbers.Read(country, typed).ShouldBe(new VatNumber(type, value));

    [Theory]
    [InlineData("DE", "DE12345")]
    [InlineData("DE", "FR40303265045")]
    [InlineData("AT", "33864707")]
    [InlineData("US", "DE136695976")]
    [InlineData("VA", "123456789")]
    [InlineData("DE", "DE136695976\nDE136695976")]
    public void WhatIsNoNumberOfThatCountry_IsNone(string country, string typed) => VatNumbers.Read(country, typed).ShouldBeNull();

    [Theory]
    [InlineData("DE136695976", null, "FR", "verified", true)]
    [InlineData("DE136695976", null, "DE", "verified", false)]
    [InlineData("DE136695976", null, "FR", "unverified", false)]
    [InlineData("DE136695976", null, "FR", "refused", false)]
    [InlineData("DE136695976", null, "US", "verified", false)]
    [InlineData("EL094259216", null, "DE", "verified", true)]
    [InlineData("DE136695976", "CH", "FR", "verified", false)]
    [InlineData(null, "DE", "FR", "verified", false)]
    public void ReverseCharge_IsForBusinessesOfAnotherCountryOfTheUnion(string? sellersNumber, string? sellersCountry, string country, string status, bool applies)
    {
        var seller = new SellerOptions { VatId = sellersNumber, Country = sellersCountry };
        ReverseCharge.Applies(seller, new DetailsRow { Name = "A", Email = "a@b", Country = country, VatId = "X", VatStatus = status }).ShouldBe(applies);
        ReverseCharge.Applies(seller, new DetailsRow { Name = "A", Email = "a@b", Country = country }).ShouldBeFalse("a person has no number");
    }
}
