using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Tenantry.Platform.Problems;

/// <summary>Turns refusals into HTTP answers: the only place where a refusal meets a status code.</summary>
public static class ProblemResults
{
    /// <summary>Answers with the value, or with the refusal as RFC 9457 problem details.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <typeparam name="TAnswer">The type of the answer; the API's document describes it.</typeparam>
    /// <param name="result">The outcome.</param>
    /// <param name="answer">Makes the answer from the value.</param>
    /// <returns>The answer.</returns>
    public static Results<TAnswer, ProblemJsonResult> ToHttp<T, TAnswer>(this Result<T> result, Func<T, TAnswer> answer)
        where T : notnull
        where TAnswer : IResult
    {
        ArgumentNullException.ThrowIfNull(answer);
        return result.IsProblem ? result.Problem.ToHttp() : answer(result.Value);
    }

    /// <summary>Answers 204, or with the refusal.</summary>
    /// <param name="result">The outcome.</param>
    /// <returns>The answer.</returns>
    public static Results<NoContent, ProblemJsonResult> ToHttp(this Result result) =>
        result.IsProblem ? result.Problem.ToHttp() : TypedResults.NoContent();

    /// <summary>Answers with a refusal: its code, its message and its facts as members of the problem.</summary>
    /// <param name="problem">The refusal.</param>
    /// <returns>The answer.</returns>
    public static ProblemJsonResult ToHttp(this Problem problem) => new(problem.ToDetails());

    /// <summary>Writes a refusal as problem details.</summary>
    /// <param name="problem">The refusal.</param>
    /// <returns>The details.</returns>
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

        foreach (var (name, value) in problem.Facts)
        {
            details.Extensions[name] = value;
        }

        return details;
    }

    /// <summary>Gives the status of a kind of refusal.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The HTTP status.</returns>
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
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of refusal has no status."),
    };

    private static string TitleOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => "The input is not right",
        ProblemKind.Unauthenticated => "Sign in first",
        ProblemKind.PaymentRequired => "Your plan does not cover this",
        ProblemKind.Forbidden => "You may not do this",
        ProblemKind.NotFound => "There is no such thing",
        ProblemKind.Conflict => "Not in this state",
        ProblemKind.RateLimited => "Too many requests",
        _ => "Try again later",
    };
}
