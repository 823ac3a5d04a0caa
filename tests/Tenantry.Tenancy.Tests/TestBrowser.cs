using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tenantry.Tenancy.Tests;

/// <summary>Represents a response with its parsed page.</summary>
public sealed record PageResponse(HttpStatusCode Status, string? Location, IHtmlDocument Page, HttpResponseMessage Response)
{
    /// <summary>Gets the text of the page.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>
/// Represents a browser without JavaScript that keeps cookies, submits the forms of real pages and does not follow redirects.
/// </summary>
public sealed class TestBrowser
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();
    private readonly Uri _address;

    public TestBrowser(Uri address, string? host)
    {
        // Cookies of a subdomain require its name in the URL; the connection still goes to the real host.
        _address = host is null ? address : new UriBuilder(address) { Host = host }.Uri;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = _cookies,
            ConnectCallback = async (_, ct) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(address.Host, address.Port, ct);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        }) { BaseAddress = _address };
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public HttpClient Client => _client;

    public string? Cookie(string name) => _cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == name)?.Value;

    public void SetCookie(string name, string value) => _cookies.Add(_address, new Cookie(name, value));

    public async Task<PageResponse> GetAsync(string path) => await ReadAsync(await _client.GetAsync(path));

    /// <summary>Opens a page, fills in its form and submits it.</summary>
    public Task<PageResponse> SendAsync(string page, params (string Name, string Value)[] fields) => SendFormAsync(page, null, fields);

    /// <summary>Opens a page, fills in the form with the given handler or action, and submits it.</summary>
    public async Task<PageResponse> SendFormAsync(string page, string? form, params (string Name, string Value)[] fields)
    {
        var opened = await GetAsync(page);
        var formElement = opened.Page.QuerySelectorAll<IHtmlFormElement>("main form, details form").FirstOrDefault(element => form is null
            ? element.Closest("main") is not null
            : element.GetAttribute("action") == form || element.QuerySelector<IHtmlInputElement>("[name=_handler]")?.Value == form)
            ?? throw new InvalidOperationException($"{page} ({opened.Status}, to {opened.Location}) has no form {form}: {opened.Text}");
        // A script can fill in a hidden field; the given value then replaces the one of the page.
        var hidden = formElement.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name!, input.Value))
            .Where(input => Array.TrueForAll(fields, field => field.Name != input.Name));
        return await PostAsync(formElement.GetAttribute("action") is { Length: > 0 } action ? action : page, [.. hidden, .. fields]);
    }

    public async Task<PageResponse> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await ReadAsync(await _client.PostAsync(path, content));
    }

    public async Task<RequestInfo> GetRequestInfoAsync() => (await _client.GetFromJsonAsync<RequestInfo>("/probe"))!;

    private static async Task<PageResponse> ReadAsync(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Location?.ToString(),
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()),
        response);
}
