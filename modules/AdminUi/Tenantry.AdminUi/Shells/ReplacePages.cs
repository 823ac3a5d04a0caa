using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Tenantry.AdminUi;

/// <summary>Lets a host replace a page: a route of the host comes before a page of the same route, and a page before those registered earlier.</summary>
internal sealed class ReplacePages(PageAssemblies pages) : MatcherPolicy, IEndpointSelectorPolicy
{
    // After the policies of HTTP methods and hosts: what they have ruled out replaces nothing.
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Count > 1 && endpoints.Any(endpoint => PageOf(endpoint) is not null);

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

    // Candidates of one score match the path equally well: the router would call them ambiguous.
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
