using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Tenantry.Browser.Tests.Site))]
[assembly: AssemblyFixture(typeof(Tenantry.Browser.Tests.Chromium))]

namespace Tenantry.Browser.Tests;

/// <summary>The story of the README, as a person lives it.</summary>
public sealed class StoryTests(Site site, Chromium chromium)
{
    private const string Question = "/api/kids-ai-academy/questions";
    private const string Password = "a table and half an hour";

    [Fact]
    public async Task Visitor_BecomesACustomer_UsesThePlan_Cancels_AndTheOperatorSeesItAll()
    {
        const string Email = "parent@example.com";
        await using var parent = await Person.OpenAsync(chromium, site, "story");
        await BuyAsync(parent, Email);
        await SpaceAsync(parent);
        await CallsAsync(parent);
        await using var desk = await Person.OpenAsync(chromium, site, "desk");
        await DeskAsync(desk, Email);
        await CancelAsync(parent, desk, Email);
    }

    [Fact]
    public async Task DeclinedCard_IsSaidClearly_AndSellsNothing()
    {
        await using var parent = await Person.OpenAsync(chromium, site, "declined");
        await SignUpAsync(parent, "declined@example.com");
        await parent.ClickAsync("Continue to payment");
        await PayAsync(parent, "4000000000000002");
        await parent.SeesAsync("Your card was declined");
        await parent.PictureAsync("declined");
        await parent.GoAsync("/space/billing");
        await parent.SeesAsync("No plan yet");
        await parent.PictureAsync("no-plan");
    }

    [Theory]
    [InlineData("phone", 360, ColorScheme.Light)]
    [InlineData("dark", 1280, ColorScheme.Dark)]
    public async Task PublicPages_AreWhole_OnAPhoneAndInTheDark(string name, int width, ColorScheme scheme)
    {
        await using var visitor = await Person.OpenAsync(chromium, site, name, width, scheme);
        foreach (var (path, of) in new[] { ("/", "pricing"), ("/signup", "sign-up"), ("/signin", "sign-in"), ("/forgot", "forgot"),
            ("/dev/mail", "inbox") })
        {
            await visitor.GoAsync(path);
            await visitor.PictureAsync(of);
        }
    }

    private async Task SignUpAsync(Person parent, string email)
    {
        await parent.GoAsync("/");
        await parent.SeesAsync("$10.00");
        await parent.PictureAsync("pricing");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Choose Kids AI Academy" }).ClickAsync();
        await parent.PictureAsync("sign-up");
        await parent.FillAsync("Email", email);
        await parent.FillAsync("Password", Password);
        await parent.ClickAsync("Create account");
        await parent.PictureAsync("check-mail");
        await site.QuietAsync();
        await parent.GoAsync("/dev/mail");
        await parent.PictureAsync("inbox");
        await parent.Page.GetByText(email).First.ClickAsync();
        await parent.PictureAsync("mail");
        var link = await parent.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await parent.GoAsync(link!);
        await parent.PictureAsync("confirm");
        if (await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).CountAsync() > 0
            && !parent.Page.Url.Contains("/buy/", StringComparison.Ordinal))
        {
            await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }

        await parent.SeesAsync("Review your order");
        await parent.PictureAsync("order");
    }

    internal static async Task PayAsync(Person parent, string card)
    {
        await parent.FillAsync("Card number", card);
        await parent.FillAsync("Expir", "12 / 39");
        await parent.FillAsync("CVC", "123");
        await parent.FillAsync("Name", "Jo Doe");
        await parent.Page.Locator("button[name=action][value=pay], button[type=submit]").First.ClickAsync();
    }

    private async Task BuyAsync(Person parent, string email)
    {
        await SignUpAsync(parent, email);
        await parent.ClickAsync("Continue to payment");
        await parent.SeesAsync("Kids AI Academy");
        await parent.PictureAsync("stripe-checkout");
        await PayAsync(parent, "4242424242424242");
        await parent.SeesAsync("You're subscribed to Kids AI Academy");
        await parent.PictureAsync("thank-you");
        await site.QuietAsync();
    }

    private static async Task SpaceAsync(Person parent)
    {
        await parent.ClickAsync("Go to your space");
        await parent.SeesAsync("Kids AI Academy");
        await parent.SeesAsync("$10.00");
        await parent.PictureAsync("space");
        await parent.GoAsync("/space/kids-ai-academy/lessons/1");
        await parent.PictureAsync("lesson");
        await parent.GoAsync("/space/billing");
        await parent.SeesAsync("Renews");
        await parent.PictureAsync("billing");
        await parent.GoAsync("/dev/mail");
        (await parent.Page.GetByText("Welcome to Kids AI Academy").CountAsync()).ShouldBeGreaterThan(0);
        await parent.PictureAsync("welcome-mail");
    }

    private async Task CallsAsync(Person parent)
    {
        await parent.GoAsync("/space/keys");
        await parent.PictureAsync("keys");
        await parent.FillAsync("Name", "Kitchen tablet");
        await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        await parent.PictureAsync("new-key");
        var secret = await parent.Page.GetByLabel("Your new API key").InputValueAsync();
        using var http = new HttpClient { BaseAddress = new Uri(site.Address) };
        http.DefaultRequestHeaders.Add("X-Tenant-Key", secret.Trim());
        (await http.PostAsync(Question, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await CountedOnceAsync(http);
        await parent.GoAsync("/space");
        await Assertions.Expect(parent.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("2 of 1,000");
        await Parallel.ForEachAsync(Enumerable.Range(0, 998), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, ct) =>
            (await http.PostAsync(Question, null, ct)).StatusCode.ShouldBe(HttpStatusCode.OK));
        using var over = await http.PostAsync(Question, null);
        over.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        over.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(await over.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("code").GetString().ShouldBe("gating.limit_reached");
        problem.GetProperty("limit").GetInt64().ShouldBe(1000);
        problem.GetProperty("upgradeUrl").GetString().ShouldStartWith(site.Address);
        await parent.GoAsync("/space");
        await parent.PictureAsync("limit-reached");
    }

    private static async Task CountedOnceAsync(HttpClient http)
    {
        for (var time = 0; time < 3; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Question);
            request.Headers.Add("Idempotency-Key", "dinner-1");
            (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private async Task DeskAsync(Person desk, string email)
    {
        await desk.GoAsync("/admin");
        await desk.SignInAsync(site.Operator.Email, site.Operator.Password);
        await desk.SeesAsync("$10.00");
        await desk.SeesAsync("$20,000");
        await desk.SeesAsync("New");
        await desk.PictureAsync("dashboard");
        foreach (var (path, words) in new[]
        {
            ("tenants", email.Split('@')[0]), ("webhooks", "checkout.session.completed"), ("emails", email), ("jobs", "content."),
            ("audit", "billing.checkout.started"),
            ("catalog", "Kids AI Academy"), ("subscriptions", "Active"), ("invoices", "Paid"), ("features", "Weekly lessons"),
            ("usage", "1,000"), ("api-keys", "Kitchen tablet"),
        })
        {
            await desk.GoAsync($"/admin/{path}");
            await Assertions.Expect(desk.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(words);
            await desk.PictureAsync(path);
        }
    }

    private async Task CancelAsync(Person parent, Person desk, string email)
    {
        await parent.GoAsync("/space/billing");
        await parent.ClickAsync("Change plan");
        await parent.PictureAsync("change-plan");
        await parent.Page.GetByRole(AriaRole.Textbox, new() { Name = "Quantity" }).FillAsync("3");
        await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Preview" }).Last.ClickAsync();
        await parent.SeesAsync("Due now");
        await parent.PictureAsync("quote");
        await parent.GoAsync("/space/billing");
        await parent.ClickAsync("Cancel plan");
        await parent.PictureAsync("cancel-question");
        await parent.ClickAsync("Cancel at period end");
        await parent.SeesAsync("You keep access until");
        await parent.PictureAsync("cancelled");
        await site.QuietAsync();
        await desk.GoAsync("/admin");
        await desk.SeesAsync("$10.00");
        await site.AdvanceAsync(TimeSpan.FromDays(32));
        // A month is longer than a session: both sign in again.
        await parent.GoAsync("/space/kids-ai-academy/lessons/1");
        await parent.PictureAsync("sign-in-again");
        await parent.SignInAsync(email, Password);
        await parent.PictureAsync("access-gone");
        await parent.GoAsync("/space/billing");
        await parent.SeesAsync("Ended");
        await parent.PictureAsync("ended");
        await desk.GoAsync("/admin");
        await desk.SignInAsync(site.Operator.Email, site.Operator.Password);
        await desk.SeesAsync("$0.00");
        await desk.SeesAsync("Churn");
        await desk.PictureAsync("churned");
    }
}
