using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;
using Tenantry.Platform.Users;
using Tenantry.Tenancy.Tenants;

namespace Tenantry.Tenancy.Sessions;

/// <summary>Represents the tenants that a request specifies, by source.</summary>
internal sealed record TenantResolution(TenantId? ByHost, TenantId? ByKey, TenantId? BySession)
{
    public TenantId? Resolved => ByHost ?? ByKey ?? BySession;

    public bool IsConsistent => new[] { ByHost, ByKey, BySession }.OfType<TenantId>().Distinct().Count() < 2;
}

/// <summary>Marks a route that stays available while the tenant is suspended, such as signing out or switching to another tenant.</summary>
internal sealed class AllowWhileSuspended;

/// <summary>
/// Resolves the tenant of a request from its host, API key and session, refuses contradicting requests, and sets the current tenant.
/// </summary>
internal sealed class TenantResolutionMiddleware(
    RequestDelegate next, ICurrentTenant current, TenantUrls addresses, TenancyOptions options, SecondFactorPolicy secondFactors,
    TenancyMetrics metrics, ILogger<TenantResolutionMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context, ValidateSession sessions, SessionPrincipals standings, SubdomainLookup subdomains,
        IEnumerable<ITenantClaims> claims)
    {
        await sessions.RunAsync(context);
        var subdomain = addresses.GetSubdomain(context.Request);
        var byAddress = subdomain is null ? null : await subdomains.FindAsync(subdomain, context.RequestAborted);
        var resolution = await ResolveAsync(context, byAddress);
        context.Features.Set(resolution);
        var problem = subdomain is not null && byAddress is null ? TenancyProblems.TenantNotFound : null;
        if (problem is null && !resolution.IsConsistent)
        {
            logger.TenantMismatch(resolution.ByHost, resolution.ByKey, resolution.BySession);
            problem = SessionProblems.TenantMismatch;
        }

        problem ??= await SuspensionAsync(context, resolution, standings);
        if (problem == SessionProblems.TenantSuspended && IsAvailable(context, resolution))
        {
            problem = null;
        }

        problem ??= secondFactors.Check(context);
        if (problem is not null && !IsAlwaysServed(context)
            && !(problem == SessionProblems.TenantSuspended && IsAllowedWhileSuspended(context, resolution)))
        {
            await RefuseAsync(context, problem);
            return;
        }

        if (problem is null && resolution.Resolved is { } resolved)
        {
            context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag(TraceTags.Tenant, resolved.ToString());
        }

        // The using statement must enclose the rest of the pipeline: an AsyncLocal value that an awaited method sets is lost when the
        // method returns.
        using var tenant = problem is null ? current.Change(resolution.Resolved, context.Features.Get<TenantState>()?.Name)
            : current.Change(null);
        if (problem is not null)
        {
            RemoveTenantClaims(context);
        }
        else if (context.User.Identity is ClaimsIdentity { IsAuthenticated: true } user)
        {
            foreach (var source in claims)
            {
                await source.AddAsync(user, resolution.Resolved, context.RequestAborted);
            }
        }

        await next(context);
    }

    private static async Task<TenantResolution> ResolveAsync(HttpContext context, TenantId? byAddress)
    {
        var own = ValidateSession.GetTenantId(context.User);
        if (!context.User.HasClaim(claim => claim.Type == TenantryClaims.ApiKey))
        {
            return new TenantResolution(byAddress, null, own);
        }

        // The API key authenticates the request; a session cookie on the same request must have the same tenant.
        var cookie = await context.AuthenticateAsync(SignInSchemes.Cookie);
        return new TenantResolution(byAddress, own, cookie.Principal is { } principal ? ValidateSession.GetTenantId(principal) : null);
    }

    private static async Task<Problem?> SuspensionAsync(HttpContext context, TenantResolution resolution, SessionPrincipals standings)
    {
        if (resolution.Resolved is not { } tenant)
        {
            return null;
        }

        var state = context.Features.Get<SessionPrincipal>()?.Tenant is { } current && current.Id == tenant
            ? current
            : await standings.FindTenantAsync(tenant, context.RequestAborted);
        context.Features.Set(state);
        return state?.Status switch
        {
            TenantStatus.Active => null,
            TenantStatus.Suspended => SessionProblems.TenantSuspended,
            _ => TenancyProblems.TenantNotFound,
        };
    }

    // Static assets and the error page itself must not be refused for the same reason again.
    private static bool IsAlwaysServed(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        || context.Features.Get<IExceptionHandlerFeature>() is not null;

    // The people of a suspended tenant keep what they need to leave; its programs don't.
    private static bool IsAvailable(HttpContext context, TenantResolution resolution) =>
        resolution.ByKey is null && context.GetEndpoint()?.Metadata.GetMetadata<AvailableWhileSuspendedAttribute>() is not null;

    // If only the session specifies the suspended tenant, public pages stay available without a tenant.
    private static bool IsAllowedWhileSuspended(HttpContext context, TenantResolution resolution)
    {
        var endpoint = context.GetEndpoint()?.Metadata;
        return endpoint?.GetMetadata<AllowWhileSuspended>() is not null
            || (resolution.ByHost is null && resolution.ByKey is null
                && (endpoint?.GetMetadata<IAuthorizeData>() is null || endpoint.GetMetadata<IAllowAnonymous>() is not null));
    }

    private static void RemoveTenantClaims(HttpContext context)
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
        metrics.RecordRefusal(problem.Code);
        if (!context.Request.WantsPage())
        {
            await problem.ToHttp().ExecuteAsync(context);
        }
        else if (problem == SessionProblems.SecondFactorRequired)
        {
            context.Response.Redirect(context.Request.PathBase + SecondFactorPolicy.SetupPath);
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
