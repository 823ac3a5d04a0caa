using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Checkouts;
using Tenantry.Billing.Customers.BillingDetails;
using Tenantry.Billing.Customers.Taxes;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Checkouts;
using Tenantry.Billing.Pages.Customers.BillingDetails;
using Tenantry.Billing.Pages.Invoicing;
using Tenantry.Billing.Pages.Invoicing.Documents;
using Tenantry.Billing.Pages.Payments.PaymentMethods;
using Tenantry.Billing.Payments.PaymentMethods;
using Tenantry.TestSupport;

namespace Tenantry.Billing.Tests.BillingDetails;

public sealed class BillingDetailsTests : IAsyncLifetime
{
    private BillingApp _billing = null!;

    public async ValueTask InitializeAsync()
    {
        _billing = await BillingApp.StartAsync();
        var options = _billing.App.Services.GetRequiredService<BillingOptions>();
        (options.Seller.Name, options.Seller.VatId) = ("Seller GmbH", "DE136695976");
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Details_AreSyncedToTheProvider_AndAppearOnLaterInvoicesOnly()
    {
        await _billing.BuyAsync("academy", "monthly");
        await ShouldSaveAsync(French("FR 40 303 265 045"));
        var customer = await CustomerAsync();
        customer.GetProperty("name").GetString().ShouldBe("Société Une");
        customer.GetProperty("address").GetProperty("city").GetString().ShouldBe("Paris");
        customer.GetProperty("tax_exempt").GetString().ShouldBe("reverse");
        var number = customer.GetProperty("tax_ids").GetProperty("data").EnumerateArray().ShouldHaveSingleItem();
        (number.GetProperty("type").GetString(), number.GetProperty("value").GetString()).ShouldBe(("eu_vat", "FR40303265045"));

        await _billing.AdvanceAsync(TimeSpan.FromDays(32));
        var invoices = await InvoicesAsync();
        BillingParty.Read(invoices[0].Buyer).Name.ShouldBe("A family");
        var buyer = BillingParty.Read(invoices[1].Buyer);
        (buyer.Name, buyer.VatId, buyer.IsReverseCharge).ShouldBe(("Société Une", "FR40303265045", true));
        buyer.Address.ShouldBe(["1 rue Une", "75001 Paris", "France"]);
        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        PdfText.Pages(await owner.GetByteArrayAsync($"/space/billing/invoices/{invoices[1].GatewayId}.pdf")).Single()
            .ShouldContain("Reverse charge: the tax is owed by the recipient");
        PdfText.Pages(await owner.GetByteArrayAsync($"/space/billing/invoices/{invoices[0].GatewayId}.pdf")).Single()
            .ShouldNotContain("Reverse charge");

        await ShouldSaveAsync(new BillingDetailsForm { Name = "Une Personne", Email = "une@example.com", Country = "FR" });
        customer = await CustomerAsync();
        customer.GetProperty("tax_exempt").GetString().ShouldBe("none");
        customer.GetProperty("tax_ids").GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task DetailsBeforeTheFirstPurchase_AreSyncedWithIt()
    {
        await ShouldSaveAsync(French(null));
        await _billing.BuyAsync("academy", "monthly");
        (await CustomerAsync()).GetProperty("address").GetProperty("country").GetString().ShouldBe("FR");
        BillingParty.Read((await InvoicesAsync()).Single().Buyer).Name.ShouldBe("Société Une");
    }

    [Fact]
    public async Task UnverifiedTaxNumber_KeepsTheRegularTax()
    {
        await _billing.BuyAsync("academy", "monthly");
        await ShouldSaveAsync(new BillingDetailsForm { Name = "Uno", Email = "uno@example.com", Country = "IT", VatId = "11111111111" });
        var row = await _billing.QueryAsync(db => db.Set<TenantBillingDetails>().SingleAsync());
        (row.VatStatus, row.IsReverseCharge, row.SyncedRevision).ShouldBe((VatStatus.Unverified, false, row.Revision));
        (await CustomerAsync()).GetProperty("tax_exempt").GetString().ShouldBe("none");
    }

    [Theory]
    [InlineData("XX", null, "billing.country_unknown", "Country")]
    [InlineData(null, "DE136695976", "billing.vat_needs_country", "Country")]
    [InlineData("DE", "12", "billing.vat_invalid", "VatId")]
    public async Task InvalidDetails_AreRefused_AtTheField(string? country, string? vat, string code, string field)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        var refused = await scope.Get<SaveBillingDetails>()
            .RunAsync(new BillingDetailsForm { Name = "A", Email = "a@example.com", Country = country, VatId = vat }, default);
        (refused.Problem!.Code, refused.Problem.Field).ShouldBe((code, field));
    }

    [Fact]
    public async Task PaymentMethodPage_LeadsToTheProvider_OnceThereIsACustomer()
    {
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            (await scope.Get<CreatePortalSession>().RunAsync(PortalFlow.Card, default)).Problem!.Code.ShouldBe("billing.no_customer_yet");
        }

        await _billing.BuyAsync("academy", "monthly");
        await using (var scope = _billing.App.For(_billing.Tenant))
        {
            var portal = scope.Get<CreatePortalSession>();
            var card = (await portal.RunAsync(PortalFlow.Card, default)).Value!;
            card.ShouldStartWith(_billing.Stripe.Address);
            (await portal.RunAsync(PortalFlow.Home, default)).Value.ShouldNotBe(card);
        }
    }

    [Fact]
    public async Task TaxOfTheProvider_IsOnTheInvoice_WithTheDetailsEnteredOnTheProvidersPage()
    {
        _billing.App.Services.GetRequiredService<BillingOptions>().AutomaticTax = true;
        await PayWithAddressAsync();
        var invoice = (await InvoicesAsync()).Single();
        (invoice.TotalExcludingTaxMinor, invoice.TotalMinor, invoice.DiscrepancyMinor).ShouldBe((1_000, 1_190, 0));
        TaxLine.Read(invoice.Taxes).ShouldHaveSingleItem()
            .ShouldBe(new TaxLine(190, 1_000, IsInclusive: false, TaxReason.StandardRated, Percent: 19));
        (await _billing.QueryAsync(db => db.Set<InvoiceLine>().SumAsync(line => line.AmountMinor + line.TaxMinor))).ShouldBe(1_190);
        BillingParty.Read(invoice.Buyer).Address.ShouldBe(["Straße 1", "10115 Berlin", "Germany"]);

        using var owner = _billing.App.Client().SignInAs(_billing.Tenant, "owner");
        (await owner.GetStringAsync("/space/invoices.csv")).ShouldEndWith(
            "Number,Date,Status,Total,Total currency,Excluding tax,Excluding tax currency,Tax,Tax currency,Paid,Paid currency,Credited,"
                + "Credited currency,Due,Due currency,Provider number\r\n"
                + $"{invoice.Number},{invoice.DatedAt:yyyy-MM-dd},Paid,11.90,USD,10.00,USD,1.90,USD,11.90,USD,0.00,USD,0.00,USD,"
                + $"{invoice.GatewayNumber}\r\n");
        (await owner.GetStringAsync("/space/invoices.csv?status=Open")).ShouldNotContain(invoice.Number!);
    }

    private static BillingDetailsForm French(string? vat) => new()
    {
        Name = "Société Une", Email = "une@example.com", Line1 = "1 rue Une", PostalCode = "75001", City = "Paris",
        Country = "fr", VatId = vat,
    };

    private async Task ShouldSaveAsync(BillingDetailsForm input)
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        (await scope.Get<SaveBillingDetails>().RunAsync(input, default)).Problem.ShouldBeNull();
        await _billing.SettleAsync();
    }

    private async Task PayWithAddressAsync()
    {
        await using var scope = _billing.App.For(_billing.Tenant);
        var url = (await scope.Get<StartCheckout>().RunAsync("academy", "monthly", default)).Value!;
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["action"] = "pay", ["email"] = "parent@example.com", ["number"] = "4242424242424242", ["expiry"] = "12 / 39", ["cvc"] = "123",
            ["name"] = "Jo Doe",
            ["line1"] = "Straße 1", ["city"] = "Berlin", ["postal_code"] = "10115", ["country"] = "DE",
        });
        using var response = await browser.PostAsync(new Uri(url), form);
        await _billing.SettleAsync();
    }

    private async Task<JsonElement> CustomerAsync()
    {
        var id = await _billing.QueryAsync(db => db.Set<Customers.Customer>().Select(row => row.GatewayId).SingleAsync());
        return await _billing.SendToStripeAsync(HttpMethod.Get, $"/v1/customers/{id}?expand[0]=tax_ids");
    }

    private Task<List<Invoice>> InvoicesAsync() =>
        _billing.QueryAsync(db => db.Set<Invoice>().AsNoTracking().OrderBy(row => row.IssuedAt).ToListAsync());
}
