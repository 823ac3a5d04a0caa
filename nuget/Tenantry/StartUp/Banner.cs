using System.Globalization;
using Microsoft.Extensions.Hosting;
using Tenantry.Billing.StripeEmulator;

namespace Tenantry.StartUp;

/// <summary>Says in development where to look, how to sign in and what to try.</summary>
internal static class Banner
{
    public static void PrintWhenStarted(IHostApplicationLifetime lifetime, string address, StripeEmulatorServer? stripe, string? operatorFile) =>
        lifetime.ApplicationStarted.Register(() => Console.WriteLine(Text(address, stripe, operatorFile)));

    private static string Text(string address, StripeEmulatorServer? stripe, string? operatorFile)
    {
        var lines = new List<string>
        {
            "",
            $"  The site            {address}",
            $"  Operator's desk     {address}/admin" + SignIn(operatorFile),
            $"  Mail inbox          {address}/dev/mail",
        };
        if (stripe is not null)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  Local Stripe        {stripe.Address}   its clock moves on there, for renewals and ends"));
        }

        lines.AddRange(
        [
            "",
            $"  Try it: open {address}, choose a plan, sign up, confirm the address in the mail inbox,",
            "  pay with 4242 4242 4242 4242 (4000 0000 0000 0002 is declined), and see the sale on the operator's desk.",
            "  Everything is kept under .data/; delete the folder to begin anew. Ctrl+C stops the host.",
            "",
        ]);
        return string.Join(Environment.NewLine, lines);
    }

    private static string SignIn(string? file) =>
        File.Exists(file) && File.ReadAllText(file).Trim().Split(' ') is [var email, var password] ? $"   sign in as {email} with {password}" : "";
}
