using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Says whether documents can be downloaded, and under which addresses.</summary>
internal sealed class DocumentDownloads(IServiceProvider services)
{
    /// <summary>Gets the renderer; null where none is registered, and then no download route is mapped.</summary>
    public IInvoiceDocumentRenderer? Renderer { get; } = services.GetService<IInvoiceDocumentRenderer>();

    /// <summary>Gets a value indicating whether documents can be downloaded.</summary>
    public bool IsAvailable => Renderer is not null;

    /// <summary>Gets the file format as it is named on buttons, such as <c>PDF</c>.</summary>
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
