using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.AdminUi;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Pages;
using Tenantry.Onboarding.Spaces;

namespace Tenantry.Onboarding.Tests.Spaces;

public sealed class WithoutContentTests
{
    [Fact]
    public async Task HostWithoutContentAndGating_ShowsPlanAndChecklist()
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton(Academy.Product());
                builder.AddOnboarding();
                builder.Services.AddOnboardingPages();
                builder.Services.AddAdminUi();
                builder.Services.AddSingleton<FakeSubscriptions>();
                builder.Services.AddSingleton<ISubscriptions>(services => services.GetRequiredService<FakeSubscriptions>());
                builder.Services.AddAuthentication(TestAuthenticationHandler.Scheme)
                    .AddScheme<AuthenticationSchemeOptions, TestAuthenticationHandler>(TestAuthenticationHandler.Scheme, null);
            },
            host =>
            {
                host.UseAuthentication();
                host.UseAuthorization();
                host.UseAdminUi();
                host.MapOnboarding();
                host.MapAdminUi();
            });
        var tenant = TenantId.New(app.Clock);
        var now = app.Clock.GetUtcNow();
        app.Services.GetRequiredService<FakeSubscriptions>().Set(new SubscriptionSummary(
            SubscriptionId.New(app.Clock), tenant, "academy", "Kids AI Academy", "monthly", "Monthly",
            new RecurringPrice(10.Usd(), Interval.Month), 1,
            SubscriptionStatus.Active, now.AddYears(1), now, now, now.AddMonths(1), CancelsAtPeriodEnd: false));
        await using var scope = app.For(tenant);

        var space = await scope.Get<GetSpace>().RunAsync(default);

        var product = space.Products.ShouldHaveSingleItem();
        (product.HasAccess, product.LessonCount, product.Next).ShouldBe((true, 0, null));
        space.Checklists.ShouldHaveSingleItem().Steps.Where(step => step.IsDone).Select(step => step.Id).ShouldBe(["academy.subscribe"]);
        (await scope.Get<CompleteStep>().RunAsync("academy.say-hello", default)).IsProblem.ShouldBeFalse();
        using var client = app.Browser();
        client.DefaultRequestHeaders.Add(TestAuthenticationHandler.Header, $"{tenant}:member");
        (await OnboardingApp.PageAsync(client, "/space")).QuerySelector("h1")!.TextContent.Trim().ShouldBe("Home");
    }
}
