using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Shouldly;

namespace Tenantry.TestSupport.Pages;

/// <summary>Opens pages of a host and posts their forms, as a browser without JavaScript does.</summary>
public sealed class PageClient : IDisposable
{
    private readonly HttpClient _client;

    public PageClient(HttpClient client)
    {
        _client = client;
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public async Task<IDocument> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        response.StatusCode.ShouldBe(expected, path);
        return await ParseAsync(response);
    }

    public async Task<string> TextAsync(string path) => await _client.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Opens a page, changes fields of its form, posts it, and gets the page that follows.</summary>
    public async Task<IDocument> SubmitAsync(string path, params (string Name, string Value)[] values)
    {
        var form = (await GetAsync(path)).QuerySelector("main form[method=post]").ShouldNotBeNull(path);
        var kept = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? ""))
            .Where(input => !values.Any(value => value.Name == input.Name));
        return await PostAsync(path, [.. kept, .. values]);
    }

    /// <summary>Posts fields, and gets the page that follows.</summary>
    public async Task<IDocument> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), body);
        if (response.Headers.Location is not { } next)
        {
            return await ParseAsync(response);
        }

        return await GetAsync(next.ToString());
    }

    /// <summary>Gets the texts of the first cell of each row.</summary>
    public static IReadOnlyList<string> Names(IDocument page) =>
        [.. page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim())];

    /// <summary>Gets the texts of a row, cell by cell, without the cell of the check-box.</summary>
    public static IReadOnlyList<string> Cells(IElement row) =>
        [.. row.QuerySelectorAll("th, td").Where(cell => cell.QuerySelector("input[type=checkbox]") is null)
            .Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    public void Dispose() => _client.Dispose();

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }
}
