using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.AdminUi.Resources;

/// <summary>What a detail page frames: one of a thing's long texts that is a page of its own.</summary>
internal static class ShowHtml
{
    public static string Address(GeneratedResource resource, string id, int index) => $"{ResourceAddress.Item(resource, id)}/{index}.html";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in new[] { ResourceAddress.Operator, ResourceAddress.Space })
        {
            endpoints.MapGet(root + "/{resource}/{id}/{index:int}.html", RunAsync).RequireAuthorization().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> RunAsync(
        string resource, string id, int index, HttpContext context, ResourceCatalog catalog, ResourceAccess access,
        CancellationToken ct) =>
        catalog.Find(GeneratedPage.ShellOf(context), resource) is { } definition
        && await access.MayAsync(context.User, definition)
        && await definition.FindAsync(context.RequestServices, id, ct) is { } item
        && item.Detail.Texts.ElementAtOrDefault(index) is { Kind: CellKind.Html, Value: string html }
            ? new FramedHtml(html, live: false)
            : TypedResults.NotFound();
}
