using System.Text;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.StripeEmulator.Tool;

internal static class Help
{
    public static string Text => $"""
        A local Stripe (API version {StripeEmulatorServer.ApiVersion}) for development and tests. Never for production.

        Usage: tenantry-stripe [options]

          --port PORT          Port on the loopback interface. Default 5011; 0 takes any free port.
          --data DIRECTORY     Where the state is kept between runs. Default none: every start begins anew.
          --webhook URL=SECRET Endpoint that receives every event, signed with the secret. May be given more than once.
          --api-key KEY        Secret key that callers send. Default sk_test_local; it begins with sk_test_.
          --country CODE       Country of the account, two capital letters. Default DE.
          --help               Shows this text.

        Point your Stripe SDK at the printed address with the printed key. The dashboard is at the same address; its clock
        goes forward when you say so. Ctrl+C stops.
        """;

    public static string Running(StripeEmulatorServer server, StripeEmulatorOptions options)
    {
        var text = new StringBuilder()
            .AppendLine($"Local Stripe, API version {StripeEmulatorServer.ApiVersion}")
            .AppendLine($"  API        {server.Address}")
            .AppendLine($"  API key    {options.ApiKey}")
            .AppendLine($"  Dashboard  {server.Address}/")
            .AppendLine($"  Data       {options.DataDirectory ?? "none: the next start begins anew"}");
        foreach (var endpoint in options.WebhookEndpoints)
        {
            text.AppendLine($"  Webhooks   {endpoint.Url}");
        }

        return text.Append("Press Ctrl+C to stop.").ToString();
    }
}
