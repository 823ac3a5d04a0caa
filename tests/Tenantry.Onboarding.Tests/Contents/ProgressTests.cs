using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tenantry.Content.Contracts;

namespace Tenantry.Onboarding.Tests.Contents;

public sealed class ProgressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CompletedLesson_IsPublishedOnce_AndListed()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        using var member = app.Member(subscription.Tenant);
        var lesson = await FirstLessonAsync(member);
        lesson.GetProperty("doneAt").ValueKind.ShouldBe(JsonValueKind.Null);

        for (var time = 0; time < 2; time++)
        {
            using var response = await member.PostAsync($"/api/content/lessons/{lesson.GetProperty("id").GetGuid()}/done", null, Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await app.WaitForEventsAsync();
        ReceivedEvents<LessonCompleted>.All.Where(received => received.Tenant == subscription.Tenant).ShouldHaveSingleItem().Event
            .ShouldBe(new LessonCompleted(subscription.Id.Value, "academy", 1, app.Clock.GetUtcNow()));
        (await FirstLessonAsync(member)).GetProperty("doneAt").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow());
    }

    [Fact]
    public async Task AnotherTenant_HasNoContent()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        await app.EnrollAsync(app.NewTenant());
        using var other = app.Member(app.NewTenant());

        (await other.GetFromJsonAsync<JsonElement>("/api/content", Ct)).GetArrayLength().ShouldBe(0);
    }

    private static async Task<JsonElement> FirstLessonAsync(HttpClient member) =>
        (await member.GetFromJsonAsync<JsonElement>("/api/content", Ct))[0].GetProperty("lessons")[0];
}
