using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.FeatureGating.Features;
using Tenantry.Metering.Contracts;
using Tenantry.Platform.Data;
using Tenantry.Platform.Problems;

namespace Tenantry.FeatureGating.Routes;

/// <summary>Reserves one unit, runs the call, and commits the unit unless the call failed on the server.</summary>
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
            return RouteProblems.InvalidIdempotencyKey.ToHttp();
        }

        var meters = http.RequestServices.GetRequiredService<IMeters>();
        var period = UsagePeriodResolver.Resolve(decision, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var reservation = await meters.ReserveAsync(Feature, 1, decision.Limit, period, KeyOf(http), http.RequestAborted);
        return reservation.Id is { } id
            ? await RunAsync(context, next, meters, id)
            : Refuse(http, LimitReached(decision, period, reservation));
    }

    private static async ValueTask<object?> RunAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, IMeters meters, Guid reservationId)
    {
        object? result;
        try
        {
            result = await next(context);
        }
        catch
        {
            await SettleAsync(context.HttpContext, meters.ReleaseAsync, reservationId);
            throw;
        }

        await SettleAsync(context.HttpContext, Failed(result, context.HttpContext) ? meters.ReleaseAsync
            : meters.CommitAsync, reservationId);
        return result;
    }

    private static async Task SettleAsync(HttpContext http, Func<Guid, CancellationToken, Task> settle, Guid reservation)
    {
        try
        {
            // Not the request's token: if the caller disconnects, the work is done and the usage must still be counted.
            await settle(reservation, CancellationToken.None);
        }
        catch (Exception exception) when (exception.IsDatabaseFault())
        {
            // The endpoint's work is done: an error now would make the caller repeat it.
            http.RequestServices.GetRequiredService<ILogger<MeterFilter>>().NotSettled(reservation, exception);
        }
    }

    // A union result wraps the actual one, and an endpoint that returns no result may have set the status code itself.
    private static bool Failed(object? result, HttpContext http) => result switch
    {
        INestedHttpResult nested => Failed(nested.Result, http),
        IStatusCodeHttpResult { StatusCode: { } status } => status >= 500,
        _ => http.Response.StatusCode >= 500,
    };

    private static Decision LimitReached(Decision decision, UsagePeriod period, QuotaReservation reservation) => decision with
    {
        IsAllowed = false,
        Reason = DecisionReason.LimitReached,
        Used = reservation.Used,
        ResetsAt = period.End,
    };

    // The caller's key identifies a call of this route: the same key on another route is a different call.
    private string KeyOf(HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? http.Request.Path;
        var header = http.Request.Headers["Idempotency-Key"].ToString();
        var key = header.Length > 0 ? header : Guid.CreateVersion7(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())
            .ToString("N");
        var scope = $"{Feature}:{http.Request.Method}:{route}";
        return $"{(scope.Length > 95 ? scope[..95] : scope)}:{key}";
    }
}
