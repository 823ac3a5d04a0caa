using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Connections;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>
/// Responds to every failed request of the API, and of other programs, with problem details and a trace ID. A request for a page gets the
/// status code, for which the host shows a page. A database that can't be used at the moment is 503 with <c>Retry-After</c>.
/// </summary>
internal sealed class RequestErrors(RequestDelegate next, IHostEnvironment environment, ILogger<RequestErrors> logger)
{
    private const string RetryAfterSeconds = "2";
    private const string PlainPage =
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>We'll be right back</title>" +
        "<h1>We'll be right back</h1><p>Your data is safe. Try again in a few seconds.</p></html>";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone, and with it everyone who could read a response.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await RespondAsync(
                context, bad.StatusCode == StatusCodes.Status400BadRequest ? Unreadable(bad) : StatusProblems.For(bad.StatusCode));
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted && failure.IsDatabaseUnavailable())
        {
            var isFull = failure.IsPoolExhausted();
            logger.DatabaseUnavailable(isFull, failure);
            await RespondAsync(context, (isFull ? WebProblems.Busy : WebProblems.DatabaseUnavailable).ToHttp());
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted && !WantsPage(context))
        {
            logger.RequestFailed(failure);
            var problem = StatusProblems.For(StatusCodes.Status500InternalServerError);
            if (environment.IsDevelopment())
            {
                problem.ProblemDetails.Extensions["exception"] = failure.ToString();
            }

            await RespondAsync(context, problem);
            return;
        }

        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 } && !WantsPage(context))
        {
            await StatusProblems.For(response.StatusCode).ExecuteAsync(context);
        }
    }

    /// <summary>Determines whether a browser expects a page instead of problem details.</summary>
    public static bool WantsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && (context.Request.Headers.ContainsKey("HX-Request")
            || context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true));

    /// <summary>Responds with a problem, or, to a request for a page, with its status code.</summary>
    public static async Task RespondAsync(HttpContext context, ProblemJsonResult problem)
    {
        var retryAfter = context.Response.Headers.RetryAfter;
        context.Response.Clear();
        if (problem.StatusCode is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            context.Response.Headers.RetryAfter = retryAfter.Count > 0 ? retryAfter : RetryAfterSeconds;
        }

        context.Response.StatusCode = problem.StatusCode;
        if (!WantsPage(context))
        {
            await problem.ExecuteAsync(context);
        }
        else if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable && IsErrorPage(context))
        {
            // The error page needs the database, too.
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(PlainPage, context.RequestAborted);
        }
    }

    internal static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static ProblemJsonResult Unreadable(BadHttpRequestException bad)
    {
        if (bad.InnerException is not JsonException json)
        {
            return WebProblems.BadRequest.ToHttp();
        }

        var problem = json.Data.Contains(InstantConverter.Marker) ? WebProblems.InvalidTime : WebProblems.InvalidValue;
        return (json.Path is { Length: > 2 } path ? problem.WithField(path[2..]) : problem).ToHttp();
    }
}
