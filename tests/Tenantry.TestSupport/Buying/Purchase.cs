using Shouldly;
using Tenantry.Testing;

namespace Tenantry.TestSupport.Buying;

/// <summary>Performs the steps of a customer from the pricing page to the subscription.</summary>
public static class Purchase
{
    private const string Email = "customer@example.com";

    /// <summary>Buys the first plan of a development host as a new customer and verifies that the subscription is shown.</summary>
    public static async Task MakeAsync(Uri host, string product)
    {
        using var shopper = new Shopper();
        await shopper.GoAsync(host);
        await shopper.FollowAsync("Choose ");
        await shopper.PressAsync("Create account", ("Email", Email), ("Password", "a table and half an hour"));
        await ConfirmAsync(shopper, host);
        await shopper.PressAsync("Continue to payment");
        await shopper.PressAsync("pay", ("Card number", "4242424242424242"), ("Expir", "12 / 39"), ("CVC", "123"), ("name", "Jo Doe"));
        await Eventually.HoldsAsync(
            async () =>
            {
                await shopper.GoAsync(new Uri(shopper.Page.Url));
                return shopper.Text.Contains($"subscribed to {product}", StringComparison.Ordinal);
            },
            $"the webhook made the subscription active: {shopper.Text}");
        await shopper.GoAsync(new Uri(host, "/space/billing"));
        shopper.Text.ShouldContain(product);
        shopper.Text.ShouldNotContain("No plan yet");
    }

    private static async Task ConfirmAsync(Shopper shopper, Uri host)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                await shopper.GoAsync(new Uri(host, "/dev/mail"));
                return shopper.Text.Contains(Email, StringComparison.Ordinal);
            },
            "the inbox contains the confirmation");
        await shopper.FollowAsync(Email);
        await shopper.FollowAsync("/confirm");
        await shopper.PressAsync("Confirm");
    }
}
