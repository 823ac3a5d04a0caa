using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.FeatureGating.Features;
using Tenantry.Metering.Contracts;
using Tenantry.Platform.Data;
using Tenantry.Platform.Problems;

namespace Tenantry.FeatureGating.Routes;

/// <summary>Sets one use aside, lets the call run, and counts it unless it failed in the server.</summary>
internal sealed class MeterFilter : GateFilter
{
    private const int MaxKey = 100;

    public override async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var decision = await http.RequestServices.GetRequiredService<IFeatureChecker>().CheckAsync(Feature, http.RequestAborted);
        if (!decision.IsAllowed)
        {
            return Refuse(http, decision);
        }

        if (http.Request.Headers["Idempotency-Key"].ToString() is { Length: > MaxKey })
        {
            return RouteProblems.BadKey.ToHttp();
        }

        var meters = http.RequestServices.GetRequiredService<IMeters>();
        var period = CountedPeriod.Of(decision, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var reserved = await meters.ReserveAsync(Feature, 1, decision.Limit, period, KeyOf(http), http.RequestAborted);
        return reserved.Id is { } id
            ? await RunAsync(context, next, meters, id)
            : Refuse(http, Reached(decision, period, reserved));
    }

    private static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, IMeters meters, Guid reservation)
    {
        object? result;
        try
        {
            result = await next(context);
        }
        catch
        {
            await SettleAsync(context.HttpContext, meters.ReleaseAsync, reservation);
            throw;
        }

        await SettleAsync(context.HttpContext, Failed(result, context.HttpContext) ? meters.ReleaseAsync : meters.CommitAsync, reservation);
        return result;
    }

    private static async Task SettleAsync(HttpContext http, Func<Guid, CancellationToken, Task> settle, Guid reservation)
    {
        try
        {
            // Not the request's token: a caller that hangs up has been served, and the use counts.
            await settle(reservation, CancellationToken.None);
        }
        catch (Exception failed) when (failed.IsDatabaseFault())
        {
            // The endpoint's work is done: an error now would make the caller do it twice.
            http.RequestServices.GetRequiredService<ILogger<MeterFilter>>().NotSettled(reservation, failed);
        }
    }

    // A result of several types hides the one it holds, and an endpoint that returns none may have set the status itself.
    private static bool Failed(object? result, HttpContext http) => result switch
    {
        INestedHttpResult nested => Failed(nested.Result, http),
        IStatusCodeHttpResult { StatusCode: { } status } => status >= 500,
        _ => http.Response.StatusCode >= 500,
    };

    private static Decision Reached(Decision decision, UsagePeriod period, QuotaReservation reserved) => decision with
    {
        IsAllowed = false,
        Reason = DecisionReason.LimitReached,
        Used = reserved.Used,
        ResetsAt = period.End,
    };

    // The caller's key means this route's call: the same key on another route is another use.
    private string KeyOf(HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path;
        var given = http.Request.Headers["Idempotency-Key"].ToString();
        var key = given.Length > 0 ? given : Guid.CreateVersion7(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).ToString("N");
        var scope = $"{Feature}:{http.Request.Method}:{route}";
        return $"{(scope.Length > 95 ? scope[..95] : scope)}:{key}";
    }
}
