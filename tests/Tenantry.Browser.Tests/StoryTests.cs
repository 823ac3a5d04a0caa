using System.Net;
using System.Text.Json;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Tenantry.Browser.Tests.Site))]
[assembly: AssemblyFixture(typeof(Tenantry.Browser.Tests.Chromium))]

namespace Tenantry.Browser.Tests;

/// <summary>Tests the scenario of the README in a browser.</summary>
public sealed class StoryTests(Site site, Chromium chromium)
{
    private const string Question = "/api/kids-ai-academy/questions";
    private const string Password = "a table and half an hour";

    [Fact]
    public async Task Visitor_Subscribes_UsesThePlan_AndCancels_AndTheOperatorSeesEveryStep()
    {
        const string Email = "parent@example.com";
        await using var parent = await Visitor.OpenAsync(chromium, site, "story");
        await BuyAsync(parent, Email);
        await SpaceAsync(parent);
        await CallsAsync(parent);
        await using var admin = await Visitor.OpenAsync(chromium, site, "desk");
        await OperatorPagesAsync(admin, Email);
        await CancelAsync(parent, admin, Email);
    }

    [Fact]
    public async Task DeclinedCard_IsReported_AndCreatesNoSubscription()
    {
        await using var parent = await Visitor.OpenAsync(chromium, site, "declined");
        await SignUpAsync(parent, "declined@example.com");
        await parent.ClickAsync("Continue to payment");
        await PayAsync(parent, "4000000000000002");
        await parent.ShouldSeeAsync("Your card was declined");
        await parent.ScreenshotAsync("declined");
        await parent.GoAsync("/space/billing");
        await parent.ShouldSeeAsync("No plan yet");
        await parent.ScreenshotAsync("no-plan");
    }

    [Theory]
    [InlineData("phone", 360, ColorScheme.Light)]
    [InlineData("dark", 1280, ColorScheme.Dark)]
    public async Task PublicPages_FitTheWindow_OnAPhoneAndInDarkMode(string name, int width, ColorScheme scheme)
    {
        await using var visitor = await Visitor.OpenAsync(chromium, site, name, width, scheme);
        foreach (var (path, of) in new[] { ("/", "pricing"), ("/signup", "sign-up"), ("/signin", "sign-in"), ("/forgot", "forgot"),
            ("/dev/mail", "inbox") })
        {
            await visitor.GoAsync(path);
            await visitor.ScreenshotAsync(of);
        }
    }

    private async Task SignUpAsync(Visitor parent, string email)
    {
        await parent.GoAsync("/");
        await parent.ShouldSeeAsync("$10.00");
        await parent.ScreenshotAsync("pricing");
        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Choose Kids AI Academy" }).ClickAsync();
        await parent.ScreenshotAsync("sign-up");
        await parent.FillAsync("Email", email);
        await parent.FillAsync("Password", Password);
        await parent.ClickAsync("Create account");
        await parent.ScreenshotAsync("check-mail");
        await site.WaitForIdleAsync();
        await parent.GoAsync("/dev/mail");
        await parent.ScreenshotAsync("inbox");
        await parent.Page.GetByText(email).First.ClickAsync();
        await parent.ScreenshotAsync("mail");
        var link = await parent.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await parent.GoAsync(link!);
        await parent.ScreenshotAsync("confirm");
        if (await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).CountAsync() > 0
            && !parent.Page.Url.Contains("/buy/", StringComparison.Ordinal))
        {
            await parent.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }

        await parent.ShouldSeeAsync("Review your order");
        await parent.ScreenshotAsync("order");
    }

    internal static async Task PayAsync(Visitor parent, string card)
    {
        await parent.FillAsync("Card number", card);
        await parent.FillAsync("Expir", "12 / 39");
        await parent.FillAsync("CVC", "123");
        await parent.FillAsync("Name", "Jo Doe");
        await parent.Page.Locator("button[name=action][value=pay], button[type=submit]").First.ClickAsync();
    }

    private async Task BuyAsync(Visitor parent, string email)
    {
        await SignUpAsync(parent, email);
        await parent.ClickAsync("Continue to payment");
        await parent.ShouldSeeAsync("Kids AI Academy");
        await parent.ScreenshotAsync("stripe-checkout");
        await PayAsync(parent, "4242424242424242");
        await parent.ShouldSeeAsync("You're subscribed to Kids AI Academy");
        await parent.ScreenshotAsync("thank-you");
        await site.WaitForIdleAsync();
    }

    private static async Task SpaceAsync(Visitor parent)
    {
        await parent.ClickAsync("Go to your space");
        await parent.ShouldSeeAsync("Kids AI Academy");
        await parent.ShouldSeeAsync("$10.00");
        await parent.ScreenshotAsync("space");
        await parent.GoAsync("/space/kids-ai-academy/lessons/1");
        await parent.ScreenshotAsync("lesson");
        await parent.GoAsync("/space/billing");
        await parent.ShouldSeeAsync("Renews");
        await parent.ScreenshotAsync("billing");
        await parent.GoAsync("/dev/mail");
        (await parent.Page.GetByText("Welcome to Kids AI Academy").CountAsync()).ShouldBeGreaterThan(0);
        await parent.ScreenshotAsync("welcome-mail");
    }

    private async Task CallsAsync(Visitor parent)
    {
        await parent.GoAsync("/space/keys");
        await parent.ScreenshotAsync("keys");
        await parent.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kitchen tablet");
        await parent.ClickAsync("Create key");
        await parent.ScreenshotAsync("new-key");
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
        await parent.ScreenshotAsync("limit-reached");
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

    private async Task OperatorPagesAsync(Visitor admin, string email)
    {
        await admin.GoAsync("/admin");
        await admin.SignInAsync(site.Operator.Email, site.Operator.Password);
        await admin.ShouldSeeAsync("$10.00");
        await admin.ShouldSeeAsync("$20,000");
        await admin.ShouldSeeAsync("New");
        await admin.ScreenshotAsync("dashboard");
        foreach (var (path, text) in new[]
        {
            ("tenants", email.Split('@')[0]), ("webhooks", "checkout.session.completed"), ("emails", email), ("jobs", "content."),
            ("audit", "billing.checkout.started"),
            ("plans", "Kids AI Academy"), ("subscriptions", "Active"), ("invoices", "Paid"), ("features", "Weekly lessons"),
            ("usage", "1,000"), ("api-keys", "Kitchen tablet"),
        })
        {
            await admin.GoAsync($"/admin/{path}");
            await Assertions.Expect(admin.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);
            await admin.ScreenshotAsync(path);
        }
    }

    private async Task CancelAsync(Visitor parent, Visitor admin, string email)
    {
        await parent.GoAsync("/space/billing");
        (await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Change plan" }).CountAsync())
            .ShouldBe(0, "the product has one plan, which is not sold in a quantity");
        await parent.ClickAsync("Cancel plan");
        await parent.ScreenshotAsync("cancel-question");
        await parent.ClickAsync("Cancel at period end");
        await parent.ShouldSeeAsync("You keep access until");
        await parent.ScreenshotAsync("canceled");
        await site.WaitForIdleAsync();
        await admin.GoAsync("/admin");
        await admin.ShouldSeeAsync("$10.00");
        await site.AdvanceAsync(TimeSpan.FromDays(32));
        // A month is longer than a session: both sign in again.
        await parent.GoAsync("/space/kids-ai-academy/lessons/1");
        await parent.ScreenshotAsync("sign-in-again");
        await parent.SignInAsync(email, Password);
        await parent.ScreenshotAsync("access-gone");
        await parent.GoAsync("/space/billing");
        await parent.ShouldSeeAsync("Ended");
        await parent.ScreenshotAsync("ended");
        await admin.GoAsync("/admin");
        await admin.SignInAsync(site.Operator.Email, site.Operator.Password);
        await admin.ShouldSeeAsync("$0.00");
        await admin.ShouldSeeAsync("Churn");
        await admin.ScreenshotAsync("churned");
    }
}
