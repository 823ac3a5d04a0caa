using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Tenantry.AdminUi.Resources.Inputs;

/// <summary>Answers a picker with the options that match what was typed.</summary>
internal static class ShowOptions
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var root in new[] { ResourceAddress.Operator, ResourceAddress.Space })
        {
            endpoints.MapGet(root + "/{resource}.options", RunAsync).RequireAuthorization().ExcludeFromDescription();
        }
    }

    private static async Task<IResult> RunAsync(string resource, string? field, HttpContext context, References references)
    {
        var query = context.Request.Query;
        var search = (field is null ? query["q"] : query[field + ".Search"]).ToString();
        var choices = await references.FindAsync(GeneratedPage.ShellOf(context), resource, search, null, context);
        var html = new StringBuilder();
        foreach (var choice in choices)
        {
            html.Append("<option value=\"").Append(HtmlEncoder.Default.Encode(choice.Value)).Append("\">")
                .Append(HtmlEncoder.Default.Encode(choice.Text)).Append("</option>");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(html.ToString(), "text/html; charset=utf-8");
    }
}
