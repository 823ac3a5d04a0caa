using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Billing.Invoicing;
using Tenantry.Billing.Invoicing.Documents;

namespace Tenantry.Billing.Notifications;

/// <summary>Sends the receipt of a payment, with its PDF if there is an invoice and a renderer.</summary>
internal sealed class SendReceipt(
    InvoiceQueries invoices, GetDocumentFile files, DocumentDownloads downloads, SendBillingEmail emails, ICatalog catalog,
    BillingOptions options)
    : IEventHandler<PaymentReceived>
{
    public async Task HandleAsync(PaymentReceived paid, EventContext info, CancellationToken ct)
    {
        if (!options.Emails.Receipt || paid.Amount.MinorUnits <= 0)
        {
            return;
        }

        var invoice = await invoices.FindAsync(paid.Reference, ct);
        await emails.RunAsync("receipt", paid.Reference, new(StringComparer.Ordinal)
        {
            ["product"] = catalog.Find(paid.Product)?.Name ?? paid.Product,
            ["amount"] = paid.Amount.Display,
            ["paidOn"] = SendBillingEmail.Day(paid.At),
            ["number"] = invoice?.Row.Number,
            ["period"] = paid is { PeriodStart: { } start, PeriodEnd: { } end, Subscription: not null }
                ? $"{SendBillingEmail.Day(start)} – {SendBillingEmail.Day(end)}" : null,
        }, ct, await AttachAsync(invoice, ct));
    }

    private async Task<IReadOnlyList<EmailAttachment>> AttachAsync(InvoiceDetails? invoice, CancellationToken ct)
    {
        if (invoice is not { HasReceipt: true, Row.Series: not null } || downloads.Renderer is null)
        {
            return [];
        }

        var file = await files.GetAsync(
            invoice.Row.GatewayId, invoice.DocumentVersion, invoice.BuildDocument(InvoiceDocumentKind.Receipt), ct);
        return [new EmailAttachment(file.FileName, file.MediaType, file.Content)];
    }
}
