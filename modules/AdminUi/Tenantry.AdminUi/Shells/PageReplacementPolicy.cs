using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Tenantry.AdminUi;

/// <summary>
/// Lets a host replace pages. A route of the host takes precedence over a page with the same route, and a page over pages that were
/// registered before it.
/// </summary>
internal sealed class PageReplacementPolicy(PageAssemblies pages) : MatcherPolicy, IEndpointSelectorPolicy
{
    // Runs after the policies for HTTP methods and hosts, so that a candidate they have ruled out replaces nothing.
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Count > 1
        && endpoints.Any(endpoint => PageOf(endpoint) is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates.IsValidCandidate(index) && IsReplaced(candidates, index))
            {
                candidates.SetValidity(index, false);
            }
        }

        return Task.CompletedTask;
    }

    private static Type? PageOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;

    // Candidates with the same score match the path equally well. Without this the router throws an AmbiguousMatchException.
    private bool IsReplaced(CandidateSet candidates, int index)
    {
        for (var other = 0; other < candidates.Count; other++)
        {
            if (candidates.IsValidCandidate(other) && candidates[other].Score == candidates[index].Score
                && RankOf(candidates[other].Endpoint) > RankOf(candidates[index].Endpoint))
            {
                return true;
            }
        }

        return false;
    }

    private int RankOf(Endpoint endpoint) => PageOf(endpoint) is { } page ? pages.RankOf(page.Assembly) : int.MaxValue;
}
