using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Tenantry.Metering.Contracts;

namespace Tenantry.Browser.Tests;

/// <summary>The generated pages of an operator and of a tenant's admin, with data of a customer, on each kind of screen.</summary>
public sealed class GeneratedPagesTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Site _site = new() { HasStudio = true };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Operator_AndTenant_WorkOnGeneratedPages()
    {
        await using var customer = await Visitor.OpenAsync(chromium, _site, "generated-space");
        await BuyAsync(customer);
        await using var desk = await Visitor.OpenAsync(chromium, _site, "generated-desk");
        await desk.GoAsync("/signin");
        await desk.SignInAsync(_site.Operator.Email, _site.Operator.Password);
        await desk.ShouldSeeAsync("Revenue");
        (await desk.Page.Locator(".tn-nav a > span:first-of-type").AllTextContentsAsync()).ShouldBe(
            ["Revenue", "Customers", "Subscriptions", "Payments", "Products", "Usage", "Content & email", "System"]);
        await Assertions.Expect(desk.Page.Locator(".tn-nav a", new() { HasText = "Usage" }).Locator(".tn-count")).ToHaveTextAsync("1");
        await CreateOverrideAsync(desk);
        var enrollment = await QueryAsync("select subscription_id::text from content.enrollment limit 1");
        string[] desks =
        [
            "/admin/features", "/admin/features/lessons", "/admin/overrides", "/admin/overrides/new", "/admin/usage",
            "/admin/unmatched-usage", "/admin/enrollments", "/admin/enrollments/" + enrollment, "/admin/search?q=studio",
        ];
        await VisitAsync(desk, "desk", desks);
        string[] spaces = ["/space/members", "/space/keys", "/space/billing/invoices", "/space/billing/referrals", "/space/account"];
        await VisitAsync(customer, "space", spaces);
    }

    private static async Task CreateOverrideAsync(Visitor desk)
    {
        await desk.GoAsync("/admin/overrides/new");
        await desk.Page.SelectOptionAsync("[name='Input.Tenant']", new SelectOptionValue { Index = 1 });
        await desk.Page.SelectOptionAsync("[name='Input.Feature']", new SelectOptionValue { Index = 1 });
        await desk.FillAsync("Expiry", "2027-03-01T09:00");
        await desk.FillAsync("Reason", "A pilot with the customer");
        await desk.ClickAsync("New override");
        await desk.ShouldSeeAsync("The override applies with the next request.");
        await desk.ScreenshotAsync("override");
    }

    private async Task VisitAsync(Visitor person, string name, string[] paths)
    {
        foreach (var (view, width, scheme) in new[] { ("light", 1280, ColorScheme.Light), ("dark", 1280, ColorScheme.Dark),
            ("phone", 390, ColorScheme.Light) })
        {
            await using var looking = await person.OnAnotherDeviceAsync(chromium, $"generated-{name}-{view}", width, scheme);
            foreach (var path in paths)
            {
                await looking.GoAsync(path);
                await looking.ScreenshotAsync(path.Split('?')[0].Trim('/')
                    .Replace('/', '-')[..Math.Min(28, path.Split('?')[0].Length - 1)]);
            }
        }
    }

    private async Task<string?> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_site.App.Configuration.GetConnectionString("Tenantry"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    private async Task BuyAsync(Visitor customer)
    {
        await customer.GoAsync("/signup");
        await customer.FillAsync("Email", "studio@example.com");
        await customer.FillAsync("Password", "a table and half an hour");
        await customer.ClickAsync("Create account");
        await _site.WaitForIdleAsync();
        await customer.GoAsync("/dev/mail");
        await customer.Page.GetByText("studio@example.com").First.ClickAsync();
        await customer.GoAsync((await customer.Page.FrameLocator("iframe").GetByRole(AriaRole.Link).First.GetAttributeAsync("href"))!);
        if (customer.Page.Url.Contains("/confirm", StringComparison.Ordinal))
        {
            await customer.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        }

        await customer.GoAsync("/buy/kids-ai-academy/monthly");
        await customer.ClickAsync("Continue to payment");
        await StoryTests.PayAsync(customer, "4242424242424242");
        await customer.ShouldSeeAsync("You're subscribed");
        await _site.WaitForIdleAsync();
        var tenant = new TenantId(Guid.Parse((await QueryAsync("select tenant_id::text from billing.subscription limit 1"))!));
        await using var scope = _site.App.Services.CreateAsyncScope();
        using var ambient = scope.ServiceProvider.GetRequiredService<ICurrentTenant>().Change(tenant);
        var meters = scope.ServiceProvider.GetRequiredService<IMeters>();
        await meters.RecordAsync("unheard_of", 12, "orders/17");
        await customer.GoAsync("/space/members");
        await customer.ShouldSeeAsync("People in this workspace");
        await customer.ScreenshotAsync("members");
    }
}
