using System.Collections.Concurrent;

namespace Tenantry.Tenancy.Tests.People;

public sealed class EventTests
{
    [Fact]
    public async Task SignupAndConfirmation_AreTold_UnderTheNewTenant()
    {
        var heard = new ConcurrentQueue<(object Event, TenantId Tenant)>();
        await using var app = new TenancyApp { Heard = heard };
        await app.InitializeAsync();

        var (_, email, tenant) = await app.MemberAsync("Told");

        await Eventually.HoldsAsync(() => Task.FromResult(heard.Count == 2), "both events are delivered");
        heard.ShouldAllBe(one => one.Tenant == tenant);
        heard.Select(one => one.Event).OfType<TenantCreated>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            tenantCreated => tenantCreated.Tenant.ShouldBe(tenant), tenantCreated => tenantCreated.Name.ShouldBe("Told"), tenantCreated => tenantCreated.OwnerEmail.ShouldBe(email));
        heard.Select(one => one.Event).OfType<EmailConfirmed>().ShouldHaveSingleItem().Email.ShouldBe(email);
    }
}

internal sealed class Listener(ConcurrentQueue<(object Event, TenantId Tenant)> heard) : IEventHandler<TenantCreated>, IEventHandler<EmailConfirmed>
{
    public Task HandleAsync(TenantCreated happened, EventInfo info, CancellationToken ct)
    {
        heard.Enqueue((happened, info.Tenant));
        return Task.CompletedTask;
    }

    public Task HandleAsync(EmailConfirmed happened, EventInfo info, CancellationToken ct)
    {
        heard.Enqueue((happened, info.Tenant));
        return Task.CompletedTask;
    }
}
