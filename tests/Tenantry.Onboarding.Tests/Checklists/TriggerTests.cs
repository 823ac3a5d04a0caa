using Microsoft.Extensions.Options;
using Tenantry.Billing.Contracts.Catalog;
using Tenantry.Onboarding.Checklists;
using Tenantry.Onboarding.Contracts;

namespace Tenantry.Onboarding.Tests.Checklists;

/// <summary>Tests a host with custom triggers.</summary>
public sealed class TriggerTests
{
    [Fact]
    public async Task CustomEvent_CompletesItsStep_AndTheChecklist_ForItsTenantOnly()
    {
        await using var app = await OnboardingApp.StartWithAsync(
            onboarding => onboarding.CompleteOn<ProjectShared>("project-shared"), Product("academy"));
        var (tenant, otherTenant) = (app.NewTenant(), app.NewTenant());
        await app.EnrollAsync(tenant);
        await app.EnrollAsync(otherTenant);
        (await IsDoneAsync(app, tenant, "academy")).ShouldBeFalse();

        await app.PublishAsync(tenant, new ProjectShared("anything"));
        await app.PublishAsync(tenant, new ProjectShared("anything"));
        await app.WaitForEventsAsync();

        (await IsDoneAsync(app, tenant, "academy")).ShouldBeTrue();
        (await IsDoneAsync(app, otherTenant, "academy")).ShouldBeFalse();
        ReceivedEvents<ChecklistCompleted>.All.Where(received => received.Tenant == tenant)
            .ShouldHaveSingleItem().Event.Product.ShouldBe("academy");
        ReceivedEvents<ChecklistCompleted>.All.ShouldNotContain(received => received.Tenant == otherTenant);
        (await app.CountAsync("onboarding.completed_trigger", "trigger = 'project-shared'")).ShouldBe(1);
    }

    [Fact]
    public async Task EventOfAProduct_CompletesTheStepOfThatProduct()
    {
        await using var app = await OnboardingApp.StartWithAsync(
            onboarding => onboarding.CompleteOn<ProjectShared>("project-shared", shared => shared.Product),
            Product("academy"),
            Product("club"));
        var tenant = app.NewTenant();
        await app.EnrollAsync(tenant);
        await app.EnrollAsync(tenant, "club", "Club");

        await app.PublishAsync(tenant, new ProjectShared("club"));
        await app.WaitForEventsAsync();

        (await IsDoneAsync(app, tenant, "club")).ShouldBeTrue();
        (await IsDoneAsync(app, tenant, "academy")).ShouldBeFalse();
    }

    [Fact]
    public async Task EventBeforeTheSubscription_StillCounts()
    {
        await using var app = await OnboardingApp.StartWithAsync(
            onboarding => onboarding.CompleteOn<ProjectShared>("project-shared"), Product("academy"));
        var tenant = app.NewTenant();
        await app.PublishAsync(tenant, new ProjectShared("academy"));
        await app.WaitForEventsAsync();

        await app.EnrollAsync(tenant);

        ReceivedEvents<ChecklistCompleted>.All.ShouldContain(received => received.Tenant == tenant);
    }

    [Fact]
    public async Task CustomTrigger_IsEvaluatedOnEachRead_AndCheckedAfterItsEvents()
    {
        await using var app = await OnboardingApp.StartWithAsync(
            onboarding => onboarding.AddTrigger<NamedHoppers>("project-shared").CheckOn<ProjectShared>(), Product("academy"));
        var (named, otherTenant) = (app.NewTenant("The Hoppers"), app.NewTenant("Others"));
        foreach (var tenant in new[] { named, otherTenant })
        {
            // Without its event, the checklist has not been checked for completion yet.
            app.Subscribe(tenant);
        }

        (await IsDoneAsync(app, named, "academy")).ShouldBeTrue();
        (await IsDoneAsync(app, otherTenant, "academy")).ShouldBeFalse();
        ReceivedEvents<ChecklistCompleted>.All.ShouldNotContain(received => received.Tenant == named);

        await app.PublishAsync(named, new ProjectShared("academy"));
        await app.WaitForEventsAsync();
        ReceivedEvents<ChecklistCompleted>.All.ShouldContain(received => received.Tenant == named);
    }

    [Fact]
    public async Task BuiltInTrigger_CanBeReplaced()
    {
        var product = new ProductBuilder("academy").Named("Academy")
            .Checklist(checklist => checklist.Step("share", "Share a project", CompletionTriggers.EmailConfirmed)).Build();
        await using var app = await OnboardingApp.StartWithAsync(
            onboarding => onboarding.AddTrigger<NamedHoppers>(CompletionTriggers.EmailConfirmed), product);

        (await IsDoneAsync(app, app.NewTenant("The Hoppers"), "academy")).ShouldBeTrue();
        (await IsDoneAsync(app, app.NewTenant("Others"), "academy")).ShouldBeFalse();
    }

    [Fact]
    public async Task UnknownTrigger_PreventsTheStart()
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(async () => await (await OnboardingApp.StartWithAsync(
            onboarding => onboarding.CompleteOn<ProjectShared>("project-started"), Product("academy"))).DisposeAsync());

        exception.Message.ShouldContain("Step 'share' of academy has the unknown completion trigger 'project-shared'.");
        exception.Message.ShouldContain("email-confirmed, first-lesson-completed, project-started, subscription-active");
    }

    private static ProductDescription Product(string key) => new ProductBuilder(key).Named(key)
        .Checklist(checklist => checklist
            .Step("share", "Share a project", "project-shared")
            .Step("later", "Do it later", isRequired: false)).Build();

    private static async Task<bool> IsDoneAsync(OnboardingApp app, TenantId tenant, string product)
    {
        await using var scope = app.Test.For(tenant);
        return (await scope.Get<GetChecklist>().RunAsync(product, default))!.Steps[0].IsDone;
    }

    [EventName("tests.project_shared")]
    public sealed record ProjectShared(string Product) : IIntegrationEvent;

    private sealed class NamedHoppers(ITenants tenants, ICurrentTenant current) : ICompletionTrigger
    {
        public async Task<bool> IsCompletedAsync(string product, CancellationToken ct) =>
            (await tenants.FindAsync(current.Required, ct))?.Name == "The Hoppers";
    }
}
