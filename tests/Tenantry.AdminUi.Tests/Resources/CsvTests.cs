using System.Net.Http.Headers;
using System.Text;
using Tenantry.AdminUi.Resources;

namespace Tenantry.AdminUi.Tests.Resources;

public sealed class CsvTests(PlatformApp app)
{
    [Fact]
    public async Task Export_ContainsEveryPage_AndEscapesFormulas()
    {
        var (lines, headers) = await ReadAsync("/admin/widgets.csv?page=3");

        headers.ContentDisposition!.FileName.ShouldBe("widgets-2026-01-31.csv");
        headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        lines.Length.ShouldBe(1261);
        lines[0].ShouldBe("Name,Status,Price,Price currency,Count,Made,Code");
        lines[1].ShouldBe("'=cmd|' /C calc'!A0,Active,-1.50,USD,0,2026-01-31T09:00:00Z,w_0");
        lines[2].ShouldStartWith("'+1,");
        lines[3].ShouldStartWith("'-1,Active,0.50,USD,-2,");
        lines[4].ShouldStartWith("'@SUM(A1),PastDue,,,-3,");
        lines[5].ShouldStartWith("'\tTab,");
        lines[6].ShouldStartWith("\"Comma, and \"\"quote\"\"\",");
        lines[1260].ShouldStartWith("Widget 1259,");
    }

    [Fact]
    public async Task Export_FollowsTheFilter() =>
    (await ReadAsync("/admin/widgets.csv?q=widget 10&status=Active")).Lines.Length.ShouldBe(57);

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Text_IsNotReadAsAFormula(string text, string safe) => CsvText.Text(text).ShouldBe(safe);

    [Fact]
    public async Task UnreadableList_IsAnError_AndNotAnEmptyFile()
    {
        using var client = app.As("operator");
        using var response = await client.GetAsync(new Uri("/admin/broken.csv", UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(500);
    }

    private async Task<(string[] Lines, HttpContentHeaders Headers)> ReadAsync(string path)
    {
        using var client = app.As("operator");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        return (Encoding.UTF8.GetString(bytes[3..]).TrimEnd('\n', '\r').Split("\r\n"), response.Content.Headers);
    }
}
