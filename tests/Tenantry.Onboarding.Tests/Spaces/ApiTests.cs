using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace Tenantry.Onboarding.Tests.Spaces;

public sealed class ApiTests
{
    [Fact]
    public async Task Api_ListsLessonsAndChecklists_AndCompletesStepsAndLessons()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var space = await ReadAsync(member);
        var product = space.GetProperty("products")[0];
        product.GetProperty("lessonCount").GetInt32().ShouldBe(5);
        product.GetProperty("next").GetProperty("opensAt").GetDateTimeOffset().ShouldBe(subscription.StartedAt.AddDays(7));
        var lesson = product.GetProperty("lessons")[0].GetProperty("id").GetGuid();

        (await PostAsync(member, $"/api/content/lessons/{lesson}/done")).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(member, $"/api/content/lessons/{lesson}/done")).Status.ShouldBe(HttpStatusCode.OK);
        (await PostAsync(member, "/api/onboarding/steps/academy.say-hello")).Status.ShouldBe(HttpStatusCode.NoContent);

        var checklist = (await ReadAsync(member)).GetProperty("checklists")[0];
        checklist.GetProperty("percent").GetInt32().ShouldBe(60);
        checklist.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("isDone").GetBoolean())
            .Select(step => step.GetProperty("id").GetString())
            .ShouldBe(["academy.subscribe", "academy.first-lesson", "academy.say-hello"]);
    }

    [Fact]
    public async Task Problems_HaveTheirCodes()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        using var other = app.Member(app.NewTenant());
        var lesson = (await ReadAsync(member)).GetProperty("products")[0].GetProperty("lessons")[0].GetProperty("id").GetGuid();

        (await PostAsync(other, $"/api/content/lessons/{lesson}/done")).ShouldBe((HttpStatusCode.NotFound, "content.not_found"));
        (await PostAsync(other, "/api/onboarding/steps/academy.say-hello")).ShouldBe(
            (HttpStatusCode.NotFound, "onboarding.step_not_found"));
        (await PostAsync(member, "/api/onboarding/steps/academy.subscribe")).ShouldBe(
            (HttpStatusCode.Conflict, "onboarding.step_is_automatic"));
        app.Subscriptions.Set(subscription with { AccessUntil = app.Clock.GetUtcNow() });
        (await PostAsync(member, $"/api/content/lessons/{lesson}/done")).ShouldBe((HttpStatusCode.PaymentRequired, "content.access_ended"));
        (await app.CountAsync("content.delivered_lesson", "done_at is not null")).ShouldBe(0);
    }

    [Theory]
    [InlineData("GET", "/api/onboarding")]
    [InlineData("POST", "/api/onboarding/steps/academy.say-hello")]
    [InlineData("POST", "/api/content/lessons/01920000-0000-7000-8000-000000000000/done")]
    public async Task Route_RequiresAPermission(string method, string path)
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        using var anonymous = app.Test.Client();
        (await anonymous.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var guest = app.Member(app.NewTenant(), "guest");
        (await guest.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false, "Call builder.AddOnboarding() before app.MapOnboarding().")]
    [InlineData(true, "Call builder.AddBilling() before app.MapOnboarding().")]
    public async Task MissingCall_IsReported(bool adds, string expected)
    {
        // In development, building the container already fails if a module is missing, before routes are mapped.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        if (adds)
        {
            builder.AddOnboarding();
        }

        await using var app = builder.Build();
        Should.Throw<InvalidOperationException>(() => app.MapOnboarding()).Message.ShouldBe(expected);
    }

    private static async Task<JsonElement> ReadAsync(HttpClient client) =>
        JsonElement.Parse(await client.GetStringAsync(new Uri("/api/onboarding", UriKind.Relative)));

    private static async Task<(HttpStatusCode Status, string? Code)> PostAsync(HttpClient client, string path)
    {
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), null);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body.Contains("\"code\"", StringComparison.Ordinal)
            ? JsonElement.Parse(body).GetProperty("code").GetString() : null);
    }
}
