using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Platform.Problems;

namespace Tenantry.FeatureGating.Checks;

/// <summary>Lists the tenant's features with the reason for each decision, to answer "Why is this off?".</summary>
internal static class ExplainFeatures
{
    public static void Map(IEndpointRouteBuilder features)
    {
        features.MapGet("", async (IFeatureChecker checker, CancellationToken ct) => TypedResults.Ok(await AllAsync(checker, ct)))
            .WithName("ListFeatures")
            .WithSummary("Lists the features of the tenant with their values and limits.");
        features.MapGet("/{key}", async (string key, IFeatureChecker checker, CancellationToken ct) =>
            (await OneAsync(key, checker, ct)).ToHttp(TypedResults.Ok))
            .WithName("ExplainFeature")
            .WithSummary("Gets a feature and the reason for its value.");
    }

    private static async Task<IReadOnlyList<Decision>> AllAsync(IFeatureChecker checker, CancellationToken ct)
    {
        var used = (await checker.ListUsageAsync(ct)).ToDictionary(decision => decision.Feature);
        var all = new List<Decision>();
        foreach (var feature in checker.All)
        {
            all.Add(used.GetValueOrDefault(feature.Key) ?? await checker.CheckAsync(feature.Key, ct));
        }

        return all;
    }

    private static async Task<Result<Decision>> OneAsync(string key, IFeatureChecker checker, CancellationToken ct) =>
        (await AllAsync(checker, ct)).FirstOrDefault(decision => decision.Feature == key) is { } decision
            ? decision
            : CheckProblems.FeatureOff.WithDetail("feature", key);
}
