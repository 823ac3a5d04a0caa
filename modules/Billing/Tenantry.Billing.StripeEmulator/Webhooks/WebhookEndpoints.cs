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

    /// <summary>Makes the endpoints of the options true: an endpoint's id follows from its address, so a restart finds it again.</summary>
    public static bool FromOptions(Change change, StripeEmulatorOptions options)
    {
        var wanted = options.WebhookEndpoints.ToDictionary(target => IdOf(target.Url), StringComparer.Ordinal);
        foreach (var gone in change.All("webhook_endpoint").Where(row => row.Bool("_from_options") && !wanted.ContainsKey(row.Id())).ToArray())
        {
            change.Remove(gone);
        }

        foreach (var (id, target) in wanted)
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

    /// <summary>The id of the endpoint with an address; null for no address.</summary>
    public static string? At(Change change, Uri? url) => url is null ? null
        : change.All("webhook_endpoint").FirstOrDefault(row => Uri.TryCreate(row.Text("url"), UriKind.Absolute, out var known) && known == url)?.Id()
            ?? throw new ArgumentException($"There is no webhook endpoint at {url}.", nameof(url));

    private static JsonObject Create(StripeCall call)
    {
        if (!Uri.TryCreate(call.Params.Text("url"), UriKind.Absolute, out var url) || !url.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            throw StripeRefusal.Invalid("Invalid URL: An explicit scheme (such as https) must be provided.", "url", "url_invalid");
        }

        if (call.Params.Text("api_version") is { } version)
        {
            ApiHeaders.CheckVersion(version, "api_version");
        }

        var endpoint = Shape.Of("webhook_endpoint", NewId.Of("we"), call.Change.Now);
        endpoint.Take(call.Params, "url", "enabled_events", "description", "api_version").TakeMetadata(call.Params);
        endpoint["_secret"] = NewId.Of("whsec", 32);
        call.Change.Add(endpoint);
        var answer = endpoint.Clone();
        answer["secret"] = endpoint.Text("_secret");
        return answer;
    }

    private static JsonObject Update(StripeCall call)
    {
        var endpoint = call.Change.Edit("webhook_endpoint", call.Id);
        endpoint.Take(call.Params, "url", "enabled_events", "description").TakeMetadata(call.Params);
        if (call.Params.ContainsKey("disabled"))
        {
            endpoint["status"] = call.Params.Bool("disabled") ? "disabled" : "enabled";
        }

        return endpoint;
    }

    private static string IdOf(Uri url) => "we_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.ToString())))[..24];
}
