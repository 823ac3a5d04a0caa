using Npgsql;
using Tenantry.Content.Catalog;
using Tenantry.Content.Lessons;

namespace Tenantry.Onboarding.Tests.Lessons;

public sealed class DripTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public async Task Lesson_IsDeliveredWhenItIsDue_AndNotEarlier()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());

        for (var lesson = 2; lesson <= 5; lesson++)
        {
            app.Clock.SetUtcNow(subscription.StartedAt + (Week * (lesson - 1)) - TimeSpan.FromMilliseconds(1));
            await app.DeliverAsync();
            (await app.LessonsAsync(subscription)).Count.ShouldBe(lesson - 1);
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await app.DeliverAsync();
            (await app.LessonsAsync(subscription)).ShouldBe(Enumerable.Range(1, lesson));
        }

        app.Clock.Advance(TimeSpan.FromDays(700));
        await app.DeliverAsync();
        (await app.LessonsAsync(subscription)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task LockedLesson_IsNotAccessible_UntilItIsDelivered()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        await using var scope = app.Test.For(subscription.Tenant);
        var locked = (await scope.Get<OpenContent>().LessonAsync("academy", 2, default)).Problem!;
        locked.Code.ShouldBe("content.locked");
        locked.Details["opensAt"].ShouldBe(subscription.StartedAt + Week);
        (await scope.Get<OpenContent>().LessonAsync("academy", 6, default)).Problem!.Code.ShouldBe("content.not_found");
    }

    [Fact]
    public async Task LateDelivery_DoesNotDelayLaterLessons()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());

        app.Clock.SetUtcNow(subscription.StartedAt + Week + TimeSpan.FromDays(5));
        await app.DeliverAsync();
        app.Clock.SetUtcNow(subscription.StartedAt + (Week * 2));
        await app.DeliverAsync();

        (await app.LessonsAsync(subscription)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task MissedWeeks_AreCaughtUp_WithEachLessonAndEmailOnce()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());

        app.Clock.Advance((Week * 3) + TimeSpan.FromHours(5));
        await app.DeliverAsync();
        await app.DeliverAsync();
        await app.WaitForEventsAsync();

        (await app.LessonsAsync(subscription)).ShouldBe([1, 2, 3, 4]);
        (await app.EmailsAsync("lifecycle.lesson")).Select(email => email.Split('\n')[0])
            .ShouldBe(["Lesson 2: Lesson title 2", "Lesson 3: Lesson title 3", "Lesson 4: Lesson title 4"], ignoreOrder: true);
    }

    [Fact]
    public async Task ConcurrentRuns_DeliverOnce()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var subscription = await app.EnrollAsync(app.NewTenant());
        app.Clock.Advance(Week * 2);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(app.DeliverAsync)));
        await app.WaitForEventsAsync();

        (await app.LessonsAsync(subscription)).ShouldBe([1, 2, 3]);
        (await app.EmailsAsync("lifecycle.lesson")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-01-31T10:00:00Z")] // the last day of a month that February does not have
    [InlineData("2026-03-25T22:30:00Z")] // New York and Berlin change their clocks around here
    [InlineData("2026-10-24T23:59:59Z")]
    [InlineData("2028-02-29T00:00:00Z")]
    public async Task AWeek_IsAlways168Hours_InEveryDatabaseTimeZone(string start)
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var zone = new NpgsqlCommand($"alter database \"{connection.Database}\" set timezone to 'America/New_York'",
                connection);
            await zone.ExecuteNonQueryAsync();
        }

        await using var app = await OnboardingApp.StartAsync(database, Academy.Product());
        app.Clock.SetUtcNow(DateTimeOffset.Parse(start));
        var subscription = await app.EnrollAsync(app.NewTenant());
        foreach (var weeks in new[] { 1, 2 })
        {
            app.Clock.SetUtcNow(subscription.StartedAt.AddHours(168 * weeks).AddSeconds(-1));
            await app.DeliverAsync();
            (await app.LessonsAsync(subscription)).Count.ShouldBe(weeks);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.DeliverAsync();
            (await app.LessonsAsync(subscription)).Count.ShouldBe(weeks + 1);
        }
    }

    [Fact]
    public async Task LessonsAddedLater_AreDeliveredToExistingSubscribers()
    {
        var database = await PostgresForTests.CreateDatabaseAsync();
        SubscriptionSummary subscription;
        await using (var app = await OnboardingApp.StartAsync(database, Academy.Product(lessons: 2)))
        {
            subscription = await app.EnrollAsync(app.NewTenant());
            app.Clock.Advance(Week);
            await app.DeliverAsync();
            (await app.LessonsAsync(subscription)).ShouldBe([1, 2]);
        }

        await using var later = await OnboardingApp.StartAsync(database, Academy.Product(lessons: 4));
        later.Subscriptions.Set(subscription);
        later.Clock.SetUtcNow(subscription.StartedAt + (Week * 2) - TimeSpan.FromSeconds(1));
        await later.DeliverAsync();
        (await later.LessonsAsync(subscription)).ShouldBe([1, 2]);
        later.Clock.Advance(TimeSpan.FromSeconds(1));
        await later.DeliverAsync();
        (await later.LessonsAsync(subscription)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void FirstLesson_IsDue_EvenIfTheProvidersClockIsAhead()
    {
        var product = new ProductContent("academy", "Academy") { Lessons = [new ContentItem(ContentKind.Lesson, 1, "one", "One", "")] };
        var now = new DateTimeOffset(2026, 1, 31, 10, 0, 0, TimeSpan.Zero);
        product.CountDue(now.AddHours(2), now).ShouldBe(1);
        product.CountDue(now.AddDays(8), now).ShouldBe(1);
        product.CountDue(now, now.AddYears(20)).ShouldBe(1);
        (product with { Lessons = [] }).CountDue(now, now).ShouldBe(0);
    }
}
