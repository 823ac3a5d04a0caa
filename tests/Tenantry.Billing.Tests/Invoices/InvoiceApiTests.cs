using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tenantry.TestSupport;

namespace Tenantry.Billing.Tests.Invoices;

public sealed class InvoiceApiTests(BillingFixture shared) : IClassFixture<BillingFixture>, IAsyncLifetime
{
    private static readonly TenantId OtherTenant = new(new Guid("01a00000-0000-7000-8000-0000000000ff"));

    private readonly BillingApp _billing = shared.Billing;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        if ((await _billing.SubscriptionsAsync()).Count == 0)
        {
            await _billing.BuyAsync("academy", "monthly");
        }

        using var owner = As("owner");
        var list = await owner.GetFromJsonAsync<JsonElement>("/api/billing/invoices");
        list.GetProperty("total").GetInt32().ShouldBe(1);
        _id = list.GetProperty("invoices")[0].GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Invoice_IsReturnedWithItsLinesSellerAndBuyer()
    {
        using var owner = As("owner");
        var invoice = await owner.GetFromJsonAsync<JsonElement>($"/api/billing/invoices/{_id}");
        invoice.GetProperty("total").GetInt64().ShouldBe(1000);
        invoice.GetProperty("currency").GetString().ShouldBe("USD");
        invoice.GetProperty("lines")[0].GetProperty("amount").GetInt64().ShouldBe(1000);
        invoice.GetProperty("buyer").GetProperty("name").GetString().ShouldBe("A family");
        invoice.GetProperty("number").GetString()!.ShouldEndWith("-00001");
    }

    [Fact]
    public async Task List_IsFilteredByStatusAndYear()
    {
        using var owner = As("owner");
        var year = _billing.Stripe.Clock.GetUtcNow().Year;
        (await TotalAsync($"status=Paid&year={year}")).ShouldBe(1);
        (await TotalAsync("status=Open")).ShouldBe(0);
        (await TotalAsync($"year={year - 1}")).ShouldBe(0);

        async Task<int> TotalAsync(string query) =>
            (await owner.GetFromJsonAsync<JsonElement>($"/api/billing/invoices?{query}")).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task Documents_ArePdfs()
    {
        using var owner = As("owner");
        foreach (var (rest, title) in new[] { (".pdf", "Invoice"), ("/receipt.pdf", "Receipt") })
        {
            using var response = await owner.GetAsync($"/space/billing/invoices/{_id}{rest}");
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
            PdfText.Pages(await response.Content.ReadAsByteArrayAsync()).Single().ShouldContain(title);
        }
    }

    [Fact]
    public async Task AnotherTenantsInvoice_IsNotFound_InAnyForm()
    {
        using var otherTenant = _billing.App.Client().SignInAs(OtherTenant, "owner");
        foreach (var address in new[] { $"/api/billing/invoices/{_id}", $"/space/billing/invoices/{_id}.pdf",
            $"/space/billing/invoices/{_id}/receipt.pdf" })
        {
            using var response = await otherTenant.GetAsync(address);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await response.Content.ReadAsStringAsync()).ShouldContain("billing.no_such_invoice");
        }

        (await otherTenant.GetFromJsonAsync<JsonElement>("/api/billing/invoices")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task ListOfATenant_HasItsInvoicesOnly_OnThePageAndInTheFile()
    {
        using var owner = As("owner");
        using var otherTenant = _billing.App.Client().SignInAs(OtherTenant, "owner");
        (await owner.GetStringAsync("/space/billing/invoices")).ShouldContain($"/space/billing/invoices/{_id}");
        (await owner.GetStringAsync("/space/billing/invoices?view=open")).ShouldNotContain(_id);
        (await otherTenant.GetStringAsync("/space/billing/invoices")).ShouldSatisfyAllConditions(
            page => page.ShouldNotContain(_id), page => page.ShouldContain("No invoices yet"));
        (await otherTenant.GetStringAsync("/space/invoices.csv")).TrimEnd().Split("\r\n").Length.ShouldBe(1, "only the header");
        foreach (var address in new[] { $"/space/invoices/{_id}", $"/space/billing/invoices/{_id}" })
        {
            (await otherTenant.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Fact]
    public async Task AddressOfTheList_RedirectsToItsPage()
    {
        using var owner = As("owner");
        (await owner.GetAsync("/space/invoices?status=Paid")).Headers.Location!.ToString()
            .ShouldEndWith("/space/billing/invoices?status=Paid");
    }

    [Fact]
    public async Task UserWithoutBillingPermission_GetsNoInvoice()
    {
        using var member = As("member");
        (await member.GetAsync("/api/billing/invoices")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync("/space/billing/invoices")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync("/space/invoices.csv")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await member.GetAsync($"/space/billing/invoices/{_id}.pdf")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private HttpClient As(string role) => _billing.App.Client().SignInAs(_billing.Tenant, role);
}
