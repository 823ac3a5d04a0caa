using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Which tenants a request names, and how.</summary>
internal sealed record TenantsNamed(TenantId? ByAddress, TenantId? ByKey, TenantId? ByClaim)
{
    public TenantId? One => ByAddress ?? ByKey ?? ByClaim;

    public bool Agree => new[] { ByAddress, ByKey, ByClaim }.OfType<TenantId>().Distinct().Count() < 2;
}

/// <summary>Marks a route that a member of a suspended tenant still needs: to leave, or to go to another one.</summary>
internal sealed class WorksWhileSuspended;

/// <summary>Finds the tenant of a request by its address, key and sign-in, refuses where they disagree, and sets it for all that follows.</summary>
internal sealed class ResolveTenant(
    RequestDelegate next, ICurrentTenant current, HostAddresses addresses, TenancyOptions options, TenancyMetrics metrics, ILogger<ResolveTenant> logger)
{
    public async Task InvokeAsync(HttpContext context, Recognise recognise, Standings standings, TenantAddresses byName, IEnumerable<ITenantClaims> claims)
    {
        await recognise.RunAsync(context);
        var subdomain = addresses.SubdomainOf(context.Request);
        var byAddress = subdomain is null ? null : await byName.FindAsync(subdomain, context.RequestAborted);
        var named = await NamedAsync(context, byAddress);
        context.Features.Set(named);
        var problem = subdomain is not null && byAddress is null ? TenancyProblems.TenantNotFound : null;
        if (problem is null && !named.Agree)
        {
            logger.TenantsDisagree(named.ByAddress, named.ByKey, named.ByClaim);
            problem = SessionProblems.TenantMismatch;
        }

        problem ??= await SuspensionAsync(context, named, standings);
        if (problem is not null && !IsAlwaysServed(context) && !(problem == SessionProblems.TenantSuspended && MayGoOn(context, named)))
        {
            await RefuseAsync(context, problem);
            return;
        }

        if (problem is null && named.One is { } resolved)
        {
            context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag(TraceTags.Tenant, resolved.ToString());
        }

        // The using must enclose the rest of the pipeline: what an awaited method sets of an AsyncLocal is gone when it returns.
        using var tenant = problem is null ? current.Change(named.One, context.Features.Get<TenantState>()?.Name) : current.Change(null);
        if (problem is not null)
        {
            Disarm(context);
        }
        else if (context.User.Identity is ClaimsIdentity { IsAuthenticated: true } user)
        {
            foreach (var source in claims)
            {
                await source.AddAsync(user, named.One, context.RequestAborted);
            }
        }

        await next(context);
    }

    private static async Task<TenantsNamed> NamedAsync(HttpContext context, TenantId? byAddress)
    {
        var own = Recognise.TenantIn(context.User);
        if (!context.User.HasClaim(claim => claim.Type == TenantryClaims.ApiKey))
        {
            return new TenantsNamed(byAddress, null, own);
        }

        // The key decides who asks; a cookie beside it still has to name the same tenant.
        var beside = await context.AuthenticateAsync(SignInSchemes.Cookie);
        return new TenantsNamed(byAddress, own, beside.Principal is { } person ? Recognise.TenantIn(person) : null);
    }

    private static async Task<Problem?> SuspensionAsync(HttpContext context, TenantsNamed named, Standings standings)
    {
        if (named.One is not { } tenant)
        {
            return null;
        }

        var state = context.Features.Get<Standing>()?.Tenant is { } known && known.Id == tenant
            ? known
            : await standings.TenantAsync(tenant, context.RequestAborted);
        context.Features.Set(state);
        return state?.Status switch
        {
            TenantStatus.Active => null,
            TenantStatus.Suspended => SessionProblems.TenantSuspended,
            _ => TenancyProblems.TenantNotFound,
        };
    }

    // Assets dress the page that says what is wrong, and that page must not be refused for the same reason again.
    private static bool IsAlwaysServed(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    // Where only the sign-in names the suspended tenant, the public pages stay open, with no tenant.
    private static bool MayGoOn(HttpContext context, TenantsNamed named)
    {
        var endpoint = context.GetEndpoint()?.Metadata;
        return endpoint?.GetMetadata<WorksWhileSuspended>() is not null
            || (named.ByAddress is null && named.ByKey is null
                && (endpoint?.GetMetadata<IAuthorizeData>() is null || endpoint.GetMetadata<IAllowAnonymous>() is not null));
    }

    private static void Disarm(HttpContext context)
    {
        if (context.User.Identity is ClaimsIdentity identity)
        {
            foreach (var claim in identity.FindAll(claim => claim.Type is TenantryClaims.Role or TenantryClaims.Permission).ToList())
            {
                identity.RemoveClaim(claim);
            }
        }
    }

    private async Task RefuseAsync(HttpContext context, Problem problem)
    {
        metrics.Refused(problem.Code);
        if (!context.Request.WantsPage())
        {
            await problem.ToHttp().ExecuteAsync(context);
        }
        else if (problem == SessionProblems.TenantSuspended && options.SuspendedPath is { } page && context.Request.Path != page)
        {
            context.Response.Redirect(page);
        }
        else
        {
            context.Response.StatusCode = ProblemResults.StatusOf(problem.Kind);
        }
    }
}
