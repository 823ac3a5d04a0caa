using System.Net;
using Microsoft.Extensions.Hosting;

namespace Tenantry.AdminUi.Tests.Assets;

public sealed class AssetTests
{
    [Fact]
    public async Task EveryAsset_IsFingerprinted_Compressed_AndCachedForAYear()
    {
        await using var app = new AdminUiApp { Environment = Environments.Staging };
        await app.InitializeAsync();
        var page = await app.PageAsync("/probe/public");
        var addresses = page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(script => script.GetAttribute("src")!))
            .Append(page.QuerySelector("script[data-plots]")!.GetAttribute("data-plots")!).ToArray();
        addresses.Length.ShouldBeGreaterThanOrEqualTo(11);

        var total = 0L;
        using var client = app.Client();
        foreach (var address in addresses)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("br, gzip");
            using var response = await client.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            response.Content.Headers.ContentEncoding.Count.ShouldBe(1, address);
            address.ShouldMatch(@"\.[a-z0-9]{10}\.(css|js|min\.css|min\.js)$|\.min\.[a-z0-9]{10}\.(css|js)$");
            response.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, immutable");
            total += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        total.ShouldBeLessThan(600_000);
    }
}
