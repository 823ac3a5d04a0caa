using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Tenantry.Platform.Problems;

/// <summary>
/// Extension methods that convert problems to HTTP results. This is the only place where a problem is mapped to a status code.
/// </summary>
public static class ProblemResults
{
    /// <summary>Converts a result to an HTTP result: the value, or the problem as RFC 9457 problem details.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TSuccess">The type of the HTTP result on success, which the OpenAPI document describes.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="success">Creates the HTTP result from the value.</param>
    /// <returns>The HTTP result.</returns>
    public static Results<TSuccess, ProblemJsonResult> ToHttp<T, TSuccess>(this Result<T> result, Func<T, TSuccess> success)
        where T : notnull
        where TSuccess : IResult
    {
        ArgumentNullException.ThrowIfNull(success);
        return result.IsProblem ? result.Problem.ToHttp() : success(result.Value);
    }

    /// <summary>Converts a result to an HTTP result: 204, or the problem as RFC 9457 problem details.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The HTTP result.</returns>
    public static Results<NoContent, ProblemJsonResult> ToHttp(this Result result) =>
        result.IsProblem ? result.Problem.ToHttp() : TypedResults.NoContent();

    /// <summary>Converts a problem to an HTTP result with its code, message and details.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>The HTTP result.</returns>
    public static ProblemJsonResult ToHttp(this Problem problem) => new(problem.ToDetails());

    /// <summary>Converts a problem to problem details.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>The problem details.</returns>
    public static ProblemDetails ToDetails(this Problem problem)
    {
        var details = new ProblemDetails
        {
            Status = StatusOf(problem.Kind),
            Type = $"urn:tenantry:problem:{problem.Code}",
            Title = TitleOf(problem.Kind),
            Detail = problem.Message,
        };
        details.Extensions["code"] = problem.Code;
        if (problem.Field is { } field)
        {
            details.Extensions["field"] = field;
        }

        foreach (var (name, value) in problem.Details)
        {
            details.Extensions[name] = value;
        }

        return details;
    }

    /// <summary>Gets the HTTP status code of a kind of problem.</summary>
    /// <param name="kind">The kind of problem.</param>
    /// <returns>The HTTP status code.</returns>
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ProblemKind.PaymentRequired => StatusCodes.Status402PaymentRequired,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.RateLimited => StatusCodes.Status429TooManyRequests,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of problem has no HTTP status code."),
    };

    private static string TitleOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => "Invalid input",
        ProblemKind.Unauthenticated => "Sign in required",
        ProblemKind.PaymentRequired => "Not included in your plan",
        ProblemKind.Forbidden => "Permission denied",
        ProblemKind.NotFound => "Not found",
        ProblemKind.Conflict => "Conflict",
        ProblemKind.RateLimited => "Too many requests",
        _ => "Temporarily unavailable",
    };
}
