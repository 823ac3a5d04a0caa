namespace Tenantry.Kernel;

/// <summary>What sort of refusal a <see cref="Problem"/> is. It is mapped to an HTTP status in one place, in the platform.</summary>
public enum ProblemKind
{
    /// <summary>The input breaks a rule: HTTP 400.</summary>
    Invalid = 1,

    /// <summary>There is no such thing, or not for this caller: HTTP 404.</summary>
    NotFound = 2,

    /// <summary>The thing is in a state that refuses this: HTTP 409.</summary>
    Conflict = 3,

    /// <summary>The caller lacks a permission: HTTP 403.</summary>
    Forbidden = 4,

    /// <summary>Paying, or paying more, mends it: HTTP 402.</summary>
    PaymentRequired = 5,

    /// <summary>Too many requests in a window: HTTP 429.</summary>
    RateLimited = 6,

    /// <summary>The caller is not signed in: HTTP 401.</summary>
    Unauthenticated = 7,

    /// <summary>Something this depends on does not answer; try again later: HTTP 503.</summary>
    Unavailable = 8,
}
