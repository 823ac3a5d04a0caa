using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.Invoicing.CreditNotes;

/// <summary>Maps the downloads of the tenant's credit notes. Another tenant's credit note is not found.</summary>
internal static class CreditNoteFiles
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<DocumentDownloads>().Renderer?.Extension is { } extension)
        {
            endpoints.MapGet($"/space/billing/credit-notes/{{id}}.{extension}", DownloadAsync)
                .RequirePermission(BillingPermissions.View)
                .WithName("CreditNoteFile");
        }
    }

    private static async Task<IResult> DownloadAsync(
        string id, CreditNoteQueries notes, GetDocumentFile files, CancellationToken cancellationToken) =>
        await notes.FindAsync(id, cancellationToken) is (var note, var document)
            ? await files.DownloadAsync(id, BuildCreditNoteDocument.Version(note), document, cancellationToken)
            : InvoiceProblems.NoSuchCreditNote.ToHttp();
}
