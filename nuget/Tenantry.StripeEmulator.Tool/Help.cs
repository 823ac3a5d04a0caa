using System.Text;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.StripeEmulator.Tool;

internal static class Help
{
    public static string Text => $"""
        A local Stripe emulator (API version {StripeEmulatorServer.ApiVersion}) for development and tests. Never for production.

        Usage: tenantry-stripe [options]

          --port PORT          Port on the loopback interface. Default: 5011. 0 uses any free port.
          --data DIRECTORY     Directory to store data in. Default: none, every start is empty.
          --webhook URL=SECRET Webhook endpoint that receives every event, with its signing secret. Repeatable.
          --api-key KEY        Secret API key. Default: sk_test_local. Must begin with sk_test_.
          --country CODE       Country of the account, two uppercase letters. Default: DE.
          --help               Show this help.

        Point your Stripe SDK at the printed address and use the printed API key. Open the address in a browser for the
        dashboard, where you can advance the clock. Press Ctrl+C to stop.
        """;

    public static string Running(StripeEmulatorServer server, StripeEmulatorOptions options)
    {
        var text = new StringBuilder()
            .AppendLine($"Local Stripe is running, API version {StripeEmulatorServer.ApiVersion}")
            .AppendLine($"  API        {server.Address}")
            .AppendLine($"  API key    {options.ApiKey}")
            .AppendLine($"  Dashboard  {server.Address}/")
            .AppendLine($"  Data       {options.DataDirectory ?? "not stored"}");
        foreach (var endpoint in options.WebhookEndpoints)
        {
            text.AppendLine($"  Webhooks   {endpoint.Url}");
        }

        return text.Append("Press Ctrl+C to stop.").ToString();
    }
}
