using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Billing.Papers.Pdf;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Billing.CreditNotes;

/// <summary>The tenant's credit notes as PDF. Another tenant's is not found, as one that never was.</summary>
internal static class CreditNoteFiles
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/space/billing/credit-notes/{id}.pdf", async (string id, CreditNoteQueries notes, CancellationToken ct) =>
            await notes.FindAsync(id, ct) is { Paper: var paper }
                ? TypedResults.File(WritePdf.Run(paper), "application/pdf", paper.FileName)
                : (IResult)BillingProblems.NoSuchCreditNote.ToHttp())
        .RequirePermission(BillingPermissions.View)
        .WithName("CreditNotePdf");
}
