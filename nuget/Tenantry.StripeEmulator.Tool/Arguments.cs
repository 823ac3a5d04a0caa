using System.Globalization;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.StripeEmulator.Tool;

/// <summary>Parses the command line. Both <c>--port 5011</c> and <c>--port=5011</c> are accepted.</summary>
internal static class Arguments
{
    private const string NoDirectory = "none";

    public static StripeEmulatorOptions Parse(string[] arguments)
    {
        var options = new StripeEmulatorOptions { DataDirectory = null };
        for (var index = 0; index < arguments.Length; index++)
        {
            var (name, value) = arguments[index].Split('=', 2) is [var left, var right] && left.StartsWith("--", StringComparison.Ordinal)
                ? (left, right)
                : (arguments[index], index + 1 < arguments.Length ? arguments[index + 1] : null);
            if (name == arguments[index])
            {
                index++;
            }

            Set(options, name, value ?? throw new ArgumentException($"{name} is not a known option, or its value is missing."));
        }

        return options;
    }

    private static void Set(StripeEmulatorOptions options, string name, string value)
    {
        switch (name)
        {
            case "--port":
                options.Port = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                    ? port
                    : throw new ArgumentException($"The value '{value}' of --port is not a number.");
                break;
            case "--data":
                options.DataDirectory = value == NoDirectory ? null : value;
                break;
            case "--webhook":
                options.WebhookEndpoints.Add(Webhook(value));
                break;
            case "--api-key":
                options.ApiKey = value;
                break;
            case "--country":
                options.AccountCountry = value;
                break;
            default:
                throw new ArgumentException($"{name} is not a known option.");
        }
    }

    /// <summary>
    /// Parses an endpoint. The last equals sign separates the URL, which can contain equals signs, from the secret, which can't.
    /// </summary>
    private static WebhookTarget Webhook(string value)
    {
        var separator = value.LastIndexOf('=');
        return separator > 0 && separator < value.Length - 1
            && Uri.TryCreate(value[..separator], UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new WebhookTarget(url, value[(separator + 1)..])
            : throw new ArgumentException(
                $"The value '{value}' of --webhook is not a URL with a signing secret. Example: http://localhost:5000/hook=whsec_local");
    }
}
