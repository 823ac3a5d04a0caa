using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tenantry.TestSupport.Buying;

namespace Tenantry.Packages.Tests.Hosts;

/// <summary>Loads the assets of a page like a browser.</summary>
internal static class Assets
{
    /// <summary>Verifies that every stylesheet and script of the first page is served with an encoding.</summary>
    public static async Task AreServedAsync(RunningHost host, string encoding)
    {
        using var visitor = new Shopper();
        await visitor.GoAsync(host.Address);
        var styles = visitor.Page.QuerySelectorAll<IHtmlLinkElement>("link[rel=stylesheet]").Select(link => link.Href!).ToList();
        styles.Count.ShouldBeGreaterThan(1);
        styles.ShouldContain(style => style.Contains("tabler", StringComparison.Ordinal));
        foreach (var style in styles)
        {
            await LoadAsync(style, "text/css", encoding);
        }

        var scripts = visitor.Page.QuerySelectorAll<IHtmlScriptElement>("script[src]")
            .Select(script => new Uri(host.Address, script.Source!).ToString()).ToList();
        scripts.ShouldNotBeEmpty();
        foreach (var script in scripts)
        {
            await LoadAsync(script, "text/javascript", encoding);
        }
    }

    private static async Task LoadAsync(string address, string type, string encoding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type, address);
        response.Content.Headers.ContentEncoding.ShouldBe([encoding], address);
    }
}
