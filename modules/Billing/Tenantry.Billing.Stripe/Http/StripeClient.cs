using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Polly;
using Tenantry.Billing.Stripe.Objects;

namespace Tenantry.Billing.Stripe.Http;

/// <summary>
/// Speaks HTTP with Stripe: version pinned, idempotency key on every write, tried again as Stripe's <c>Stripe-Should-Retry</c> and the status
/// say, failures as <see cref="GatewayException"/>.
/// </summary>
internal sealed class StripeClient
{
    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http;
    private readonly StripeOptions _options;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;

    public StripeClient(HttpClient http, StripeOptions options)
    {
        (_http, _options) = (http, options);
        _http.BaseAddress = new Uri(options.ApiBase.TrimEnd('/') + "/");
        _http.Timeout = options.Timeout;
        _retries = StripeRetries.Build(options.MaxRetries);
    }

    public Task<T?> FindAsync<T>(string path, CancellationToken ct)
        where T : class => SendAsync<T>(HttpMethod.Get, path, null, null, missingIsNull: true, ct);

    public async Task<T> GetAsync<T>(string path, CancellationToken ct)
        where T : class => (await SendAsync<T>(HttpMethod.Get, path, null, null, missingIsNull: false, ct))!;

    public async Task<T> PostAsync<T>(string path, FormFields fields, IdempotencyKey key, CancellationToken ct)
        where T : class => (await SendAsync<T>(HttpMethod.Post, path, fields, key, missingIsNull: false, ct))!;

    /// <summary>Posts what changes nothing, such as a preview: no key, since asking twice is harmless.</summary>
    public async Task<T> AskAsync<T>(string path, FormFields fields, CancellationToken ct)
        where T : class => (await SendAsync<T>(HttpMethod.Post, path, fields, null, missingIsNull: false, ct))!;

    /// <summary>Deletes; what is gone already is no error. A deletion has no body: its fields stand in the query, as Stripe's own libraries write them.</summary>
    public Task DeleteAsync(string path, FormFields? fields, IdempotencyKey? key, CancellationToken ct) =>
        SendAsync<StripeId>(HttpMethod.Delete, fields is null ? path : $"{path}?{fields.AsQuery()}", null, key, missingIsNull: true, ct);

    /// <summary>Reads a list to its end, a hundred at a time.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(string path, string query, Func<T, string> id, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = "";
        StripeList<T> page;
        do
        {
            page = await GetAsync<StripeList<T>>($"{path}?{query}{after}", ct);
            foreach (var one in page.Data)
            {
                yield return one;
            }

            after = page.Data.Count > 0 ? $"&starting_after={Uri.EscapeDataString(id(page.Data[^1]))}" : "";
        }
        while (page is { HasMore: true, Data.Count: > 0 });
    }

    private async Task<T?> SendAsync<T>(
        HttpMethod method, string path, FormFields? fields, IdempotencyKey? key, bool missingIsNull, CancellationToken ct)
        where T : class
    {
        using var response = await SendAsync(method, path, fields, key, ct);
        if (missingIsNull && response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw StripeErrors.Read(response, await response.Content.ReadAsStringAsync(ct));
        }

        return JsonSerializer.Deserialize<T>(await response.Content.ReadAsByteArrayAsync(ct), Json)
            ?? throw new GatewayException("empty_answer", $"Stripe answered {path} with nothing.", isTransient: true);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, FormFields? fields, IdempotencyKey? key, CancellationToken ct)
    {
        try
        {
            return await _retries.ExecuteAsync(
                async token =>
                {
                    using var request = new HttpRequestMessage(method, path);
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _options.SecretKey);
                    request.Headers.Add("Stripe-Version", StripeOptions.ApiVersion);
                    if (key is { } intent)
                    {
                        request.Headers.Add("Idempotency-Key", intent.Value);
                    }

                    request.Content = fields is null ? null : new FormUrlEncodedContent(fields.All);
                    return await _http.SendAsync(request, token);
                },
                ct);
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new GatewayException("no_answer", $"Stripe does not answer at {_options.ApiBase}.", isTransient: true, failed);
        }
    }
}
