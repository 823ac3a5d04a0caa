using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.AdminUi.Resources;

/// <summary>The rows of a list as CSV: all pages, written as they are read.</summary>
internal static class ExportCsv
{
    private const int PageSize = 500;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in new[] { ResourceAddress.Operator, ResourceAddress.Space })
        {
            endpoints.MapGet(root + "/{resource}.csv", RunAsync).RequireAuthorization().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> RunAsync(
        string resource, HttpContext context, ResourceCatalogue catalogue, ResourceAccess access, TimeProvider clock, CancellationToken ct)
    {
        var shell = GeneratedPage.ShellOf(context);
        if (catalogue.Find(shell, resource) is not { } definition)
        {
            return TypedResults.NotFound();
        }

        if (!await access.MayAsync(context.User, definition))
        {
            return shell == ResourceShell.Operator ? TypedResults.NotFound() : TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var query = ResourceRequest.Read(definition, context.Request, PageSize) with { Page = 1 };
        // Read before the answer begins: a list that cannot be read is an error page and not an empty file.
        var first = await definition.ListAsync(context.RequestServices, query, ct);
        context.Response.Headers.CacheControl = "no-store";
        var file = string.Create(CultureInfo.InvariantCulture, $"{definition.Name}-{clock.GetUtcNow():yyyy-MM-dd}.csv");
        return TypedResults.Stream(body => WriteAsync(definition, query, first, context.RequestServices, body, ct), "text/csv; charset=utf-8", file);
    }

    private static async Task WriteAsync(
        ResourceDefinition resource, ResourceQuery query, ResourcePage page, IServiceProvider services, Stream body, CancellationToken ct)
    {
        // The mark at the start is how Excel knows UTF-8.
        await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(CsvText.Header(resource));
        while (true)
        {
            foreach (var row in page.Rows)
            {
                await writer.WriteLineAsync(CsvText.Row(resource, row));
            }

            await writer.FlushAsync(ct);
            if (page.Rows.Count == 0 || query.Skip + page.Rows.Count >= page.Total)
            {
                return;
            }

            query = query with { Page = query.Page + 1 };
            page = await resource.ListAsync(services, query, ct);
        }
    }
}
