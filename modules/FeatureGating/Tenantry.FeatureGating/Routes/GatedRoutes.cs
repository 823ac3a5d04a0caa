using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tenantry.FeatureGating;

/// <summary>Extension methods that gate routes by feature.</summary>
public static class GatedRoutes
{
    /// <summary>
    /// Requires a feature for a route. Other tenants get 402 with the plan that grants the feature and the upgrade URL, or 404 if the
    /// feature is off for all tenants.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the route or group.</typeparam>
    /// <param name="route">The route or group.</param>
    /// <param name="feature">The feature's key.</param>
    /// <returns>The route or group.</returns>
    public static TBuilder RequireFeature<TBuilder>(this TBuilder route, string feature)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter<TBuilder, Routes.FeatureFilter>(feature);

    /// <summary>
    /// Meters the calls of a route and rejects them with 402 once the plan's limit is reached. A call is counted unless it fails on the
    /// server (an exception or a status of 500 and above). Retries with the same <c>Idempotency-Key</c> are counted once.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the route or group.</typeparam>
    /// <param name="route">The route or group.</param>
    /// <param name="feature">The key of the metered feature, which is also the key of the meter.</param>
    /// <returns>The route or group.</returns>
    public static TBuilder Metered<TBuilder>(this TBuilder route, string feature)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter<TBuilder, Routes.MeterFilter>(feature);

    private static TBuilder AddEndpointFilter<TBuilder, TFilter>(this TBuilder route, string feature)
        where TBuilder : IEndpointConventionBuilder
        where TFilter : Routes.GateFilter, new() => route.AddEndpointFilter(new TFilter { Feature = feature });
}
