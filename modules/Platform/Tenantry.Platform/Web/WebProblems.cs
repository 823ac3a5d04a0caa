namespace Tenantry.Platform.Web;

/// <summary>Defines the problems that the request pipeline responds with before an endpoint runs.</summary>
internal static class WebProblems
{
    public static Problem InvalidText { get; } = new(ProblemKind.Invalid, "platform.invalid_text",
        "This text contains a character that isn't allowed, such as a control character, or nothing that is visible. Type it again.");

    public static Problem InvalidValue { get; } = new(ProblemKind.Invalid, "platform.invalid_value",
        "This value can't be read. Check its format and its range.");

    public static Problem InvalidId { get; } = new(ProblemKind.NotFound, "platform.invalid_id",
        "Nothing has this ID. Check the link.");

    public static Problem InvalidTime { get; } = new(ProblemKind.Invalid, "platform.invalid_time",
        "A time must be ISO 8601 with an offset, such as 2026-01-31T10:00:00Z or 2026-01-31T11:00:00+01:00.");

    public static Problem BadRequest { get; } = new(ProblemKind.Invalid, "platform.bad_request",
        "The request can't be read. Check its body and its parameters.");

    public static Problem UnknownHost { get; } = new(ProblemKind.Invalid, "platform.unknown_host",
        "This site isn't served under the host name of the request. Check Tenantry:PublicUrl and AllowedHosts.");

    public static Problem CrossOriginRequest { get; } = new(ProblemKind.Forbidden, "platform.cross_origin_request",
        "A request with a session cookie must come from a page of this site. Programs use an API key or a bearer token.");

    public static Problem RateLimited { get; } = new(ProblemKind.RateLimited, "platform.rate_limited",
        "Too many requests. Wait as long as the Retry-After header says, and try again.");

    public static Problem Busy { get; } = new(ProblemKind.Unavailable, "platform.busy",
        "The server is busy. Nothing was changed. Try again in a few seconds.");

    public static Problem DatabaseUnavailable { get; } = new(ProblemKind.Unavailable, "platform.database_unavailable",
        "The service is temporarily unavailable. Try again in a few seconds.");
}
