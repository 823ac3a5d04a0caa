using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tenantry.FeatureGating;

/// <summary>Gates on routes.</summary>
public static class GatedRoutes
{
    /// <summary>
    /// Refuses a route to tenants without a feature: 402 with the plan that has it and the way there, or 404 where it is off for everyone.
    /// </summary>
    /// <typeparam name="TBuilder">The route or group.</typeparam>
    /// <param name="route">The route or group.</param>
    /// <param name="feature">The feature's key.</param>
    /// <returns>The route or group.</returns>
    public static TBuilder RequireFeature<TBuilder>(this TBuilder route, string feature)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter<TBuilder, Routes.FeatureFilter>(feature);

    /// <summary>
    /// Counts each call of a route, and refuses it with 402 once the plan's limit is used up. A call is counted unless it fails in the server
    /// (an exception or a status of 500 and above); a repetition with the same <c>Idempotency-Key</c> is counted once.
    /// </summary>
    /// <typeparam name="TBuilder">The route or group.</typeparam>
    /// <param name="route">The route or group.</param>
    /// <param name="feature">The metered feature's key, which is also the meter's.</param>
    /// <returns>The route or group.</returns>
    public static TBuilder Metered<TBuilder>(this TBuilder route, string feature)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter<TBuilder, Routes.MeterFilter>(feature);

    private static TBuilder AddEndpointFilter<TBuilder, TFilter>(this TBuilder route, string feature)
        where TBuilder : IEndpointConventionBuilder
        where TFilter : Routes.GateFilter, new() => route.AddEndpointFilter(new TFilter { Feature = feature });
}
