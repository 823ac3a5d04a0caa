using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.FeatureGating;

namespace Tenantry.Samples.KidsAiAcademy;

/// <summary>Maps the API of the platform: one route that is metered against the plan's limit.</summary>
public static class KidsAiAcademyRoutes
{
    private static readonly string[] Questions =
    [
        "What is something a machine will never know about you?",
        "If you could teach a machine one rule, which would it be?",
        "Who should decide what a machine may decide?",
        "What did you find out the slow way this week?",
        "When is it kinder to ask a person?",
        "What would you ask if no one could hear it?",
        "Which of our house rules would you change?",
    ];

    /// <summary>
    /// Maps <c>POST /api/kids-ai-academy/questions</c>, which returns the dinner-table question of the day. Each call counts toward the
    /// plan's <c>api_calls</c>. Over the limit or without a plan, the response is 402 with an upgrade URL.
    /// </summary>
    /// <param name="endpoints">The endpoint route builder.</param>
    /// <returns>The route handler builder.</returns>
    public static RouteHandlerBuilder MapKidsAiAcademy(this IEndpointRouteBuilder endpoints) => endpoints
        .MapPost("/api/kids-ai-academy/questions", (TimeProvider clock) =>
            TypedResults.Ok(new { Question = Questions[clock.GetUtcNow().DayOfYear % Questions.Length] }))
        .RequireAuthorization()
        .Metered("api_calls")
        .WithName("AskQuestion")
        .WithTags("Kids AI Academy")
        .WithSummary("Gets the dinner-table question of the day.");
}
