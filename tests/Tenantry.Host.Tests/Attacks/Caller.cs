using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tenantry.Host.Tests.Attacks;

/// <summary>Represents a client that sends requests with a session, with an API key, or anonymously.</summary>
internal sealed partial class Caller : IDisposable
{
    public const string Password = "a table and half an hour";

    private readonly HttpClient _client;

    private Caller(Uri host) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host };

    /// <summary>Gets the antiforgery token of the session, which a form of this caller's own pages contains.</summary>
    public string? FormToken { get; private set; }

    public static Caller WithoutAccount(Uri host) => new(host);

    public static Caller WithKey(Uri host, string key)
    {
        var caller = new Caller(host);
        caller._client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return caller;
    }

    public static async Task<Caller> SignInAsync(Uri host, string email)
    {
        var caller = new Caller(host);
        using var response = await caller.PostFormAsync("/signin", await caller.TokenAsync("/signin"), new Dictionary<string, string>
        {
            ["_handler"] = "signin", ["Input.Email"] = email, ["Input.Password"] = Password,
        });
        response.StatusCode.ShouldBe(HttpStatusCode.Found, await response.Content.ReadAsStringAsync());
        caller.FormToken = await caller.TokenAsync("/space/account");
        return caller;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string site = "same-origin")
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await _client.SendAsync(request);
    }

    public async Task<JsonElement> ApiAsync(HttpMethod method, string path, object body)
    {
        using var response = await SendAsync(method, path, JsonContent.Create(body));
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Creates an API key with every permission that this caller has.</summary>
    public async Task<string> CreateKeyAsync()
    {
        var page = await _client.GetStringAsync(new Uri("/space/keys", UriKind.Relative));
        var permissions = PermissionBox().Matches(page).Select(match => match.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal).ToArray();
        permissions.ShouldNotBeEmpty();
        var created = await ApiAsync(HttpMethod.Post, "/api/keys", new { name = "attack", permissions });
        return created.GetProperty("key").GetString()!;
    }

    public Task<HttpResponseMessage> PostFormAsync(string path, string? token, IReadOnlyDictionary<string, string> fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(
            fields.Append(KeyValuePair.Create("__RequestVerificationToken", token ?? ""))));

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("""value="(?<name>[A-Z][A-Za-z]+\.[A-Za-z.]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PermissionBox();

    private async Task<string> TokenAsync(string path) =>
        TokenField().Match(await _client.GetStringAsync(new Uri(path, UriKind.Relative))).Groups["token"].Value;
}
