using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Pages.Invoicing.Documents;

namespace Tenantry.Billing.Tests.Documents;

/// <summary>Creates the renderer of Tenantry.Billing.Pdf outside of an application.</summary>
internal static class PdfRenderers
{
    public static IInvoiceDocumentRenderer Create()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        new BillingBuilder(services).UsePdf();
        return services.BuildServiceProvider().GetRequiredService<IInvoiceDocumentRenderer>();
    }
}
