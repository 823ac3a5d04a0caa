using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.AdminUi.Resources;

/// <summary>The rows of a list as CSV: all pages, written as they are read.</summary>
internal static class ExportCsv
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in new[] { ResourceAddress.Operator, ResourceAddress.Space })
        {
            endpoints.MapGet(root + "/{resource}.csv", RunAsync).RequireAuthorization().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> RunAsync(
        string resource, HttpContext context, ResourceCatalog catalog, ResourceAccess access, TimeProvider clock, CancellationToken ct)
    {
        var shell = GeneratedPage.ShellOf(context);
        if (catalog.Find(shell, resource) is not { } definition)
        {
            return TypedResults.NotFound();
        }

        if (!await access.MayAsync(context.User, definition))
        {
            return shell == ResourceShell.Operator ? TypedResults.NotFound() : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var rows = definition.ReadAllAsync(context.RequestServices, ListRequest.Read(definition, context.Request), ct)
            .GetAsyncEnumerator(ct);
        // Read before the answer begins: a list that cannot be read is an error page and not an empty file.
        var hasRows = false;
        try
        {
            hasRows = await rows.MoveNextAsync();
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }

        context.Response.Headers.CacheControl = "no-store";
        var file = string.Create(CultureInfo.InvariantCulture, $"{definition.Name}-{clock.GetUtcNow():yyyy-MM-dd}.csv");
        return TypedResults.Stream(body => WriteAsync(definition, rows, hasRows, body, ct), "text/csv; charset=utf-8", file);
    }

    private static async Task WriteAsync(
        GeneratedResource resource, IAsyncEnumerator<IReadOnlyList<ListRow>> batches, bool hasRows, Stream body, CancellationToken ct)
    {
        await using var open = batches;
        // The mark at the start is how Excel knows UTF-8.
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true)
            { NewLine = "\r\n" };
        await writer.WriteLineAsync(CsvText.Header(resource));
        for (var more = hasRows; more; more = await batches.MoveNextAsync())
        {
            foreach (var row in batches.Current)
            {
                await writer.WriteLineAsync(CsvText.Row(resource, row));
            }

            await writer.FlushAsync(ct);
        }
    }
}
