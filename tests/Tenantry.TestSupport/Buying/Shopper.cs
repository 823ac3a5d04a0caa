using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;

namespace Tenantry.TestSupport.Buying;

/// <summary>Represents a browser without JavaScript that follows links, fills forms by their labels and keeps cookies.</summary>
public sealed class Shopper : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true });

    /// <summary>Gets the current page.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Gets the text of the page, with normalized spaces.</summary>
    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Opens an address.</summary>
    public async Task GoAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        await OpenAsync(request);
    }

    /// <summary>Follows the first link whose text or address contains a text.</summary>
    public Task FollowAsync(string text)
    {
        var link = Page.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(anchor =>
            $"{anchor.TextContent} {anchor.GetAttribute("aria-label")} {anchor.Href}".Contains(text, StringComparison.Ordinal));
        return GoAsync(new Uri((link ?? throw Missing($"link '{text}'")).Href));
    }

    /// <summary>Fills fields by their labels and presses the first button with a text or value.</summary>
    public async Task PressAsync(string text, params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields)
        {
            Field(label).Value = value;
        }

        var button = Page.QuerySelectorAll<IHtmlButtonElement>("button")
            .FirstOrDefault(button => button.TextContent.Contains(text, StringComparison.Ordinal) || button.Value == text)
            ?? throw Missing($"button '{text}'");
        using var content = new FormUrlEncodedContent(Filled(button.Form ?? throw Missing($"form of '{text}'"), button));
        var action = button.GetAttribute("formaction") ?? button.Form.GetAttribute("action");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(Page.Url), action ?? "")) { Content = content };
        await OpenAsync(request);
    }

    public void Dispose() => _client.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Filled(IHtmlFormElement form, IHtmlButtonElement button)
    {
        foreach (var input in form.Elements.OfType<IHtmlInputElement>().Where(input => input.Name is { Length: > 0 }))
        {
            if (input.Type is not ("checkbox" or "radio") || input.IsChecked)
            {
                yield return KeyValuePair.Create(input.Name!, input.Value);
            }
        }

        foreach (var select in form.Elements.OfType<IHtmlSelectElement>().Where(select => select.Name is { Length: > 0 }))
        {
            yield return KeyValuePair.Create(select.Name!, select.Value ?? "");
        }

        if (button.Name is { Length: > 0 } name)
        {
            yield return KeyValuePair.Create(name, button.Value);
        }
    }

    private IHtmlInputElement Field(string label) => Page.QuerySelectorAll<IHtmlLabelElement>("label")
        .Where(element => element.TextContent.Contains(label, StringComparison.Ordinal))
        .Select(element => element.HtmlFor is { Length: > 0 } id ? Page.GetElementById(id) : element.QuerySelector("input"))
        .OfType<IHtmlInputElement>().FirstOrDefault() ?? throw Missing($"field '{label}'");

    private async Task OpenAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await _client.SendAsync(request);
        var address = page.RequestMessage!.RequestUri!;
        var html = await page.Content.ReadAsStringAsync();
        var context = BrowsingContext.New(Configuration.Default);
        Page = (IHtmlDocument)await context.OpenAsync(response => response.Content(html).Address(address));
        ((int)page.StatusCode).ShouldBeLessThan(400, $"{address}: {Text}");
    }

    private InvalidOperationException Missing(string description) => new($"{Page.Url} has no {description}: {Text}");
}
