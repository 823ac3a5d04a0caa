using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pdf.Layout;
using Tenantry.Billing.Pdf.Pens;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf;

/// <summary>Renders documents as PDF.</summary>
internal sealed class PdfInvoiceDocumentRenderer(TextLayout text) : IInvoiceDocumentRenderer
{
    public string MediaType => "application/pdf";

    public string Extension => "pdf";

    public async ValueTask RenderAsync(InvoiceDocument document, Stream output, CancellationToken cancellationToken = default)
    {
        var layout = new InvoiceLayout(document, new LineCache(text));
        var pages = layout.Draw(new CountingPen(), pages: 1);
        using var pen = new PdfPen(document);
        layout.Draw(pen, pages);
        // PDFsharp writes in small pieces and synchronously, which a response does not accept.
        using var file = new MemoryStream();
        pen.Save(file);
        file.Position = 0;
        await file.CopyToAsync(output, cancellationToken);
    }
}
