using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Tenantry.Development;
using Tenantry.Samples.KidsAiAcademy;
using Tenantry.TestSupport.Buying;

namespace Tenantry.Host.Tests.Purchases;

/// <summary>Buys the one-time Coaching of the reference host as a customer does, and finds what was promised.</summary>
public sealed class CoachingTests
{
    private const string Email = "client@example.com";

    [Fact]
    public async Task Coaching_IsDelivered_IsShown_AndIsNotSoldTwice()
    {
        var folder = Directory.CreateTempSubdirectory("tenantry-coaching-");
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{HostProcess.FreePort()}"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            { EnvironmentName = "Development", ContentRootPath = folder.FullName });
        builder.Configuration["urls"] = address.OriginalString;
        builder.Configuration["ConnectionStrings:Tenantry"] = await PostgresForTests.CreateDatabaseAsync();
        builder.Configuration["Tenantry:StripeEmulator:Port"] = HostProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        builder.Logging.ClearProviders();
        builder.AddTenantryDevelopment().AddTenantry(tenantry => tenantry.Features(KidsAiAcademyPlatform.Features)
            .Meters(KidsAiAcademyPlatform.Meters).Products(KidsAiAcademyPlatform.Products()));
        await using (var app = builder.Build())
        {
            app.MapTenantry();
            await app.StartAsync();
            using var shopper = new Shopper();
            await BuyAsync(shopper, address);
            await LookAsync(shopper, address);
            await app.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    private static async Task BuyAsync(Shopper shopper, Uri address)
    {
        await shopper.GoAsync(new Uri(address, "/signup"));
        await shopper.PressAsync("Create account", ("Email", Email), ("Password", "a table and half an hour"), ("name", "Client"));
        await InboxAsync(shopper, address, Email);
        await shopper.FollowAsync(Email);
        await shopper.FollowAsync("/confirm");
        await shopper.PressAsync("Confirm");
        await shopper.GoAsync(new Uri(address, "/buy/coaching/package"));
        await shopper.PressAsync("Continue to payment");
        await shopper.PressAsync("pay", ("Card number", "4242424242424242"), ("Expir", "12 / 39"), ("CVC", "123"), ("name", "Jo Doe"));
    }

    private static async Task LookAsync(Shopper shopper, Uri address)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                await shopper.GoAsync(new Uri(address, "/space"));
                return shopper.Text.Contains("Before we meet: six questions", StringComparison.Ordinal);
            },
            "the home page has the first lesson");
        shopper.Text.ShouldContain("Coaching");
        shopper.Text.ShouldContain("Bought on");
        shopper.Text.ShouldContain("$500.00");
        shopper.Text.ShouldNotContain("No subscription yet");
        await shopper.GoAsync(new Uri(address, "/space/coaching/lessons/1"));
        shopper.Text.ShouldContain("The six questions");
        await InboxAsync(shopper, address, "Welcome to Coaching");

        await shopper.GoAsync(new Uri(address, "/space/billing"));
        shopper.Text.ShouldContain("Bought on");
        shopper.Text.ShouldContain("$500.00");
        shopper.Text.ShouldNotContain("No plan yet");
        await shopper.GoAsync(new Uri(address, "/pricing"));
        shopper.Text.ShouldContain("Your plan");
        await shopper.GoAsync(new Uri(address, "/buy/coaching/package"));
        shopper.Page.Url.ShouldContain("/space/billing");
        shopper.Text.ShouldContain("You already have Coaching");
    }

    private static Task InboxAsync(Shopper shopper, Uri address, string text) => Eventually.HoldsAsync(
        async () =>
        {
            await shopper.GoAsync(new Uri(address, "/dev/mail"));
            return shopper.Text.Contains(text, StringComparison.Ordinal);
        },
        $"the inbox contains '{text}'");
}
