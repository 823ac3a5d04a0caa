using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Tenantry.Billing.Tests.Pages;

/// <summary>Opens the pages of an operator, and fills in their forms.</summary>
internal sealed class OperatorPages(BillingApp billing) : IDisposable
{
    private readonly HttpClient _client = Client(billing);

    public static Task<BillingApp> StartAsync(Action<BillingBuilder>? sell = null) => BillingApp.StartAsync(sell);

    public async Task<IDocument> PageAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        response.StatusCode.ShouldBe(expected, path);
        return await ParseAsync(response);
    }

    /// <summary>Gets the text of a page.</summary>
    public async Task<string> TextAsync(string path) => (await PageAsync(path)).QuerySelector("main")!.TextContent;

    /// <summary>Gets the first cell of each row.</summary>
    public async Task<string[]> NamesAsync(string path) =>
        [.. (await PageAsync(path)).QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim())];

    /// <summary>Opens a form, posts it with more values and returns the page that answers, or where it leads to.</summary>
    public async Task<(IDocument? Page, string? Location)> PostAsync(string path, params (string Name, string Value)[] values)
    {
        var form = (await PageAsync(path)).QuerySelector("main form[method=post]")!;
        var hidden = form.QuerySelectorAll("input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var body = new FormUrlEncodedContent([.. hidden, .. values.Select(value => KeyValuePair.Create(value.Name, value.Value))]);
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), body);
        return response.StatusCode == HttpStatusCode.Redirect
            ? (null, response.Headers.Location!.ToString()) : (await ParseAsync(response), null);
    }

    /// <summary>Posts a form that is refused, and returns the messages beside its fields.</summary>
    public async Task<string[]> ErrorsAsync(string path, params (string Name, string Value)[] values) =>
        [.. (await PostAsync(path, values)).Page!.QuerySelectorAll(".tn-field-error").Select(error => error.TextContent.Trim())];

    public void Dispose() => _client.Dispose();

    private static HttpClient Client(BillingApp billing)
    {
        var client = billing.App.Browser().SignInAsOperator();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
