using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.Development;

/// <summary>Prints the addresses, the operator's sign-in and what to try after the host has started.</summary>
internal sealed class Banner(IHostApplicationLifetime lifetime, IConfiguration configuration, IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.WriteLine(Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Text()
    {
        var address = HostAddress.Of(configuration);
        var lines = new List<string>
        {
            "",
            $"  Site                {address}",
            $"  Operator            {address}/admin" + SignIn(configuration["Tenantry:Tenancy:OperatorPasswordFile"]),
        };
        if (configuration["Tenantry:Smtp:Host"] is not { Length: > 0 })
        {
            lines.Add($"  Email inbox         {address}/dev/mail");
        }

        if (services.GetService<StripeEmulatorServer>() is { } stripe)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"  Local Stripe        {stripe.Address}   advance its clock to see renewals"));
        }

        lines.AddRange(
        [
            "",
            $"  Try it: open {address}, choose a plan, sign up and confirm your email address in the inbox.",
            "  Pay with 4242 4242 4242 4242 (4000 0000 0000 0002 is declined), then find the sale as the operator.",
            "  To use other ports: --urls http://localhost:5020 --Tenantry:StripeEmulator:Port 5021",
            $"  Data is stored in {services.GetRequiredService<DevelopmentOptions>().DataDirectory}. Delete the folder to start over. "
                + "Press Ctrl+C to stop.",
            "",
        ]);
        return string.Join(Environment.NewLine, lines);
    }

    // A terminal shows the password to the person who started the host; a log would keep it.
    private static string SignIn(string? file) =>
        File.Exists(file) && File.ReadAllText(file).Trim().Split(' ') is [var email, var password]
        ? $"   sign in as {email} with {(Console.IsOutputRedirected ? $"the password in {file}" : password)}" : "";
}
