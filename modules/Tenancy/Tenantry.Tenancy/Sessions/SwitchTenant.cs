using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tenantry.AdminUi;
using Tenantry.Platform.Problems;
using Tenantry.Tenancy.Memberships;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Takes a person to another of their tenants: the session is made anew for it.</summary>
internal sealed class SwitchTenant(TenancyDbContext db, ICurrentTenant current)
{
    public static string PathOf(TenantId tenant) => $"/space/switch/{tenant}";

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/space/switch/{tenant:guid}", async (
            Guid tenant, SwitchTenant switching, HttpContext context, HostAddresses addresses, IOptions<AdminUiOptions> shells, CancellationToken ct) =>
        {
            var switched = await switching.RunAsync(Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!), new TenantId(tenant), ct);
            if (switched.IsProblem)
            {
                return switched.Problem.ToHttp();
            }

            await context.SignInAsync(SignInSchemes.Cookie, switched.Value.Ticket);
            return Results.Redirect(addresses.PageOf(context.Request, switched.Value.Subdomain, shells.Value.SpacePath));
        })
        .RequireForm()
        .RequireAuthorization(policy => policy.RequireClaim(SignInSchemes.StampClaim))
        .WithMetadata(new WorksWhileSuspended())
        .ExcludeFromDescription();

    public async Task<Result<(ClaimsPrincipal Ticket, string Subdomain)>> RunAsync(Guid person, TenantId tenant, CancellationToken ct)
    {
        using var ambient = current.Change(tenant);
        if (!await db.Set<Membership>().AnyAsync(row => row.PersonId == person, ct))
        {
            return TenancyProblems.NotAMember;
        }

        var one = await db.Set<Person>().SingleAsync(row => row.Id == person, ct);
        one.LastTenant = tenant;
        await db.SaveChangesAsync(ct);
        var subdomain = await db.Set<TenantAddress>().Where(row => row.Owner == tenant).Select(row => row.Subdomain).SingleAsync(ct);
        return (SignInSchemes.Ticket(one, tenant, SignInSchemes.Cookie), subdomain);
    }
}
