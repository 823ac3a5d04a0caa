using System.Collections.Concurrent;

namespace Tenantry.Tenancy.Tests.People;

public sealed class EventTests
{
    [Fact]
    public async Task SignUpAndConfirmation_ArePublished_ForTheNewTenant()
    {
        var events = new ConcurrentQueue<(object Event, TenantId Tenant)>();
        await using var app = new TenancyApp { ReceivedEvents = events };
        await app.InitializeAsync();

        var (_, email, tenant) = await app.MemberAsync("Acme");

        await Eventually.HoldsAsync(() => Task.FromResult(events.Count == 2), "both events are delivered");
        events.ShouldAllBe(received => received.Tenant == tenant);
        events.Select(received => received.Event).OfType<TenantCreated>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            tenantCreated => tenantCreated.Tenant.ShouldBe(tenant), tenantCreated => tenantCreated.Name.ShouldBe("Acme"),
            tenantCreated => tenantCreated.OwnerEmail.ShouldBe(email));
        events.Select(received => received.Event).OfType<EmailConfirmed>().ShouldHaveSingleItem().Email.ShouldBe(email);
    }
}

internal sealed class Listener(ConcurrentQueue<(object Event, TenantId Tenant)> events) : IEventHandler<TenantCreated>,
    IEventHandler<EmailConfirmed>
{
    public Task HandleAsync(TenantCreated integrationEvent, EventContext info, CancellationToken ct)
    {
        events.Enqueue((integrationEvent, info.Tenant));
        return Task.CompletedTask;
    }

    public Task HandleAsync(EmailConfirmed integrationEvent, EventContext info, CancellationToken ct)
    {
        events.Enqueue((integrationEvent, info.Tenant));
        return Task.CompletedTask;
    }
}
