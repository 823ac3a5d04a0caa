using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tenantry.Billing.Data;

namespace Tenantry.Billing.Invoicing.Documents;

/// <summary>Gets the file of a document, and renders it on the first request.</summary>
internal sealed class GetDocumentFile(BillingDbContext db, ICurrentTenant current, DocumentDownloads downloads, TimeProvider clock)
{
    /// <summary>Gets the file as a download, with its SHA-256 as the entity tag.</summary>
    public async Task<IResult> DownloadAsync(string sourceId, string version, InvoiceDocument document, CancellationToken cancellationToken)
    {
        var file = await GetAsync(sourceId, version, document, cancellationToken);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(file.Hash)}\"");
        return TypedResults.File(file.Content, file.MediaType, file.FileName, lastModified: file.RenderedAt, entityTag: tag);
    }

    public async Task<InvoiceDocumentFile> GetAsync(
        string sourceId, string version, InvoiceDocument document, CancellationToken cancellationToken)
    {
        var renderer = downloads.Renderer ?? throw new InvalidOperationException("No IInvoiceDocumentRenderer is registered.");
        if (await FindAsync() is { } existing)
        {
            return existing;
        }

        using var content = new MemoryStream();
        await renderer.RenderAsync(document, content, cancellationToken);
        var bytes = content.ToArray();
        var (kind, extension, hash, now) = (document.Kind.ToString(), renderer.Extension, SHA256.HashData(bytes), clock.GetUtcNow());
        var name = DocumentDownloads.FileName(document, extension);
        var tenant = current.Required.Value;
        // Two concurrent first downloads both render, but the first insert wins, so that both get the same bytes.
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into billing.invoice_document_file
                (tenant_id, source_id, kind, version, extension, media_type, file_name, content, hash, rendered_at)
            values ({tenant}, {sourceId}, {kind}, {version}, {extension}, {renderer.MediaType}, {name}, {bytes}, {hash}, {now})
            on conflict do nothing
            """,
            cancellationToken);
        return await FindAsync() ?? throw new InvalidOperationException($"The file of {document.Kind} {sourceId} was not stored.");

        Task<InvoiceDocumentFile?> FindAsync() => db.Set<InvoiceDocumentFile>().AsNoTracking().SingleOrDefaultAsync(
            file => file.SourceId == sourceId && file.Kind == document.Kind
                && file.Version == version && file.Extension == renderer.Extension,
            cancellationToken);
    }
}
