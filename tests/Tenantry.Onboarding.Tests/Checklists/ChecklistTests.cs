using Microsoft.EntityFrameworkCore;
using Tenantry.Content.Data;
using Tenantry.Content.Lessons;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Contracts;
using Tenantry.Tenancy.Contracts;

namespace Tenantry.Onboarding.Tests.Checklists;

public sealed class ChecklistTests
{
    [Fact]
    public async Task Triggers_CompleteSteps_AndTheChecklistCompletesOnce()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        await ConfirmAsync(app, tenant);
        var subscription = await app.EnrollAsync(tenant);
        (await DoneAsync(app, tenant)).ShouldBe(["confirm-email", "subscribe"]);

        await CompleteFirstLessonAsync(app, subscription);
        (await DoneAsync(app, tenant)).ShouldBe(["confirm-email", "subscribe", "first-lesson"]);
        (await app.CountAsync("onboarding.completed_checklist")).ShouldBe(0);

        await CompleteAsync(app, tenant, "academy.say-hello");
        await CompleteAsync(app, tenant, "academy.say-hello");
        await CompleteAsync(app, tenant, "academy.tell-a-friend");
        await ConfirmAsync(app, tenant);

        (await app.CountAsync("onboarding.completed_checklist")).ShouldBe(1);
        (await ReadAsync(app, tenant)).ShouldSatisfyAllConditions(progress => progress.Percent.ShouldBe(100),
            progress => progress.IsFinished.ShouldBeTrue());
    }

    [Fact]
    public async Task ChecklistCompleted_IsPublishedOnce_ForAnyLastStep()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        var subscription = await app.EnrollAsync(tenant);
        await CompleteAsync(app, tenant, "academy.say-hello");
        await CompleteFirstLessonAsync(app, subscription);
        await ConfirmAsync(app, tenant);
        await ConfirmAsync(app, tenant);

        ReceivedEvents<ChecklistCompleted>.All.Where(received => received.Tenant == tenant)
            .ShouldHaveSingleItem().Event.Product.ShouldBe("academy");
        (await ReadAsync(app, tenant)).Percent.ShouldBe(80);
    }

    [Fact]
    public void Percent_IsRoundedDown_SoThat100MeansComplete() =>
        new ChecklistProgress("p", "P",
            [.. Enumerable.Range(0, 3).Select(n => new StepProgress($"p.{n}", "", n < 2, false, true, null, null))]).Percent.ShouldBe(66);

    [Fact]
    public async Task Problems_HaveTheirCodes()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var tenant = app.NewTenant();
        var subscription = await app.EnrollAsync(tenant);
        await using var scope = app.Test.For(tenant);
        var completeStep = scope.Get<CompleteStep>();

        (await completeStep.RunAsync("academy.confirm-email", default)).Problem!.Code.ShouldBe("onboarding.step_is_automatic");
        (await completeStep.RunAsync("academy.nothing", default)).Problem!.Code.ShouldBe("onboarding.step_not_found");
        (await completeStep.RunAsync("nothing", default)).Problem!.Code.ShouldBe("onboarding.step_not_found");
        (await completeStep.RunAsync("a.b.c", default)).Problem!.Code.ShouldBe("onboarding.step_not_found");
        app.Subscriptions.Set(subscription with { AccessUntil = app.Clock.GetUtcNow() });
        (await completeStep.RunAsync("academy.say-hello", default)).Problem!.Code.ShouldBe("onboarding.access_ended");
    }

    [Fact]
    public async Task AnotherTenantsProgress_IsSeparate()
    {
        await using var app = await OnboardingApp.StartAsync(null, Academy.Product());
        var (tenant, otherTenant) = (app.NewTenant(), app.NewTenant());
        await app.EnrollAsync(tenant);
        await app.EnrollAsync(otherTenant);
        await CompleteAsync(app, otherTenant, "academy.say-hello");
        await ConfirmAsync(app, otherTenant);

        (await DoneAsync(app, tenant)).ShouldBe(["subscribe"]);
        await using var scope = app.Test.For(app.NewTenant());
        (await scope.Get<CompleteStep>().RunAsync("academy.say-hello", default)).Problem!.Code.ShouldBe("onboarding.step_not_found");
    }

    private static async Task ConfirmAsync(OnboardingApp app, TenantId tenant)
    {
        await app.PublishAsync(tenant, new EmailConfirmed(new UserId(tenant.Value), "grace@example.com"));
        await app.WaitForEventsAsync();
    }

    private static async Task CompleteFirstLessonAsync(OnboardingApp app, SubscriptionSummary subscription)
    {
        await using var scope = app.Test.For(subscription.Tenant);
        var id = await scope.Get<ContentDbContext>().Set<DeliveredLesson>().Where(row => row.Number == 1)
            .Select(row => row.Id).SingleAsync();
        (await scope.Get<CompleteLesson>().RunAsync(id, default)).IsProblem.ShouldBeFalse();
        await app.WaitForEventsAsync();
    }

    private static async Task CompleteAsync(OnboardingApp app, TenantId tenant, string step)
    {
        await using var scope = app.Test.For(tenant);
        (await scope.Get<CompleteStep>().RunAsync(step, default)).IsProblem.ShouldBeFalse();
        await app.WaitForEventsAsync();
    }

    private static async Task<ChecklistProgress> ReadAsync(OnboardingApp app, TenantId tenant)
    {
        await using var scope = app.Test.For(tenant);
        return (await scope.Get<GetChecklist>().RunAsync("academy", default))!;
    }

    private static async Task<List<string>> DoneAsync(OnboardingApp app, TenantId tenant) =>
        [.. (await ReadAsync(app, tenant)).Steps.Where(step => step.IsDone).Select(step => step.Id.Split('.')[1])];
}
