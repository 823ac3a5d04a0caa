using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Gateways;
using Tenantry.Billing.Invoicing.CreditNotes;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Billing.Invoicing.Numbering;

namespace Tenantry.Billing.Invoicing;

/// <summary>Registers invoices, credit notes and their documents.</summary>
internal static class InvoicingRegistration
{
    public static void AddInvoicing(this IServiceCollection services)
    {
        services.AddScoped<FindPaidPlan>();
        services.AddScoped<ReadInvoice>();
        services.AddScoped<SyncInvoicedSubscription>();
        services.AddScoped<StoreInvoice>();
        services.AddSingleton<InvoiceNumberSequence>();
        services.AddObjectSync<SyncInvoice>(GatewayObject.Invoice);
        services.AddObjectSync<SyncCreditNote>(GatewayObject.CreditNote);
        services.AddScoped<CreditNoteQueries>();
        services.AddScoped<InvoiceQueries>();
        services.AddSingleton<DocumentDownloads>();
        services.AddScoped<GetDocumentFile>();
    }

    public static void MapInvoicing(this RouteGroupBuilder billing, IEndpointRouteBuilder endpoints)
    {
        InvoiceApi.Map(billing, endpoints);
        CreditNoteFiles.Map(endpoints);
    }
}
