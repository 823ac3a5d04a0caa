using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tenantry.Platform.Problems;

/// <summary>Represents a result that writes RFC 9457 problem details.</summary>
public sealed class ProblemJsonResult : IResult, IStatusCodeHttpResult, IContentTypeHttpResult, IValueHttpResult,
    IValueHttpResult<ProblemDetails>
{
    internal ProblemJsonResult(ProblemDetails details) => ProblemDetails = details;

    /// <summary>Gets the problem details.</summary>
    public ProblemDetails ProblemDetails { get; }

    /// <summary>Gets the HTTP status code.</summary>
    public int StatusCode => ProblemDetails.Status!.Value;

    /// <summary>Gets the content type: <c>application/problem+json</c>.</summary>
    public string ContentType => "application/problem+json";

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    object? IValueHttpResult.Value => ProblemDetails;

    ProblemDetails? IValueHttpResult<ProblemDetails>.Value => ProblemDetails;

    // TypedResults.Problem writes through IProblemDetailsService: on a controller without [ApiController], MVC's writer accepts the problem
    // and writes nothing, so the response would have an empty body.
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        ProblemDetails.Extensions.TryAdd("traceId", Activity.Current?.Id ?? httpContext.TraceIdentifier);
        httpContext.RequestServices.GetService<IOptions<ProblemDetailsOptions>>()?.Value.CustomizeProblemDetails?.Invoke(
            new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = ProblemDetails });
        httpContext.Response.StatusCode = StatusCode;
        return httpContext.Response.WriteAsJsonAsync(ProblemDetails, options: null, ContentType, httpContext.RequestAborted);
    }
}
