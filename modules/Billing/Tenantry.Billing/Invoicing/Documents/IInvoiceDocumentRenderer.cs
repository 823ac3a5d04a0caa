namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>
/// Renders invoices, receipts and credit notes as files. Register an implementation as a singleton. Without one, no download is offered and
/// the web page is the document.
/// </summary>
/// <remarks>
/// A document is rendered once per version. The file is stored with its SHA-256 and served from storage, so rendering does not have to be
/// deterministic.
/// </remarks>
public interface IInvoiceDocumentRenderer
{
    /// <summary>Gets the media type of the files, such as <c>application/pdf</c>.</summary>
    string MediaType { get; }

    /// <summary>Gets the extension of the files without the dot: lower-case letters and digits, such as <c>pdf</c>.</summary>
    string Extension { get; }

    /// <summary>Renders a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="output">The stream to write to. It is not closed.</param>
    /// <param name="cancellationToken">The cancellation token.</param>
    /// <returns>A task that completes when the file is written.</returns>
    ValueTask RenderAsync(InvoiceDocument document, Stream output, CancellationToken cancellationToken = default);
}
