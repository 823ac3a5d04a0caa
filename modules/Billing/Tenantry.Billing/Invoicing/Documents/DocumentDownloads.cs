using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Provides the URLs of document downloads.</summary>
internal sealed class DocumentDownloads(IServiceProvider services)
{
    /// <summary>Gets the renderer; <see langword="null"/> if none is registered, in which case no download route is mapped.</summary>
    public IInvoiceDocumentRenderer? Renderer { get; } = services.GetService<IInvoiceDocumentRenderer>();

    /// <summary>Gets a value indicating whether documents can be downloaded.</summary>
    public bool IsAvailable => Renderer is not null;

    /// <summary>Gets the file format for button labels, such as <c>PDF</c>.</summary>
    public string Format => Renderer?.Extension.ToUpperInvariant() ?? "";

    public static string FileName(InvoiceDocument document, string extension)
    {
        var number = string.Concat(document.Number.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' ? letter : '_'));
        return $"{document.Title.ToLowerInvariant().Replace(' ', '-')}-{number}.{extension}";
    }

    public string Invoice(string id) => $"/space/billing/invoices/{id}.{Renderer?.Extension}";

    public string Receipt(string id) => $"/space/billing/invoices/{id}/receipt.{Renderer?.Extension}";

    public string CreditNote(string id) => $"/space/billing/credit-notes/{id}.{Renderer?.Extension}";
}
