using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pdf.Fonts;
using Tenantry.Billing.Pdf.Text;

namespace Tenantry.Billing.Pdf;

/// <summary>Extension methods that add PDF files to the billing module.</summary>
public static class PdfModule
{
    /// <summary>
    /// Renders invoices, receipts and credit notes as PDF. A renderer that is already registered is kept. Calling it more than once adds to
    /// the options.
    /// </summary>
    /// <param name="billing">The builder that <c>AddBilling</c> returned.</param>
    /// <param name="configure">Configures the options, for example the path of a font for Chinese; <see langword="null"/> to use the
    /// configuration only.</param>
    /// <returns>The same builder.</returns>
    public static BillingBuilder UsePdf(this BillingBuilder billing, Action<PdfOptions>? configure = null)
    {
        var services = billing.Services;
        services.AddOptions<PdfOptions>().BindConfiguration(PdfOptions.Section);
        if (configure is not null)
        {
            services.PostConfigure(configure);
        }

        services.TryAddSingleton<FontCatalog>();
        services.TryAddSingleton<TextLayout>();
        services.TryAddSingleton<IInvoiceDocumentRenderer, PdfInvoiceDocumentRenderer>();
        return billing;
    }
}
