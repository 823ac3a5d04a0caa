using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.TestSupport;

namespace Tenantry.Billing.Tests.Documents;

public sealed class DocumentFileTests : IAsyncLifetime
{
    private readonly CountingRenderer _renderer = new();
    private BillingApp _billing = null!;
    private Invoice _invoice = null!;

    public async ValueTask InitializeAsync()
    {
        // A receipt that is emailed has a file of its own.
        _billing = await BillingApp.StartAsync(configure: billing => billing.Configure(options => options.Emails.Receipt = false).Services
            .Replace(ServiceDescriptor.Singleton<IInvoiceDocumentRenderer>(_renderer)));
        await _billing.BuyAsync("academy", "monthly");
        _invoice = await _billing.QueryAsync(db => db.Set<Invoice>().SingleAsync());
    }

    public ValueTask DisposeAsync() => _billing.DisposeAsync();

    [Fact]
    public async Task Document_IsRenderedOnce_AndServedWithTheSameBytesAndHash()
    {
        using var owner = Owner();
        var (first, tag) = await DownloadAsync(owner, Pdf);
        var (second, _) = await DownloadAsync(owner, Pdf);
        second.ShouldBe(first);
        _renderer.Rendered.ShouldBe(1);
        tag.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(first)));
        var file = (await FilesAsync()).ShouldHaveSingleItem();
        file.Content.ShouldBe(first);
        file.Hash.ShouldBe(SHA256.HashData(first));
        (file.SourceId, file.Kind, file.MediaType, file.FileName).ShouldBe(
            (_invoice.GatewayId, InvoiceDocumentKind.Invoice, "application/pdf", $"invoice-{_invoice.Number}.pdf"));
        file.TenantId.ShouldBe(_billing.Tenant);

        using var again = new HttpRequestMessage(HttpMethod.Get, Pdf) { Headers = { { "If-None-Match", $"\"{tag}\"" } } };
        using var unchanged = await owner.SendAsync(again);
        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task TwelveConcurrentFirstDownloads_GetTheSameFile()
    {
        using var owner = Owner();
        var downloads = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => DownloadAsync(owner, Pdf)));
        downloads.Select(download => download.Tag).Distinct().ShouldHaveSingleItem();
        downloads.ShouldAllBe(download => download.Content.SequenceEqual(downloads[0].Content));
        (await FilesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task CreditedInvoice_GetsANewVersion_AndTheEarlierFileIsKept()
    {
        using var owner = Owner();
        var (paid, _) = await DownloadAsync(owner, Pdf);
        await _billing.SendToStripeAsync(HttpMethod.Post, "/v1/credit_notes", ("invoice", _invoice.GatewayId), ("amount", "300"),
            ("refund_amount", "300"));
        await _billing.SettleAsync();
        var (credited, _) = await DownloadAsync(owner, Pdf);
        credited.ShouldNotBe(paid);
        PdfText.Pages(credited).Single().ShouldContain("Credit notes");
        var files = await FilesAsync();
        files.Count.ShouldBe(2);
        files.ShouldContain(file => file.Content.SequenceEqual(paid));
        var note = await _billing.QueryAsync(db => db.Set<CreditNote>().SingleAsync());
        var address = $"/space/billing/credit-notes/{note.GatewayId}.pdf";
        (await DownloadAsync(owner, address)).Content.ShouldBe((await DownloadAsync(owner, address)).Content);
        (await DownloadAsync(owner, Receipt)).Content.ShouldBe((await DownloadAsync(owner, Receipt)).Content);
        _renderer.Rendered.ShouldBe(4);
    }

    [Fact]
    public async Task File_IsIsolatedByTenant_AndImmutable()
    {
        using var owner = Owner();
        await DownloadAsync(owner, Pdf);
        using var otherTenant = _billing.App.Client().SignInAs(_billing.NewTenant(), "owner");
        using var response = await otherTenant.GetAsync(Pdf);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var sql in new[] { "update billing.invoice_document_file set content = ''", "delete from billing.invoice_document_file" })
        {
            (await Should.ThrowAsync<Npgsql.PostgresException>(() => _billing.QueryAsync(db => db.Database.ExecuteSqlRawAsync(sql))))
                .SqlState.ShouldBe("42501", sql);
        }
    }

    [Fact]
    public async Task WithoutARenderer_PagesLinkToPages_AndNoDownloadIsOffered()
    {
        await using var plain = await BillingApp.StartAsync(configure: billing => billing.Services.RemoveAll<IInvoiceDocumentRenderer>());
        await plain.BuyAsync("academy", "monthly");
        var id = (await plain.QueryAsync(db => db.Set<Invoice>().SingleAsync())).GatewayId;
        using var owner = plain.App.Client().SignInAs(plain.Tenant, "owner");
        foreach (var address in new[] { $"/space/billing/invoices/{id}.pdf", $"/space/billing/invoices/{id}/receipt.pdf" })
        {
            using var response = await owner.GetAsync(address);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        var list = await PageAsync(plain);
        list.ShouldContain($"href=\"/space/billing/invoices/{id}\" hx-boost=\"false\" aria-label=\"View: ");
        list.ShouldNotContain(".pdf");
        (await PageAsync(_billing)).ShouldContain($"href=\"{Pdf}\" hx-boost=\"false\" aria-label=\"PDF: ");
    }

    private static async Task<string> PageAsync(BillingApp billing)
    {
        using var owner = billing.App.Client().SignInAs(billing.Tenant, "owner");
        return await owner.GetStringAsync("/space/billing/invoices");
    }

    private string Pdf => $"/space/billing/invoices/{_invoice.GatewayId}.pdf";

    private string Receipt => $"/space/billing/invoices/{_invoice.GatewayId}/receipt.pdf";

    private HttpClient Owner() => _billing.App.Client().SignInAs(_billing.Tenant, "owner");

    private Task<List<InvoiceDocumentFile>> FilesAsync() =>
        _billing.QueryAsync(db => db.Set<InvoiceDocumentFile>().AsNoTracking().ToListAsync());

    private static async Task<(byte[] Content, string Tag)> DownloadAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return (await response.Content.ReadAsByteArrayAsync(), response.Headers.ETag!.Tag.Trim('"'));
    }

    /// <summary>Renders PDF files whose bytes differ each time, and counts the calls.</summary>
    private sealed class CountingRenderer : IInvoiceDocumentRenderer
    {
        private readonly IInvoiceDocumentRenderer _pdf = PdfRenderers.Create();
        private int _rendered;

        public int Rendered => _rendered;

        public string MediaType => _pdf.MediaType;

        public string Extension => _pdf.Extension;

        public ValueTask RenderAsync(InvoiceDocument document, Stream output, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _rendered);
            return _pdf.RenderAsync(document, output, cancellationToken);
        }
    }
}
