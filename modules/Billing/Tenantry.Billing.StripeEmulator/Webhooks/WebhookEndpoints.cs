using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.StripeEmulator;

internal static class WebhookEndpoints
{
    public static void Map(StripeApi api)
    {
        api.Post("webhook_endpoints", "url! enabled_events[]! description metadata{*} api_version", Create);
        api.List("webhook_endpoints", "", call => call.Change.All("webhook_endpoint"));
        api.Retrieve("webhook_endpoints/{id}", "webhook_endpoint");
        api.Post("webhook_endpoints/{id}", "url enabled_events[] description metadata{*} disabled:bool", Update);
        api.Delete("webhook_endpoints/{id}", "", call =>
        {
            var endpoint = call.Change.Get("webhook_endpoint", call.Id);
            call.Change.Remove(endpoint);
            return Shape.Deleted(endpoint);
        });
    }

    /// <summary>
    /// Creates, updates and removes the endpoints of the options. The endpoint ID is derived from its URL, so that it survives a restart.
    /// </summary>
    public static bool ApplyOptions(Change change, StripeEmulatorOptions options)
    {
        var configured = options.WebhookEndpoints.ToDictionary(target => IdOf(target.Url), StringComparer.Ordinal);
        foreach (var removed in change.All("webhook_endpoint")
            .Where(row => row.Bool("_from_options") && !configured.ContainsKey(row.Id())).ToArray())
        {
            change.Remove(removed);
        }

        foreach (var (id, target) in configured)
        {
            var endpoint = Shape.Of("webhook_endpoint", id, change.Now);
            endpoint["url"] = target.Url.ToString();
            endpoint["description"] = "From StripeEmulatorOptions.WebhookEndpoints";
            endpoint["_secret"] = target.Secret;
            endpoint["_from_options"] = true;
            change.Add(endpoint);
        }

        return true;
    }

    /// <summary>Returns the ID of the endpoint with a URL; <see langword="null"/> if no URL is given.</summary>
    public static string? FindId(Change change, Uri? url) => url is null ? null
        : change.All("webhook_endpoint").FirstOrDefault(row => Uri.TryCreate(row.Text("url"), UriKind.Absolute, out var endpointUrl)
            && endpointUrl == url)?.Id()
            ?? throw new ArgumentException($"No webhook endpoint has the URL {url}.", nameof(url));

    private static JsonObject Create(StripeCall call)
    {
        if (!Uri.TryCreate(call.Params.Text("url"), UriKind.Absolute, out var url)
            || !url.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            throw StripeApiException.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid");
        }

        if (call.Params.Text("api_version") is { } version)
        {
            ApiHeaders.CheckVersion(version, "api_version");
        }

        var endpoint = Shape.Of("webhook_endpoint", NewId.Of("we"), call.Change.Now);
        endpoint.CopyFrom(call.Params, "url", "enabled_events", "description", "api_version").MergeMetadata(call.Params);
        endpoint["_secret"] = NewId.Of("whsec", 32);
        call.Change.Add(endpoint);
        var response = endpoint.Clone();
        response["secret"] = endpoint.Text("_secret");
        return response;
    }

    private static JsonObject Update(StripeCall call)
    {
        var endpoint = call.Change.Edit("webhook_endpoint", call.Id);
        endpoint.CopyFrom(call.Params, "url", "enabled_events", "description").MergeMetadata(call.Params);
        if (call.Params.ContainsKey("disabled"))
        {
            endpoint["status"] = call.Params.Bool("disabled") ? "disabled" : "enabled";
        }

        return endpoint;
    }

    private static string IdOf(Uri url) => "we_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.ToString())))[..24];
}
