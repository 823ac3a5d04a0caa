namespace Tenantry.Kernel;

/// <summary>Specifies the kind of a <see cref="Problem"/>. Tenantry.Platform maps it to an HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>The input is invalid: HTTP 400.</summary>
    Invalid = 1,

    /// <summary>The object does not exist, or not for this caller: HTTP 404.</summary>
    NotFound = 2,

    /// <summary>The object's state does not allow the operation: HTTP 409.</summary>
    Conflict = 3,

    /// <summary>The caller lacks a permission: HTTP 403.</summary>
    Forbidden = 4,

    /// <summary>A payment or a higher plan is required: HTTP 402.</summary>
    PaymentRequired = 5,

    /// <summary>The caller made too many requests: HTTP 429.</summary>
    RateLimited = 6,

    /// <summary>The caller is not signed in: HTTP 401.</summary>
    Unauthenticated = 7,

    /// <summary>A dependency is not available: HTTP 503.</summary>
    Unavailable = 8,
}
