using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Problems;

namespace Tenantry.FeatureGating.Routes;

/// <summary>The base class of endpoint filters that gate a route by a feature.</summary>
internal abstract class GateFilter : IEndpointFilter
{
    public string Feature { get; init; } = "";

    public abstract ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next);

    protected static IResult Refuse(HttpContext http, Decision decision)
    {
        http.RequestServices.GetRequiredService<FeatureGatingMetrics>().RecordRefusal(decision.Feature, decision.Reason);
        Activity.Current?.AddEvent(new ActivityEvent("tenantry.feature.refused", tags: new ActivityTagsCollection
        {
            ["tenantry.feature"] = decision.Feature,
            ["tenantry.feature.reason"] = decision.Reason.ToString(),
        }));
        return http.RequestServices.GetRequiredService<IFeatureChecker>().Refuse(decision).ToHttp();
    }
}

/// <summary>Allows a request only if the tenant has the feature.</summary>
internal sealed class FeatureFilter : GateFilter
{
    public override async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var decision = await http.RequestServices.GetRequiredService<IFeatureChecker>().CheckAsync(Feature, http.RequestAborted);
        return decision.IsAllowed ? await next(context) : Refuse(http, decision);
    }
}
