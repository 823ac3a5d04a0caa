using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Tenantry.Platform.Problems;

namespace Tenantry.Platform.Web;

/// <summary>Creates the problem of a status code that has no other explanation.</summary>
internal static class StatusProblems
{
    public static ProblemJsonResult For(int status, string? detail = null)
    {
        var (code, message) = status switch
        {
            400 => ("bad_request", WebProblems.BadRequest.Message),
            401 => ("unauthenticated", "Sign in, or send an API key or a bearer token."),
            403 => ("forbidden", "You don't have the permission for this operation."),
            404 => ("route_not_found", "Nothing is at this address."),
            405 => ("method_not_allowed", "This address doesn't support the method. The Allow header lists those that it does."),
            408 => ("request_timeout", "The request took too long to arrive. Try again."),
            413 => ("body_too_large", "The request is too large."),
            415 => ("unsupported_media_type", "The body must be JSON with the content type application/json."),
            429 => ("rate_limited", WebProblems.RateLimited.Message),
            500 => ("internal_error", "An unexpected error occurred. It was logged with the trace ID."),
            503 => ("unavailable", WebProblems.DatabaseUnavailable.Message),
            _ => ("status_" + status.ToString(CultureInfo.InvariantCulture), ReasonPhrases.GetReasonPhrase(status)),
        };
        var details = new ProblemDetails
        {
            Status = status,
            Type = $"urn:tenantry:problem:platform.{code}",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail ?? message,
        };
        details.Extensions["code"] = "platform." + code;
        return new ProblemJsonResult(details);
    }
}
